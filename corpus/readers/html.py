"""HTML pages: paragraphs and data tables in reading order, without scripts, menus and hidden parts."""

from __future__ import annotations

import codecs
from collections.abc import Set
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.errors import UnreadableFile
from corpus.readers import limits
from corpus.readers.cells import OpenCell, table_items
from corpus.readers.charset import without_readings
from corpus.readers.flat_tables import with_flat_tables
from corpus.readers.html_elements import entered, hidden, open_cell, picture
from corpus.readers.pictures import read_pictures
from corpus.readers.spanned import Item, Picture, build, line_of, tidy
from corpus.types import Document, Source

# fmt: off
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio",
    "video", "map", "head", "select", "button", "textarea", "datalist", "dialog",
))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on
_CELLS = ("td", "th")
_APART = frozenset(("sup", "sub", "del", "s", "strike"))  # never part of the figure beside them
_NOT_PLAIN = _SKIPPED | _APART | {"img", "input", "table", "tr", "td", "th", "pre"}
_CELLS_OPEN = ("<td", "<th")
_LONGEST_CELL = 1000  # characters of one that may come again
_KEPT = 1 << 12
_PLAIN: dict[str, OpenCell] = {}  # cells with nothing but text by how they are written, never changed
_FEW_ELEMENTS = 8  # between a block and its text
_TITLE_META = ("articletitle", "og:title")
_BROKEN_SHARE = 0.1  # of the Chinese text
_NUL_SHARE = 0.001
_ASCII = bytes(range(128))


def read(data: bytes, source: Source) -> Document:
    """The page's document; UnreadableFile when it is empty or beyond the limits."""
    limits.check_bytes(data)
    text, encoding = decode(data)
    limits.check_markup(text)
    tree = LexborHTMLParser(without_readings(text))
    items = _Walk(hidden(tree)).items(tree.root) if tree.root else []
    return with_flat_tables(build(replace(source, encoding=encoding), read_pictures(items), _title(tree)))


def decode(data: bytes) -> tuple[str, str]:
    """The text and its encoding: by byte order mark, else UTF-8 where it mostly fits, else GB18030."""
    is_marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    foreign = len(data.translate(None, _ASCII))
    for encoding in ("utf-16",) if is_marked else ("utf-8-sig", "gb18030"):
        text = data.decode(encoding, "replace")
        if 2 * text.count("\ufffd") <= foreign * _BROKEN_SHARE and text.count("\0") <= len(text) * _NUL_SHARE:
            return text, encoding.removesuffix("-sig")
    raise UnreadableFile("file-unreadable", "文件不是网页，或编码不是 UTF-8、GB18030，请重新保存网页后再试。")


