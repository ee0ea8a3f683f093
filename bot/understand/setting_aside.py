"""What a message sets aside: rows or applicants that are not to be counted in, or that are taken away."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from bot.understand.vocabulary import any_of, load

_WHAT = "[^,，。;；?？!！()（）减加]"
_AFTER = r"(?:之后|以后|后|的话)?"
# Of which what is set aside has one.
_SIGNS = re.compile("[不没未非别除含外开掉去出走算剔扔放搁丢]")
_REST = re.compile("剩|余")


@cache
def _pattern() -> re.Pattern[str]:
    """The ways of setting aside; its groups are what is set aside."""
    data = load("contexts.toml")["setting_aside"]
    taken, before, behind, ignored = (any_of(data[name]) for name in ("taken", "before", "behind", "ignored"))
    lead = rf"(?:(?<![废免消开解清排拆扣删刨剔])除[了去开掉]?|{before}|(?<!算)不算|{taken})"
    left = r"(?:还|就|只|一?共|总共|合计)?(?:剩|余)|还有|有(?:几|多少)|一共|总共|合计|共(?:几|多少)"
    ends = (
        r"(?:(?:以外|之外|外|不算|不计|在内)+的?|(?=[,，)）。;；?？!！])|(?:那|这)[类些种部块]分?(?=[还剩余])"
        rf"|的?(?=(?:再|又|还|也|并){lead})|的?{_AFTER}(?={left})"
        r"|的(?=[^,，。;；?？!！“”\"'「、和与及跟][^,，。;；?？!！]))[,，]?"
    )
    return re.compile(
        rf"(?:再|又|也|并|还)?{lead}({_WHAT}{{2,14}}?){ends}"
        r"|(?:^|(?<=[年度,，\d]))([^,，。;；?？!！()（）除外]{2,8}?)(?:以外|之外)的?(?:[,，]|(?=谁|哪|还|最|剩|其))"
        r"|既(?:没有?|不是?|未|非)([^,，。;；?？!！()（）]{2,8}?)[,，]?[也又](?:没有?|不是?|未|非)([^,，。;；?？!！()（）]{2,8}?)的[,，]?"
        rf"|[把将]([^,，。;；?？!！()（）]{{2,14}}?)(?:从(?P<kept>{_WHAT}{{2,10}}?)(?:里面|里头|里|当中|中))?(?:{behind}|{taken}){_AFTER}(?=[,，]|{left}|[几多是])[,，]?"
        rf"|(?<=[,，里中的])((?:(?![把将]){_WHAT}){{2,10}}?)(?:{taken}){_AFTER}[,，]?(?={left})"
        rf"|(?:^|(?<=[,，(（]))([^,，。;；?？!！()（）]{{2,14}}?)(?:{ignored})(?=[,，)）]|$)[,，]?"
    )


def set_aside(message: str, counted: Callable[[str], bool]) -> tuple[str, str]:
    """The message without what it sets aside (除许可以外的, 不算个人), where that is `counted`; and that."""
    if not _SIGNS.search(message):
        return message, ""
    hits = [hit for hit in _pattern().finditer(message) if counted(_part(hit))]
    for hit in reversed(hits):
        message = message[: hit.start()] + (hit["kept"] or "") + message[hit.end() :]
    return message, "、".join(_part(hit) for hit in hits)


def only_takes_away(word: str) -> bool:
    """Whether a word is said of nothing but what is taken away (剔出去)."""
    return word in load("contexts.toml")["setting_aside"]["taken"]


def asks_rest(message: str) -> bool:
    """Whether it is asked what is left when something is taken away (还剩几件)."""
    return _REST.search(message) is not None


def _part(hit: re.Match[str]) -> str:
    """What a message sets aside, whichever way it says so."""
    named = (part for number, part in enumerate(hit.groups(), 1) if number != hit.re.groupindex["kept"])
    return "、".join(part for part in named if part)
