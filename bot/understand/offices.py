"""Names of offices of government, made of their stems (公安 + 局)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.understand.vocabulary import any_of, load

# A government named by one character of its place (乌市政府), unlike 我县政府, 县政府.
_SHORTENED = re.compile(
    r"(?<![\u4e00-\u9fff])[^\W\d_年我本全各该这咱哪那你他某都除和与跟及判告诉让叫给被把是对向找骂查替问罚][市县区](?:人民)?政府"
)
_LAST = re.compile("[会局厅委院所]")  # characters that the name of an office ends with
_STRANGE = re.compile(
    r"[^\W\da-z_的了在有多少几和与及跟同比去今前本年上下收罚批处办新被给到从里内中哪各这那]{2,4}?[局厅](?![里上内面部长])"
)
_ENDING = re.compile(r"(?:和[\u4e00-\u9fff]{2,6})?(?:委员会|[局厅委办院所])")


def offices_in(text: str) -> Iterator[re.Match[str]]:
    """The names of offices without a place (县市场监管局), and of governments by one character (乌市政府)."""
    if _LAST.search(text):
        yield from _office().finditer(text)
    yield from _SHORTENED.finditer(text)


@cache
def _office() -> re.Pattern[str]:
    stems = any_of(load("bodies.toml")["stems"])
    return re.compile(
        rf"[省市县区州]?(?:{stems})(?:和[\u4e00-\u9fff]{{2,6}})?(?:委员会|管理局|监督局|保障局|[局厅委院所])(?![里上])"
    )


@cache
def _stem() -> re.Pattern[str]:
    return re.compile(any_of(load("bodies.toml")["stems"]))


def office_after(text: str, start: int) -> int:
    """The length of an office's name that directly follows a place, 0 if none."""
    stem = _stem().match(text, start)
    end = _ENDING.match(text, stem.end()) if stem else None
    return end.end() - start if end else 0


def strange_office(text: str, start: int) -> int:
    """The length of what directly follows a place and ends as the name of an office, 0 if none.

    No character of it is one that a question is made of (的, 收, 多), and it is no other word (大厅).
    """
    hit = _STRANGE.match(text, start)
    return 0 if hit is None or hit[0][-2:] in load("bodies.toml")["no_office"] else hit.end() - start


@cache
def other_names(office: str) -> tuple[str, ...]:
    """Short and former names of an office; those of a province's as those of a county's (环保厅, 环保局)."""
    data = load("bodies.toml")
    named = (*data["office"].get(office, ()), *data["also"].get(office, ()))
    below = other_names(office[:-1] + "局") if office.endswith("厅") else ()
    return (*named, *(name[:-1] + "厅" for name in below if name.endswith("局")))
