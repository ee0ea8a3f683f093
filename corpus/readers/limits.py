"""What no published report exceeds: a file beyond these limits is rejected before it costs memory or time."""

from __future__ import annotations

import re

from corpus.errors import UnreadableFile

MAX_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 100_000_000
MAX_PAGES = 500
MAX_COLUMNS = 500
MAX_CELLS = 100_000
MAX_CHARACTERS = 5_000_000
MAX_TABLE_DEPTH = 40


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


def too_large(what: str) -> UnreadableFile:
    """The error for a file that exceeds a limit: `what` says which."""
    return UnreadableFile("file-too-large", f"{what}，不像一份年度报告，请只提供报告本身。")


def damaged(kind: str) -> UnreadableFile:
    """The error for a file whose structure is broken: `kind` is what it claims to be."""
    return UnreadableFile("file-damaged", f"{kind} 文件已损坏或不完整，请重新下载或另存后再试。")
