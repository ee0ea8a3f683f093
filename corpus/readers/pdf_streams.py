"""PDF streams that unpack to more than any report holds are found before the PDF library unpacks them."""

from __future__ import annotations

import re
import zlib

from corpus.readers import limits

_STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78])")
_PICTURE_OR_FONT = re.compile(rb"/Subtype\s*/(?:Image|CIDFontType0C|Type1C|OpenType)|/Length1\b")
_DICTIONARY = 1000  # bytes in front of a stream that may be its dictionary
_BLOCK = 1 << 16
_FILTERS = 4  # streams are packed at most so many times over


def check_streams(pdf: bytes) -> None:
    """Nothing; UnreadableFile when the streams unpack to more than any report's, or are too many.

    Drawing operators cost far more memory than pixels and glyphs, so that pictures and fonts may be larger.
    """
    drawn = 0
    for number, found in enumerate(_STREAM.finditer(pdf)):
        if number > limits.MAX_PAGE_OBJECTS:
            raise limits.too_large("文件里的数据流过多")
        dictionary = pdf[max(0, found.start() - _DICTIONARY) : found.start()].rpartition(b"obj")[2]
        if _PICTURE_OR_FONT.search(dictionary):
            _unpacked(pdf, found.end(), limits.MAX_PICTURE_BYTES)
        else:
            drawn += _unpacked(pdf, found.end(), limits.MAX_STREAM_BYTES - drawn)


def _unpacked(pdf: bytes, start: int, limit: int) -> int:
    """The bytes that the stream unpacks to, counted where they are most; UnreadableFile over the limit."""
    layer: _Layer | None = None
    layers = [layer := _Layer(layer, limit) for _ in range(_FILTERS)]
    for at in range(start, len(pdf), _BLOCK):
        layers[-1].feed(pdf[at : at + _BLOCK])
        if not layers[-1].is_open:
            break
    return max(each.size for each in layers)


class _Layer:
    """One zlib filter; what it unpacks is fed to the filter inside it, if that is one."""

    def __init__(self, inner: _Layer | None, limit: int) -> None:
        self.is_open = True
        self.size = 0
        self._inner = inner
        self._limit = limit
        self._unpacker = zlib.decompressobj()

    def feed(self, packed: bytes) -> None:
        """Nothing; UnreadableFile when too much has come out."""
        while packed and self.is_open:
            try:
                unpacked = self._unpacker.decompress(packed, _BLOCK)
            except zlib.error:
                self.is_open = False
                return
            self.size += len(unpacked)
            if self.size > self._limit:
                raise limits.too_large("文件解压后过大")
            if self._inner and self._inner.is_open:
                self._inner.feed(unpacked)
            packed = self._unpacker.unconsumed_tail
            self.is_open = not self._unpacker.eof