def _title(tree: LexborHTMLParser) -> str | None:
    for node in tree.css("meta[name], meta[property]"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or ""
        if name.lower() in _TITLE_META and (content := tidy(attributes.get("content") or "")):
            return content
    title = tree.css_first("title")
    return (tidy(title.text()) or None) if title else None


@dataclass(slots=True)
class _OpenTable:
    """A table being read."""

    outer: list[Item]  # where what it holds will go
    rows: list[list[OpenCell]] = field(default_factory=list)
    is_layout: bool = False  # a cell holds so much that writing others down to compare them costs too much


class _Walk:
    """One pass over the tree without recursion, so that no nesting is too deep."""

    def __init__(self, hidden: Set[int]) -> None:
        self._hidden = hidden
        self._items: list[Item] = []
        self._sink = self._items  # where the next line goes: the page or the open cell
        self._tables: list[_OpenTable] = []
        self._rows: list[list[OpenCell]] = []  # of the innermost table
        self._inline: list[str] = []
        self._pictures: list[Picture] = []  # in the line being read
        self._preformatted = 0

    def items(self, root: LexborNode) -> list[Item]:
        """The lines and tables under `root` in order."""
        path: list[tuple[LexborNode, str]] = [(root, "")]
        node = root.first_child
        while path:
            if node is None:
                parent, tag = path.pop()
                self._leave(tag)
                node = parent.next if path else None
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag not in _SKIPPED and not (self._hidden and node.mem_id in self._hidden):
                if tag in _CELLS and self._rows and not (self._preformatted or self._tables[-1].is_layout):
                    following = self._plain_cells(node)
                    if following is not node:
                        node = following
                        continue
                text = self._only_text(node) if tag in _BLOCKS else None
                if text is not None or (child := node.first_child) is None:
                    self._enter(node, tag)
                    if text is not None:
                        self._text(text)
                    self._leave(tag)
                else:
                    self._enter(node, tag)
                    path.append((node, tag))
                    node = child
                    continue
            node = node.next
        self._flush()
        return self._items

    def _plain_cells(self, first: LexborNode) -> LexborNode | None:
        """Reads the cells from the first on that hold nothing but text; the node behind them."""
        node: LexborNode | None = first
        row = self._rows[-1]
        while node is not None:
            written = node.html or ""
            if written[:3] in _CELLS_OPEN:
                cell = _PLAIN.get(written) or self._plain_cell(node, written)
                if cell is None:
                    break
                if self._inline or self._pictures:
                    self._flush()
                row.append(cell)
                self._sink = self._tables[-1].outer
            elif not node.is_empty_text_node:
                break
            node = node.next
        return node

    def _plain_cell(self, node: LexborNode, written: str) -> OpenCell | None:
        """The cell, None when it may hold more than text; it is known again by how it is written."""
        self._tables[-1].is_layout |= len(written) > _LONGEST_CELL
        if node.mem_id in self._hidden or (text := self._only_text(node)) is None:
            return None
        line = line_of(text)
        cell = open_cell(node, [line] if line else [])
        if len(written) <= _LONGEST_CELL:
            if len(_PLAIN) >= _KEPT:
                _PLAIN.clear()
            _PLAIN[written] = cell
        return cell

    def _only_text(self, block: LexborNode) -> str | None:
        """The text of a block with nothing else in it, None when it may hold more."""
        node, hidden = block.first_child, self._hidden
        for _ in range(_FEW_ELEMENTS):
            if node is None or node.next is not None:
                return None
            if node.is_text_node:
                return node.text_content or ""
            if (node.tag or "") in _NOT_PLAIN or (hidden and node.mem_id in hidden):
                return None
            node = node.first_child
        return None

    def _text(self, text: str) -> None:
        if not self._preformatted:
            self._inline.append(text)
            return
        for line in text.splitlines():
            self._inline.append(line)
            self._flush()

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag in _APART:
            self._inline.append(" ")
        if tag not in _BLOCKS:
            if tag == "img" and (shown := picture(node)):
                self._pictures.append(shown)
            elif tag == "input" and self._rows:
                self._inline.append(entered(node))
            return
        self._flush()
        if tag == "table":
            if len(self._tables) == limits.MAX_TABLE_DEPTH:
                raise limits.damaged("HTML")
            self._tables.append(_OpenTable(self._sink))
            self._rows = self._tables[-1].rows
        elif tag == "tr" and self._tables:
            self._rows.append([])
        elif tag in _CELLS and self._rows:
            cell = open_cell(node, [])
            self._rows[-1].append(cell)
            self._sink = cell.items
        elif tag == "pre":
            self._preformatted += 1

    def _leave(self, tag: str) -> None:
        if tag in _APART:
            self._inline.append(" ")
        if tag not in _BLOCKS:
            return
        self._flush()
        if tag in _CELLS and self._tables:
            self._sink = self._tables[-1].outer
        elif tag == "table":
            table = self._tables.pop()
            table.outer.extend(table_items(table.rows))
            self._sink = table.outer
            self._rows = self._tables[-1].rows if self._tables else []
        elif tag == "pre":
            self._preformatted -= 1

    def _flush(self) -> None:
        if self._inline:
            if line := line_of("".join(self._inline)):
                self._sink.append(line)
            self._inline.clear()
        if self._pictures:
            self._sink.extend(self._pictures)
            self._pictures.clear()
