"""Pictures in web pages and Word files: read with the `[ocr]` extra where their bytes are at hand."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from corpus.readers import limits, ocr
from corpus.readers.spanned import Item, Picture, Recognised

_LEAST = 200  # dots of each side; a table is not smaller
_MOST = 40_000_000  # dots in all


def read_pictures(items: Iterable[Item]) -> Iterator[Item]:
    """The items, pictures of text in place of which stands what they show."""
    for item in items:
        yield (_read(item.data) or item) if isinstance(item, Picture) and item.data else item


def _read(data: bytes) -> Recognised | None:
    """What the picture shows; None when it cannot be opened, is small or shows no text."""
    from PIL import Image, UnidentifiedImageError

    from corpus.readers.pdf import items_of

    if not ocr.is_installed() or len(data) > limits.MAX_PICTURE_BYTES:
        return None
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if min(picture.size) < _LEAST or picture.width * picture.height > _MOST:
                return None
            picture.load()
            page = ocr.recognised(picture, 1)
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    items = tuple(item for item in items_of([page]) if not isinstance(item, Picture | Recognised))
    return Recognised(items) if items else None
