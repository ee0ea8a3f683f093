"""What an element of a page says of itself: hidden or shown, the size of a cell, the data of a picture."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Set
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.readers.cells import OpenCell
from corpus.readers.spanned import Item, Picture

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAX_SPAN = 100
_FIELDS = ("text", "number")
_SMALL = re.compile(r"\d{1,2}(?:\.\d+)?(?:px)?")  # of a side in pixels: icons, not tables


def hidden(tree: LexborHTMLParser) -> Set[int]:
    """Where in memory the elements are that nobody sees."""
    return {node.mem_id for node in tree.css("nav, [hidden], [style]") if _is_hidden(node)}


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if node.tag == "nav" and not any("crumb" in (value or "").lower() for value in attributes.values()):
        return True
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def picture(node: LexborNode) -> Picture | None:
    """The picture that an image shows, None of one so small that it is an icon."""
    attributes = node.attributes
    sides = (attributes.get(side) or "" for side in ("width", "height"))
    if any(_SMALL.fullmatch(side.strip()) for side in sides):
        return None
    return Picture(_data(attributes.get("src") or ""))


def entered(node: LexborNode) -> str:
    """What stands in a field of a form, with blanks around it; nothing in a button, box or hidden field."""
    attributes = node.attributes
    kind = (attributes.get("type") or "text").lower()
    return f" {attributes.get('value') or ''} " if kind in _FIELDS else ""


def _data(source: str) -> bytes | None:
    """The bytes of a picture that the page itself holds, None of one that it only names."""
    head, comma, body = source.partition(",")
    if not comma or not head.startswith("data:image/") or not head.endswith(";base64"):
        return None
    try:
        return base64.b64decode(body)
    except binascii.Error:
        return None


def open_cell(node: LexborNode, items: list[Item]) -> OpenCell:
    """A cell that holds these items, with the rows and columns that it says to cover."""
    attributes = node.attributes
    rows, columns = _spans(attributes.get("rowspan"), attributes.get("colspan"))
    return OpenCell(rows, columns, 0, items)


@lru_cache(1 << 8)
def _spans(rows: str | None, columns: str | None) -> tuple[int, int]:
    return _span(rows, _MAX_SPAN), _span(columns, 1)


def _span(value: str | None, zero: int) -> int:
    if not value or not value.isdecimal():
        return 1
    return min(int(value[:6]) or zero, _MAX_SPAN)
