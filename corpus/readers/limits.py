"""What no published report exceeds: a file beyond these limits is rejected before it costs memory or time."""

from __future__ import annotations

import re
from collections import Counter

from corpus.errors import UnreadableFile

MAX_BYTES = 50_000_000
MAX_XML_BYTES = 20_000_000
MAX_STREAM_BYTES = 60_000_000
MAX_PICTURE_BYTES = 100_000_000
MAX_PICTURES = 40
MAX_PAGES = 500
MAX_PAGE_OBJECTS = 100_000
MAX_COLUMNS = 500
MAX_CELLS = 100_000
MAX_CHARACTERS = 5_000_000
MAX_TABLE_DEPTH = 40
MAX_TAGS = 300_000
MAX_OPEN_TAGS = 5_000
MAX_ATTRIBUTES = 5_000
MAX_REOPENED_TAGS = 1_500_000

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^<>]*)")
_NEVER_OPEN = frozenset(  # void, or closed by the next of their kind
    (
        "br",
        "col",
        "dd",
        "dt",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "td",
        "th",
        "tr",
        "wbr",
    )
)
_FORMATTING = frozenset(  # what an HTML parser opens anew in every block while it is not closed
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)

_FORMATTING_TAG = re.compile(rf"<(?=[abcefinstu])(?:{'|'.join(_FORMATTING)})(?![^\s/>])", re.IGNORECASE)


def check_bytes(data: bytes) -> None:
    """Nothing; UnreadableFile when the file is empty or over 50 MB."""
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFile("file-empty", "文件是空的，请换一份有内容的文件。")
    if len(data) > MAX_BYTES:
        raise too_large(f"文件超过 {MAX_BYTES // 1_000_000} MB")


def check_text(text: str) -> None:
    """Nothing; UnreadableFile when nothing legible was printed or the text is longer than any report."""
    if len(text) > MAX_CHARACTERS:
        raise too_large(f"文字超过 {MAX_CHARACTERS // 10_000} 万字")
    if not re.search(r"\w", text):
        raise UnreadableFile("file-empty", "文件里没有文字，请换一份有内容的文件。")


def check_markup(html: str) -> None:
    """Nothing; UnreadableFile when an HTML parser would need time or memory out of proportion to the text."""
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise too_large(f"网页标签超过 {MAX_TAGS // 10_000} 万个")
    if _goes_on_without("<", html, 4 * MAX_ATTRIBUTES) and any(
        len(found[3].split()) > MAX_ATTRIBUTES for found in _TAG.finditer(html)
    ):
        raise damaged("HTML")
    most = MAX_REOPENED_TAGS // max(tags, 1)
    if tags > MAX_OPEN_TAGS or (tags - html.count("</") > most and len(_FORMATTING_TAG.findall(html)) > most):
        _check_open_tags(html, most)


def _goes_on_without(sign: str, text: str, most: int) -> bool:
    """Whether more than so many characters in a row are not the sign."""
    at = 0
    while at + most < len(text):
        last = text.rfind(sign, at, at + most + 1)
        if last < 0:
            return True
        at = last + 1
    return False


def _check_open_tags(html: str, max_formatting: int) -> None:
    is_open: Counter[str] = Counter()
    formatting = total = 0
    for found in _TAG.finditer(html):
        name = found[2].lower()
        step = -1 if found[1] else 1
        if name in _NEVER_OPEN or (found[1] and not is_open[name]):
            continue
        is_open[name] += step
        total += step
        formatting += step * (name in _FORMATTING)
        if formatting > max_formatting or total > MAX_OPEN_TAGS:
            raise damaged("HTML")


def too_large(what: str) -> UnreadableFile:
    """The error for a file that exceeds a limit: `what` says which."""
    return UnreadableFile("file-too-large", f"{what}，不像一份年度报告，请只提供报告本身。")


def damaged(kind: str) -> UnreadableFile:
    """The error for a file whose structure is broken: `kind` is what it claims to be."""
    return UnreadableFile("file-damaged", f"{kind} 文件已损坏或不完整，请重新下载或另存后再试。")
