"""PDF streams that unpack to more than any report holds are found before the PDF library unpacks them."""

from __future__ import annotations

import re
import zlib

from corpus.readers import limits

_STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78])")
_BLOCK = 1 << 16
_FILTERS = 4  # streams are packed at most so many times over


def check_streams(pdf: bytes) -> None:
    """Nothing; UnreadableFile when a compressed stream is a bomb or there are too many of them."""
    view = memoryview(pdf)
    for number, found in enumerate(_STREAM.finditer(pdf)):
        if number > limits.MAX_PAGE_OBJECTS:
            raise limits.too_large("文件里的数据流过多")
        layer: _Layer | None = None
        for _ in range(_FILTERS):
            layer = _Layer(layer)
        assert layer is not None
        for start in range(found.end(), len(pdf), _BLOCK):
            layer.feed(bytes(view[start : start + _BLOCK]))
            if not layer.is_open:
                break


class _Layer:
    """One zlib filter; what it unpacks is fed to the filter inside it, if that is one."""

    def __init__(self, inner: _Layer | None) -> None:
        self.is_open = True
        self._inner = inner
        self._unpacker = zlib.decompressobj()
        self._size = 0

    def feed(self, packed: bytes) -> None:
        """Nothing; UnreadableFile when too much has come out."""
        while packed and self.is_open:
            try:
                unpacked = self._unpacker.decompress(packed, _BLOCK)
            except zlib.error:
                self.is_open = False
                return
            self._size += len(unpacked)
            if self._size > limits.MAX_STREAM_BYTES:
                raise limits.too_large("文件解压后过大")
            if self._inner and self._inner.is_open:
                self._inner.feed(unpacked)
            packed = self._unpacker.unconsumed_tail
            self.is_open = not self._unpacker.eof
