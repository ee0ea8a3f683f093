"""HTML pages: paragraphs and data tables in reading order, without scripts, menus and hidden parts."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.errors import UnreadableFile
from corpus.readers import limits
from corpus.readers.cells import OpenCell, table_items
from corpus.readers.flat_tables import with_flat_tables
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
_NOT_PLAIN = _SKIPPED | _APART | {"img", "table", "tr", "td", "th", "pre"}
_FEW_ELEMENTS = 8  # between a block and its text
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TITLE_META = ("articletitle", "og:title")
_MAX_SPAN = 100
_SMALL = re.compile(r"\d{1,2}(?:\.\d+)?(?:px)?")  # of a side in pixels: icons, not tables
_BROKEN_SHARE = 0.1  # of the Chinese text
_NUL_SHARE = 0.001


def read(data: bytes, source: Source) -> Document:
    """The page's document; UnreadableFile when it is empty or beyond the limits."""
    limits.check_bytes(data)
    text, encoding = decode(data)
    limits.check_markup(text)
    tree = LexborHTMLParser(text)
    items = _Walk(_hidden(tree)).items(tree.root) if tree.root else []
    return with_flat_tables(build(replace(source, encoding=encoding), read_pictures(items), _title(tree)))


def decode(data: bytes) -> tuple[str, str]:
    """The text and its encoding: by byte order mark, else UTF-8 where it mostly fits, else GB18030."""
    is_marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    foreign = len(data) - len(data.decode("ascii", "ignore"))
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
                text = self._only_text(node) if tag in _BLOCKS else None
                if text is not None and tag in _CELLS and self._rows and not self._preformatted:
                    self._cell(node, text)
                elif text is not None or (child := node.first_child) is None:
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

    def _cell(self, node: LexborNode, text: str) -> None:
        """Reads a cell that holds nothing but this text."""
        if self._inline or self._pictures:
            self._flush()
        cell = _open_cell(node)
        if line := line_of(text):
            cell.items.append(line)
        self._rows[-1].append(cell)
        self._sink = self._tables[-1].outer

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
            if tag == "img" and _is_large(node):
                self._pictures.append(Picture(_data(node.attributes.get("src") or "")))
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
            cell = _open_cell(node)
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


def _hidden(tree: LexborHTMLParser) -> Set[int]:
    """Where in memory the elements are that nobody sees."""
    return {node.mem_id for node in tree.css("nav, [hidden], [style]") if _is_hidden(node)}


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if node.tag == "nav" and not any("crumb" in (value or "").lower() for value in attributes.values()):
        return True
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _is_large(node: LexborNode) -> bool:
    sides = (node.attributes.get(side) or "" for side in ("width", "height"))
    return not any(_SMALL.fullmatch(side.strip()) for side in sides)


def _data(source: str) -> bytes | None:
    """The bytes of a picture that the page itself holds, None of one that it only names."""
    head, comma, body = source.partition(",")
    if not comma or not head.startswith("data:image/") or not head.endswith(";base64"):
        return None
    try:
        return base64.b64decode(body)
    except binascii.Error:
        return None


def _open_cell(node: LexborNode) -> OpenCell:
    attributes = node.attributes
    rows, columns = attributes.get("rowspan"), attributes.get("colspan")
    return OpenCell(_span(rows, _MAX_SPAN) if rows else 1, _span(columns, 1) if columns else 1)


@lru_cache(1 << 8)
def _span(value: str, zero: int) -> int:
    if not value.isdecimal():
        return 1
    return min(int(value[:6]) or zero, _MAX_SPAN)
