"""PDF files: paragraphs and ruled tables in reading order, without page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.errors import UnreadableFile
from corpus.readers import limits, ocr
from corpus.readers.flat_tables import with_flat_tables
from corpus.readers.pdf_lines import PdfLine, paragraphs, printed_lines
from corpus.readers.pdf_page import Page, Run, read_page
from corpus.readers.pdf_ruled import ruled_tables
from corpus.readers.pdf_streams import check_streams
from corpus.readers.pdf_tables import PdfTable
from corpus.readers.spanned import Item, build, tidy
from corpus.types import Block, Cell, Document, Grid, Source, Span

Part = PdfLine | PdfTable

_MARGIN = 0.1  # of the page's height: where page numbers and running heads stand
_PAGE_NUMBER = re.compile(
    r"[-—–―－·.\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*[/／,，共]+\s*\d{1,4}\s*页?)?[-—–―－·.\s]*"
)
_DASHED_NUMBER = re.compile(r"[-—–―－]\s*\d{1,4}\s*[-—–―－]")
_LEGIBLE = re.compile(r"[^\W_]")
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_MAX_UNMAPPED = 0.3
_MIN_CHARACTERS = 20
_SCANNED = "PDF 里没有可读的文字（多半是扫描件），请提供文字版，或装上 ocr 组件后再试。"


def read(data: bytes, source: Source) -> Document:
    """The file's document with pages; CorpusError when encrypted, damaged, scanned or beyond the limits."""
    limits.check_bytes(data)
    check_streams(data)
    try:
        pages, title = _pages(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableFile("file-encrypted", "文件有密码保护，请去掉密码后再试。") from None
        raise limits.damaged("PDF") from None
    if any(page.has_dropped_text for page in pages):
        from corpus.readers.pdf_unembedded import with_dropped_text  # pdfplumber is slow to import

        pages = with_dropped_text(data, pages)
    text = "".join(run.text for page in pages for run in page.runs)
    if len(_LEGIBLE.findall(text)) < _MIN_CHARACTERS or len(_UNMAPPED.findall(text)) > _MAX_UNMAPPED * len(
        text
    ):
        raise UnreadableFile("file-scanned", _SCANNED)
    document = with_flat_tables(build(source, items_of(pages), title, _notes(pages)))
    read_by_sight = {page.number for page in pages if page.is_recognised}
    return replace(document, recognised=_spans(document, read_by_sight)) if read_by_sight else document


def _spans(document: Document, pages: set[int]) -> tuple[Span, ...]:
    """Where what stands on these pages is in the text."""
    cells = (cell for block in document.blocks if isinstance(block, Grid) for cell in block.cells)
    lines = (block for block in document.blocks if isinstance(block, Block))
    placed: Iterator[Block | Cell] = chain(lines, cells)
    return tuple(each.span for each in placed if each.page in pages)


def _notes(pages: Sequence[Page]) -> list[str]:
    scanned = [page.number for page in pages if page.has_picture and page.has_invisible_text]
    pictures = [
        page.number
        for page in pages
        if page.has_picture and not page.has_invisible_text and not page.is_recognised
    ]
    notes = {
        "是扫描件，文字出自文字识别，数字请与原件核对": scanned,
        "有图片，图片里的内容没有读": pictures,
    }
    return [f"第 {'、'.join(map(str, numbers))} 页{note}。" for note, numbers in notes.items() if numbers]


def _pages(data: bytes) -> tuple[list[Page], str | None]:
    with pdfium.PdfDocument(data) as file:
        count = len(file)
        if count > limits.MAX_PAGES:
            raise limits.too_large(f"文件超过 {limits.MAX_PAGES} 页")
        title = tidy(file.get_metadata_value("Title")) or None
        return [_page(file, index) for index in range(count)], title


def _page(file: pdfium.PdfDocument, index: int) -> Page:
    page = file[index]
    try:
        read = read_page(page, index + 1)
        if not _is_scanned(read) or not ocr.is_installed():
            return read
        shown = ocr.recognised(page.render(scale=ocr.DOTS).to_pil(), index + 1)
        return shown if shown.runs else read
    finally:
        page.close()


def _is_scanned(page: Page) -> bool:
    if not page.has_picture or page.has_invisible_text:
        return False
    return sum(len(_LEGIBLE.findall(run.text)) for run in page.runs) < _MIN_CHARACTERS


def items_of(pages: Sequence[Page]) -> Iterator[Item]:
    """Paragraphs and tables in order; what a page break divides is put together."""
    parts = _without_heads(pages, [_parts(page) for page in pages])
    body = [part.box for part in parts if isinstance(part, PdfLine)]
    left, right = min((box.x0 for box in body), default=0.0), max((box.x1 for box in body), default=0.0)
    lines: list[PdfLine] = []
    table: PdfTable | None = None
    for part in parts:
        if isinstance(part, PdfTable):
            if table and table.goes_on_in(part):
                table.append(part)
                continue
            yield from paragraphs(lines, left, right)
            lines.clear()
        if table and (cells := table.printed()):
            yield cells
        table = None
        if isinstance(part, PdfTable):
            table = part
        else:
            lines.append(part)
    yield from paragraphs(lines, left, right)
    if table and (cells := table.printed()):
        yield cells


def _parts(page: Page) -> list[Part]:
    """The lines and tables of the page from top to bottom."""
    tables = ruled_tables(page.horizontal, page.vertical)
    inside: list[dict[int, list[Run]]] = [{} for _ in tables]
    outside: list[Run] = []
    for run in page.runs:
        for ruled, areas in zip(tables, inside, strict=True):
            area = ruled.area_of(run.box)
            if area is not None:
                areas.setdefault(area, []).append(run)
                break
        else:
            outside.append(run)
    parts: list[Part] = [*printed_lines(outside, page.number)]
    for ruled, areas in zip(tables, inside, strict=True):
        lines = [printed_lines(areas.get(index, ()), page.number) for index in range(len(ruled.areas))]
        kept = [[line for line in cell if not _is_number(line, page, _DASHED_NUMBER)] for cell in lines]
        parts.append(PdfTable.of(ruled, kept, page.number))
    return sorted(parts, key=lambda part: part.box.y if isinstance(part, PdfLine) else part.box.top)


def _without_heads(pages: Sequence[Page], parts: Sequence[Sequence[Part]]) -> list[Part]:
    """The parts of all pages without page numbers and the lines that most pages repeat in their margins."""
    heads: Counter[str] = Counter()
    for page, own in zip(pages, parts, strict=True):
        heads.update({_head(part) for part in own if isinstance(part, PdfLine) and _in_margin(part, page)})
    repeated = {head for head, count in heads.items() if count > 1 and 2 * count >= len(pages)}
    return [
        part
        for page, own in zip(pages, parts, strict=True)
        for part in own
        if isinstance(part, PdfTable)
        or not (_is_number(part, page, _PAGE_NUMBER) or (_in_margin(part, page) and _head(part) in repeated))
    ]


def _head(line: PdfLine) -> str:
    return re.sub(r"\d+", "", line.text)


def _in_margin(line: PdfLine, page: Page) -> bool:
    margin = _MARGIN * page.box.height
    return line.box.bottom < page.box.top + margin or line.box.top > page.box.bottom - margin


def _is_number(line: PdfLine, page: Page, pattern: re.Pattern[str]) -> bool:
    return _in_margin(line, page) and bool(pattern.fullmatch(line.text))
