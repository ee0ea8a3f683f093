"""Messages that name bodies by a condition on one row and ask for another row of them, as two questions."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.understand.vocabulary import any_of, load

_THOSE, _THIS = "这些单位", "这家单位"
LEAD = f"{_THOSE}里"  # before a further condition
_ANY = "单位"
_WHICH, _ONE = "有哪些", "是哪个"
_PLACE = re.compile(r"(?:最[\u4e00-\u9fff]|第[一二两三四五六七八九十]名?|垫底|倒数第[一二三])$")
_BOTH = re.compile(r"[,，]?(?:但是?|并且|而且|且|同时|[又也还]要?)")
_ROWS = re.compile(r"(?P<one>[^,，]{2,8}?)[和跟与、](?P<other>[^,，]{2,8}?)(?:全?都|均|同时)(?P<held>.+)")


class FoundFirst(NamedTuple):
    """The questions that find the bodies meant, how those were said, and what is asked of them."""

    which: tuple[str, ...]
    said: str
    further: str


def found_first(message: str) -> FoundFirst | None:
    """The questions of such a message (罚过款的单位，许可一共几件); None where it is of another form."""
    hit = _behind().fullmatch(message.strip()) or _before().fullmatch(message.strip())
    if hit is None:
        return None
    of = hit.groupdict()
    noun = of.get("noun") or _ANY
    condition = of.get("aside") or of["condition"]
    rest = _pronoun().sub("", of["rest"], count=1)
    said = f"{condition}的{noun}"
    if _PLACE.search(condition):
        return FoundFirst((f"{condition}的{_ONE}{noun}",), said, _THIS + rest)
    first, *others = _conditions(condition)
    which = (f"{first}的{noun}{_WHICH}", *(f"{LEAD}{other}的{_WHICH}" for other in others))
    return FoundFirst(which, said, _THOSE + rest)


def _conditions(said: str) -> list[str]:
    """The conditions one by one (处罚和许可都过百 is two of them)."""
    if hit := _ROWS.fullmatch(said):
        return [hit["one"] + hit["held"], hit["other"] + hit["held"]]
    return [part for part in _BOTH.split(said) if part]


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(f"^(?:{any_of(load('scope.toml')['found_first']['pronoun'])})")


@cache
def _said() -> dict[str, str]:
    data = load("scope.toml")
    nouns = any_of(noun for noun in data["nouns"] if noun not in ("报告", "年报", "家"))
    return {"noun": nouns} | {name: any_of(words) for name, words in data["found_first"].items()}


def _bodies(said: dict[str, str]) -> str:
    """What bodies that a condition finds are called (的那两个局, 的单位, 的几家)."""
    several = (
        rf"(?:[那这]?(?:些|几|[两二三四五六七八九十])(?:{said['counted']})?|[那这](?:{said['counted']}))"
    )
    return rf"的(?:{several}?(?P<noun>{said['noun']})|{several}(?=[,，:：里中(（]))"


@cache
def _before() -> re.Pattern[str]:
    """The bodies before what is asked of them."""
    said = _said()
    aside = r"(?:[(（]{}[)）])?"
    own = aside.format(r"(?P<aside>[^()（）]{2,14})")
    return re.compile(
        rf"(?:(?:{said['lead']})[,，]?)*(?P<condition>[^。;；?？]{{2,24}}?){_bodies(said)}"
        rf"(?:{said['inside']})?{own}(?:{said['inside']})?[,，:：]?(?P<rest>[^?？。]{{3,}}[?？。]?)"
    )


@cache
def _behind() -> re.Pattern[str]:
    """The bodies behind what is asked of them (处罚合计多少，只算收了费的单位)."""
    said = _said()
    return re.compile(
        rf"(?P<rest>[^?？。]{{3,}}?)[,，(（?？。](?:{said['only']})(?P<condition>[^,，。;；?？()（）]{{2,24}}?)"
        rf"{_bodies(said)}(?:的|才算)?[)）?？。]*"
    )
