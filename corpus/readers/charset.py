"""The text of plain files: UTF-8 with or without a mark, UTF-16 with one, else GB18030; never a guess."""

from __future__ import annotations

import codecs
import re

from corpus.errors import UnreadableFile

_CONTROL = re.compile("[\0-\x08\x0b\x0e-\x1f]")
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_READING = re.compile(rf"\((?<=[\u4e00-\u9fff]\()(?=[a-zü]{{0,5}}[{_TONED}])[a-zü{_TONED}]{{1,6}}\)")


def without_readings(text: str) -> str:
    """The text without the readings in pinyin that a converter set behind characters (國(guó)).

    The wide blank is itself where GBK has it a second time, which is for private use in Unicode.
    """
    return text if text.isascii() else _READING.sub("", text.replace("\ue5e5", "\u3000"))


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; UnreadableFile when the bytes are no text."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            break
        return text, "utf-8" if encoding == "utf-8-sig" else encoding
    raise UnreadableFile(
        "file-unreadable", "文件不是文本，或编码不是 UTF-8、GB18030，请另存为 UTF-8 文本后再试。"
    )
