"""Chinese word segmentation: the one module that imports jieba, and only when a word is asked for.

With the `[fast]` extra rjieba cuts the same words in its place, some twenty times faster.

jieba's dictionary comes from its cache file in the state folder: $WENBAO_STATE, else the folder of the
index, else a private temporary folder.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.script import in_simplified
from corpus.vocabulary import APPLICANTS, metrics
from index.segment_route import OnePass

if TYPE_CHECKING:
    from rjieba import Jieba

_HAN = r"[〇㐀-䶿一-鿿豈-﫿]+"
_NUMBER = r"(?:(?<![0-9a-z.])[+-])?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?%?"
_OTHER = r"[^\W\d_〇㐀-䶿一-鿿豈-﫿]+"
_PATTERN = re.compile(f"(?P<number>{_NUMBER})|(?P<han>{_HAN})|(?P<other>{_OTHER})")
_WIDE_SIGNS = tuple(zip("，：；（）！？％", ",:;()!?%", strict=True))
_MEMO = 1 << 15
_NAMING = ("n", "vn", "an", "s", "j")  # tags of words that name something
_FUNCTION = ("d", "c", "p", "r", "u", "y", "e", "o", "m", "q", "t", "f", "z", "h", "k")  # jieba's tags


def words(text: str) -> list[str]:
    """The words of a text in order, lower case, without punctuation; figures and statutory labels whole."""
    return _split(text, _cut)


def search_words(text: str) -> list[str]:
    """The words of a text for an index: long words are preceded by the shorter ones they contain."""
    return _split(text, _cut_for_search)


def _split(text: str, cut: Callable[[str], tuple[str, ...]]) -> list[str]:
    found: list[str] = []
    for number, part in enumerate(_labels().split(_normal(text))):
        if number % 2:
            found.append(part)
            continue
        for match in _PATTERN.finditer(part):
            if match.lastgroup == "han":
                found += cut(match[0])
            else:
                found.append(match[0].replace(",", ""))
    return found


def _normal(text: str) -> str:
    text = in_simplified(text)
    for wide, narrow in _WIDE_SIGNS:  # what most texts hold: without them little is left to normalize
        text = text.replace(wide, narrow)
    return unicodedata.normalize("NFKC", text).lower()


@lru_cache(maxsize=_MEMO)
def _cut(run: str) -> tuple[str, ...]:
    return tuple(_cutter().cut(run))


@lru_cache(maxsize=_MEMO)
def _cut_for_search(run: str) -> tuple[str, ...]:
    return tuple(_cutter().cut_for_search(run))


def prefer_fast() -> bool:
    """Cuts with the `[fast]` extra from now on, as bulk ingests do; False where it is not installed."""
    _Chosen.fast = fast() is not None
    return _Chosen.fast


class _Chosen:
    fast = False


def _cutter() -> Jieba | OnePass:
    return (fast() if _Chosen.fast else None) or tokenizer()


@cache
def fast() -> Jieba | None:
    """The tokenizer of the `[fast]` extra with the project's words, None where it is not installed."""
    try:
        from rjieba import Jieba
    except ImportError:
        return None
    made = Jieba()
    for run in _own_words():
        made.add_word(run, made.suggest_freq(run), None)
    return made


def _own_words() -> Iterator[str]:
    return (run for word in vocabulary() for run in re.findall(_HAN, word))


@cache
def vocabulary() -> tuple[str, ...]:
    """The project's own words, sorted: the parts of the metric paths, the applicants and `words.txt`."""
    own = files("index").joinpath("data/words.txt").read_text("utf-8").splitlines()
    parts = {part for metric in metrics().values() for part in metric.segments}
    return tuple(sorted(parts | set(APPLICANTS) | {line for line in own if line and line[0] != "#"}))


@cache
def _labels() -> re.Pattern[str]:
    """The words of the vocabulary that hold a sign that would otherwise end a word."""
    mixed = (word for word in vocabulary() if re.search(r"[^\W\d_][/+-][^\W\d_]", word))
    return re.compile("(" + "|".join(re.escape(_normal(word)) for word in mixed) + ")")


@cache
def tokenizer() -> OnePass:
    """jieba's tokenizer with the project's words."""
    import logging

    import jieba
    from jieba import finalseg

    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    made.tmp_dir = str(_state_folder())
    made.cache_file = f"jieba-{jieba.__version__}.cache"
    made.initialize()
    for run in _own_words():
        made.add_word(run)
    return OnePass(made, finalseg.cut)


def _state_folder() -> Path:
    named = os.environ.get("WENBAO_STATE")
    if named:
        with suppress(OSError):
            Path(named).mkdir(parents=True, exist_ok=True)
    wanted = Path(named) if named else Path(os.environ.get("WENBAO_DB", "var/wenbao.db")).parent
    if os.access(wanted, os.W_OK | os.X_OK):
        return wanted
    private = Path(tempfile.gettempdir()) / f"wenbao-{os.getuid()}"
    private.mkdir(mode=0o700, exist_ok=True)
    return private


class Thing(NamedTuple):
    """A word that carries meaning, where it stands in its run, and whether it names something."""

    word: str
    start: int
    names: bool


def things(run: str, known: Sequence[bool]) -> list[Thing]:
    """The words of a short Han run that carry meaning and hold a character that is not `known` already.

    Function words are left out; two and more unknown characters in a row that no dictionary has are one word.
    """
    found: list[Thing] = []
    strange, start = "", 0
    while start < len(run):
        word, tag = _longest(run[start:])
        new = not all(known[start : start + len(word)])
        if tag and new and not tag.startswith(_FUNCTION):
            found.append(Thing(word, start, tag.startswith(_NAMING)))
        strange = strange + word if new and not tag else ""
        if len(strange) > 1:
            found = found[: -1 if len(strange) > 2 else None]
            found.append(Thing(strange, start + 1 - len(strange), len(strange) > 2))
        start += len(word)
    return found


def names(word: str) -> bool:
    """Whether the dictionary takes the word for the name of something, or does not know it."""
    tag = _tag(word)
    return not tag or tag.startswith(_NAMING)


def in_word(text: str, place: int) -> bool:
    """Whether the character at `place` is part of a dictionary word of two to four characters in the text."""
    return any(
        _tag(text[start : start + length])
        for length in (2, 3, 4)
        for start in range(max(0, place - length + 1), min(place, len(text) - length) + 1)
    )


def is_word(text: str) -> bool:
    """Whether the dictionary has the text as one word."""
    return bool(_tag(text))


def is_place(word: str) -> bool:
    """Whether the dictionary takes the word for the name of a place, or does not know it."""
    return _tag(word) in ("", "ns", "nr", "nz")


def _longest(text: str) -> tuple[str, str]:
    """The longest dictionary word at the start of the text with its tag; one character and '' if none."""
    for length in range(min(len(text), 6), 1, -1):
        tag = _tag(text[:length])
        if tag:
            return text[:length], tag
    return text[0], ""


def _tag(word: str) -> str:
    return _dictionary().get(word, "")


@cache
def _dictionary() -> dict[str, str]:
    """jieba's words with their tags."""
    lines = files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines()
    return {word: sys.intern(tag) for word, _, tag in map(str.split, lines)}
