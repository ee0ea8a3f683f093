"""Markdown: the text without its marks of headings, emphasis, quotations, lists and links."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from corpus.readers import limits, text
from corpus.readers.charset import decode
from corpus.types import Document, Source

_LINE_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|[-*+][ \t]+(?=[^\s|\-]))?", re.MULTILINE)
_UNDERLINE = re.compile(r"^[ \t]*(?:={3,}|-{3,}|\*{3,})[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_STRONG = re.compile(r"\*\*|__|`")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=\S)([^*\n|]+?)(?<=\S)\*(?!\*)|(?<=[\u4e00-\u9fff])\*(?=\S)([^*\n|]+?)\*"
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])")


def read(data: bytes, source: Source) -> Document:
    """The document; its canonical text is what a reader of the rendered page sees, tables keep their bars."""
    limits.check_bytes(data)
    decoded, encoding = decode(data)
    limits.check_text(decoded)
    document = text.read(plain(decoded).encode(), source)
    return replace(document, source=replace(source, encoding=encoding))


def plain(marked: str) -> str:
    """The text without Markdown's marks; line breaks stay where they are."""
    bare = _UNDERLINE.sub("", marked.replace("\r\n", "\n").replace("\r", "\n"))
    bare = _CLOSING.sub("", _LINE_MARKS.sub("", bare))
    bare = _LINK.sub(r"\1", _BREAK.sub("", bare))
    bare = _EMPHASIS.sub(lambda found: found[1] or found[2], _STRONG.sub("", bare))
    return html.unescape(_ESCAPED.sub(r"\1", bare))
