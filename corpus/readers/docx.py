"""DOCX files: paragraphs and tables of the document body in order, as they read with all changes accepted."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from corpus.errors import CorpusError, UnreadableFile, UnsupportedFile
from corpus.readers import limits
from corpus.readers.cells import OpenCell, table_items
from corpus.readers.flat_tables import with_flat_tables
from corpus.readers.spanned import Item, Line, build, tidy
from corpus.types import Document, Source

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_DROPPED = frozenset(
    ("del", "moveFrom", "instrText", "Fallback", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr")
)
_OFF = ("0", "false", "off")
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, etree.XMLSyntaxError,
    EOFError, KeyError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip


def read(data: bytes, source: Source) -> Document:
    """The file's document; CorpusError when encrypted, damaged, of another kind or too large."""
    limits.check_bytes(data)
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise UnreadableFile("file-encrypted", "文件有密码保护，请去掉密码后再试。")
        raise UnsupportedFile("file-type", "这是旧版 Office 文件（.doc 等），请另存为 .docx 后再试。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _xml(archive, _main_part(archive))
            title = _title(archive)
    except CorpusError:
        raise
    except _DAMAGE:
        raise limits.damaged("DOCX") from None
    if _name(body) != "document":
        raise UnsupportedFile("file-type", "这不是 Word 文档，请提供 .docx 格式的报告。")
    reading = _Reading()
    reading.blocks(body)
    notes = (f"文中有 {reading.pictures} 张图片，图片里的内容没有读。",) if reading.pictures else ()
    return with_flat_tables(build(source, reading.items, title, notes))


def _main_part(archive: zipfile.ZipFile) -> str:
    for relation in _xml(archive, "_rels/.rels"):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return posixpath.normpath((relation.get("Target") or "").lstrip("/"))
    raise limits.damaged("DOCX")


def _title(archive: zipfile.ZipFile) -> str | None:
    if "docProps/core.xml" not in archive.namelist():
        return None
    core = _xml(archive, "docProps/core.xml")
    return tidy(core.findtext("{http://purl.org/dc/elements/1.1/}title") or "") or None


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise UnreadableFile("file-encrypted", "文件有密码保护，请去掉密码后再试。")
    if info.file_size > limits.MAX_XML_BYTES:
        raise limits.too_large("文件解压后过大")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(archive.read(info), parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise limits.damaged("DOCX")
    return root


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: etree._Element, *path: str) -> etree._Element | None:
    """The descendant down the path of local names."""
    found: etree._Element | None = element
    for name in path:
        if found is not None:
            found = next((child for child in found if _name(child) == name), None)
    return found


def _value(element: etree._Element | None, default: str) -> str:
    """The `val` attribute, the default when it has none."""
    if element is None:
        return default
    return next((value for key, value in element.items() if key.endswith("}val")), default)


def _count(element: etree._Element | None, default: int) -> int:
    value = _value(element, str(default))
    return min(int(value[:6]), limits.MAX_COLUMNS + 1) if value.isdecimal() else default


@dataclass(slots=True)
class _Reading:
    """The items of a part of the document, collected in order."""

    items: list[Item] = field(default_factory=list)
    pictures: int = 0
    _inline: list[str] = field(default_factory=list)

    def blocks(self, parent: etree._Element) -> None:
        """Nothing; the paragraphs and tables under `parent` are added to the items."""
        for child in parent:
            name = _name(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self.items.extend(table_items(self._rows(child)))
            elif name not in _DROPPED:
                self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        boxes: list[etree._Element] = []
        self._inline.clear()
        self._runs(paragraph, boxes)
        lines = (tidy(line) for line in "".join(self._inline).split("\n"))
        self.items.extend(Line(line) for line in lines if line)
        for box in boxes:
            self.blocks(box)

    def _runs(self, parent: etree._Element, boxes: list[etree._Element]) -> None:
        for child in parent:
            name = _name(child)
            if name == "t":
                self._inline.append(child.text or "")
            elif name in _BREAKS:
                self._inline.append(_BREAKS[name])
            elif name == "txbxContent":
                boxes.append(child)
            elif name in ("blip", "imagedata"):
                self.pictures += 1
            elif name not in _DROPPED and not (name == "r" and _is_hidden(child)):
                self._runs(child, boxes)

    def _rows(self, table: etree._Element) -> list[list[OpenCell]]:
        rows: list[list[OpenCell]] = []
        above: dict[int, OpenCell] = {}  # by first column, the cell that a merge from above would continue
        for row in _inside(table, "tr"):
            if _child(row, "trPr", "del") is None:
                cells, above = self._row(row, above)
                rows.append(cells)
        return rows

    def _row(
        self, row: etree._Element, above: dict[int, OpenCell]
    ) -> tuple[list[OpenCell], dict[int, OpenCell]]:
        skipped = _count(_child(row, "trPr", "gridBefore"), 0)
        column = skipped
        cells: list[OpenCell] = []
        merging: dict[int, OpenCell] = {}
        for element in _inside(row, "tc"):
            colspan = max(_count(_child(element, "tcPr", "gridSpan"), 1), 1)
            merge = _child(element, "tcPr", "vMerge")
            cell = above.get(column)
            if cell is not None and merge is not None and _value(merge, "continue") == "continue":
                cell.rowspan += 1
            else:
                cell = self._cell(element, OpenCell(1, colspan, skipped))
                cells.append(cell)
                skipped = 0
            merging[column] = cell
            column += colspan
        return cells, merging

    def _cell(self, element: etree._Element, cell: OpenCell) -> OpenCell:
        inner = _Reading(cell.items)
        inner.blocks(element)
        self.pictures += inner.pictures
        return cell


def _inside(parent: etree._Element, wanted: str) -> list[etree._Element]:
    """The rows of a table or cells of a row, also those wrapped in content controls."""
    found: list[etree._Element] = []
    for child in parent:
        name = _name(child)
        if name == wanted:
            found.append(child)
        elif name not in _DROPPED:
            found.extend(_inside(child, wanted))
    return found


def _is_hidden(run: etree._Element) -> bool:
    vanish = _child(run, "rPr", "vanish")
    return vanish is not None and _value(vanish, "1") not in _OFF
