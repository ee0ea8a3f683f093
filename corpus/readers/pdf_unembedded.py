"""Text in fonts that are neither in the PDF nor on this machine, of which pdfium drops lone characters."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pdfplumber

from corpus.errors import UnreadableFile
from corpus.readers.pdf_page import Character, Page, runs_of

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it warns of every odd operator

_UNREADABLE = "PDF 没有嵌入字体，文字读不完整，请在导出时嵌入字体，或提供 DOCX、网页版本。"


def with_dropped_text(data: bytes, pages: Sequence[Page]) -> list[Page]:
    """The pages, those with dropped text read once more by pdfminer; UnreadableFile when that fails."""
    numbers = [page.number for page in pages if page.has_dropped_text]
    try:
        with pdfplumber.open(io.BytesIO(data), pages=numbers) as file:
            runs = {page.page_number: tuple(runs_of(_characters(page))) for page in file.pages}
    except Exception:  # pdfminer raises errors of any kind on files that pdfium reads
        raise UnreadableFile("file-unreadable", _UNREADABLE) from None
    return [replace(page, runs=runs.get(page.number, page.runs)) for page in pages]


def _characters(page: Any) -> Iterator[Character | None]:
    if page.rotation:
        raise ValueError("turned page")
    left, bottom = page.mediabox[:2]
    for character in page.chars:
        text = character["text"]
        if not text or text.isspace() or not character["upright"]:
            yield None
            continue
        x0, x1 = character["x0"] + left, character["x1"] + left
        yield text, (x0, -character["y1"] - bottom, x1, -character["y0"] - bottom)
