"""Files of any kind become documents: one module a format, chosen by first bytes, then by name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from corpus.errors import UnsupportedFile
from corpus.types import Document, Source

_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "text": "text/plain",
    "markdown": "text/markdown",
}
_SUFFIXES = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".md": "markdown",
}
_MARKUP = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|div)\b", re.I | re.S
)
_BOM = b"\xef\xbb\xbf"
_OLE = b"\xd0\xcf\x11\xe0"


def read_document(data: bytes, name: str, *, url: str | None = None) -> Document:
    """The document in the file; UnsupportedFile for other kinds, UnreadableFile when it is damaged."""
    kind = _kind(data, name)
    source = Source(name, hashlib.sha256(data).hexdigest(), _MEDIA_TYPES[kind], url=url)
    read: Callable[[bytes, Source], Document] = import_module(f"corpus.readers.{kind}").read
    return read(data, source)


def _kind(data: bytes, name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if told := _told_by_bytes(data):
        return told
    marked = _MARKUP.match(data.removeprefix(_BOM)[:4096])
    if marked and not (suffix == ".md" and marked[0].endswith((b"div", b"table"))):  # parts of Markdown
        return "html"
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    raise UnsupportedFile("file-type", "只能读 .txt、.md、.html、.docx 和 .pdf 文件。")


def name_by_bytes(name: str, data: bytes) -> str | None:
    """A file's name with the suffix that its first bytes tell, None where they tell nothing readable."""
    kind = _told_by_bytes(data) or ("html" if _MARKUP.match(data.removeprefix(_BOM)[:4096]) else None)
    return f"{PurePath(name).stem or name}.{kind}" if kind else None


def _told_by_bytes(data: bytes) -> str | None:
    if data.startswith(b"%PDF-"):
        return "pdf"
    return "docx" if data.startswith((b"PK\x03\x04", _OLE)) else None  # one with a password is an OLE file
