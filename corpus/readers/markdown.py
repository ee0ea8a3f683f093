"""Markdown: the text without its marks of headings, emphasis, quotations, lists and links."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser

from corpus.readers import limits
from corpus.readers import text as plain_text
from corpus.readers.charset import decode
from corpus.types import Document, Source

_LINE_MARKS = re.compile(
    r"^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|[-*+][ \t]+(?=[^\s|\-])(?!\d+[ \t]*-[ \t]*$))?", re.MULTILINE
)
_ITEM = re.compile(r"[ \t]*[-*+](?:[ \t]+(?P<text>\S)|[ \t]*$)")
_MARKS = ("-", "*", "+")
_UNDERLINE = re.compile(r"^[ \t]*(?:={3,}|-{3,}|\*{3,})[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_STRONG = re.compile(r"\*\*|__|`")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=\S)([^*\n|]+?)(?<=\S)\*(?!\*)|(?<=[\u4e00-\u9fff])\*(?=\S)([^*\n|]+?)\*"
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?(?:span|font|p|div|center|strong|b|em|i|u|sup|sub|o:p)\b[^>\n]*>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])")


def read(data: bytes, source: Source) -> Document:
    """The document; its canonical text is what a reader of the rendered page sees, tables keep their bars."""
    limits.check_bytes(data)
    decoded, encoding = decode(data)
    limits.check_text(decoded)
    document = plain_text.read(plain(decoded).encode(), source)
    return replace(document, source=replace(source, encoding=encoding))


def plain(marked: str) -> str:
    """The text without Markdown's marks; line breaks stay where they are."""
    text = marked.replace("\r\n", "\n").replace("\r", "\n")
    bare = _UNDERLINE.sub("", _TAG.sub("", _TABLE.sub(_barred, _without_empty_items(text))))
    bare = _CLOSING.sub("", _LINE_MARKS.sub("", bare))
    bare = _LINK.sub(r"\1", _BREAK.sub("", bare))
    bare = _EMPHASIS.sub(lambda found: found[1] or found[2], _STRONG.sub("", bare))
    return html.unescape(_ESCAPED.sub(r"\1", bare))


def _without_empty_items(text: str) -> str:
    """The text with nothing where an item of a list is blank; its mark alone would be a cell's sign."""
    lines: list[str] = []
    for listed, run in groupby(text.split("\n"), key=lambda line: _ITEM.match(line) is not None):
        items = list(run)
        worded = listed and any(found["text"] for item in items if (found := _ITEM.match(item)))
        lines += ["" if worded and item.strip() in _MARKS else item for item in items]
    return "\n".join(lines)


def _barred(table: re.Match[str]) -> str:
    """A table written in HTML as lines with a bar behind every cell and every further column it covers."""
    lines: list[str] = []
    for row in LexborHTMLParser(table[0]).css("tr"):
        cells = row.css("td, th")
        spans = [cell.attributes.get("colspan") or "1" for cell in cells]
        texts = [" ".join(cell.text().split()).replace("|", "/") for cell in cells]
        more = [" |" * (min(int(span), limits.MAX_COLUMNS) - 1 if span.isdecimal() else 0) for span in spans]
        lines.append("| " + " ".join(f"{text} |{bars}" for text, bars in zip(texts, more, strict=True)))
    return "\n\n" + "\n".join(lines) + "\n\n"
