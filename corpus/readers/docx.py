"""DOCX files: paragraphs and tables of the document body in order, as they read with all changes accepted."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from corpus.errors import CorpusError, UnreadableFile, UnsupportedFile
from corpus.readers import limits
from corpus.readers.cells import OpenCell, table_items
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_xml import attribute, child, local_name, number, read_package
from corpus.readers.flat_tables import with_flat_tables
from corpus.readers.pictures import read_pictures
from corpus.readers.spanned import Item, Line, Picture, build, tidy
from corpus.types import Document, Source

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_DROPPED = frozenset(
    ("del", "moveFrom", "instrText", "Fallback", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr")
)
_APART = ("strike", "dstrike", "vertAlign")  # never part of the figure beside them
_OFF = ("0", "false", "off", "baseline")
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
            package = read_package(archive)
    except CorpusError:
        raise
    except _DAMAGE:
        raise limits.damaged("DOCX") from None
    reading = _Reading(Numbering(package.numbering, package.styles), media=package.media)
    reading.blocks(package.body)
    return with_flat_tables(build(source, read_pictures(reading.items), package.title))


@dataclass(slots=True)
class _Reading:
    """The items of a part of the document, collected in order."""

    numbering: Numbering
    items: list[Item] = field(default_factory=list)
    media: Mapping[str, bytes] = field(default_factory=dict)  # pictures by the name of their relation
    _pictures: list[str] = field(default_factory=list)  # in the paragraph being read
    _inline: list[str] = field(default_factory=list)

    def blocks(self, parent: etree._Element) -> None:
        """Nothing; the paragraphs and tables under `parent` are added to the items."""
        for each in parent:
            name = local_name(each)
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self.items.extend(table_items(self._rows(each)))
            elif name not in _DROPPED:
                self.blocks(each)

    def _paragraph(self, paragraph: etree._Element) -> None:
        boxes: list[etree._Element] = []
        self._inline.clear()
        self._runs(paragraph, boxes)
        lines = [line for part in "".join(self._inline).split("\n") if (line := tidy(part))]
        if lines and (mark := self.numbering.mark(paragraph)):
            lines[0] = f"{mark} {lines[0]}" if lines[0][0].isdigit() else f"{mark}{lines[0]}"
        self.items.extend(map(Line, lines))
        self.items.extend(Picture(self.media.get(name)) for name in self._pictures)
        self._pictures.clear()
        for box in boxes:
            self.blocks(box)

    def _runs(self, parent: etree._Element, boxes: list[etree._Element]) -> None:
        for each in parent:
            name = local_name(each)
            if name == "t":
                self._inline.append(each.text or "")
            elif name in _BREAKS:
                self._inline.append(_BREAKS[name])
            elif name == "txbxContent":
                boxes.append(each)
            elif name in ("blip", "imagedata"):
                self._pictures.append(attribute(each, "embed") or attribute(each, "id"))
            elif name == "r":
                self._run(each, boxes)
            elif name not in _DROPPED:
                self._runs(each, boxes)

    def _run(self, run: etree._Element, boxes: list[etree._Element]) -> None:
        properties = child(run, "rPr")
        shown = (
            {}
            if properties is None
            else {local_name(each): attribute(each, "val", "1") for each in properties}
        )
        if shown.get("vanish", "0") not in _OFF:
            return
        apart = "" if all(shown.get(name, "0") in _OFF for name in _APART) else " "
        self._inline.append(apart)
        self._runs(run, boxes)
        self._inline.append(apart)

    def _rows(self, table: etree._Element) -> list[list[OpenCell]]:
        rows: list[list[OpenCell]] = []
        above: dict[int, OpenCell] = {}  # by first column, the cell that a merge from above would continue
        for row in _inside(table, "tr"):
            if child(row, "trPr", "del") is None:
                cells, above = self._row(row, above)
                rows.append(cells)
        return rows

    def _row(
        self, row: etree._Element, above: dict[int, OpenCell]
    ) -> tuple[list[OpenCell], dict[int, OpenCell]]:
        skipped = number(child(row, "trPr", "gridBefore"), 0)
        column = skipped
        cells: list[OpenCell] = []
        merging: dict[int, OpenCell] = {}
        for element in _inside(row, "tc"):
            colspan = max(number(child(element, "tcPr", "gridSpan"), 1), 1)
            beside = child(element, "tcPr", "hMerge")
            if cells and beside is not None and attribute(beside, "val", "continue") == "continue":
                cells[-1].colspan += colspan
                column += colspan
                continue
            merge = child(element, "tcPr", "vMerge")
            cell = above.get(column)
            goes_on = merge is not None and attribute(merge, "val", "continue") == "continue"
            own = self._cell(element, OpenCell(1, colspan, skipped))
            if cell is not None and goes_on and not own.items:
                cell.rowspan += 1
            else:
                cell = own
                cells.append(cell)
                skipped = 0
            merging[column] = cell
            column += colspan
        return cells, merging

    def _cell(self, element: etree._Element, cell: OpenCell) -> OpenCell:
        inner = _Reading(self.numbering, cell.items, self.media)
        inner.blocks(element)
        return cell


def _inside(parent: etree._Element, wanted: str) -> list[etree._Element]:
    """The rows of a table or cells of a row, also those wrapped in content controls."""
    found: list[etree._Element] = []
    for each in parent:
        name = local_name(each)
        if name == wanted:
            found.append(each)
        elif name not in _DROPPED:
            found.extend(_inside(each, wanted))
    return found
