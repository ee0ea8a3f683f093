"""What the name of a narrative figure takes over from the figures before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.narrative_wording import REMEMBERED, wording

_LONGEST = 20
_SEVERAL = re.compile("[、和及与]")
_WAY_END = re.compile(
    "(?:网站?|[电平]台|媒体|公众号|微信|微博|[日晚周]?报|栏|屏|社|端|卫视|广播|电视|APP|视频号|抖音|快手|头条号?)"
    "(?:等[^、]*)?$"
)  # one of several ways in a list, the last of them in front of their kind (等媒体)
_BODY = re.compile("(?<=.)[局办委厅院署镇乡]$|街道$")


class Name(NamedTuple):
    """A figure's label with what the figures behind it may take over from it."""

    label: str
    channel: str = ""
    verb: str = ""
    noun: str = ""
    unit: str = ""
    consumed: int = 0  # characters behind the unit that belong to the label
    matter: str = ""  # 复议 or 诉讼, which outcomes behind it belong to
    pending: tuple[str, ...] = ()  # labels of the next figures (A、B分别…)
    subject: str = ""  # who or by what way, in front of the verb
    head: str = ""  # the label whose parts are listed behind 其中
    parts: int = 0  # how many of them up to this one
    siblings: tuple[str, ...] = ()  # labels of the figures of this unit up to this one


class Around(NamedTuple):
    """What stands around a sentence: the heading above it, and what it may be about."""

    heading: str
    topic: str  # headings, the sentence, and the name of the last figure before it
    last: str = ""  # the name of the last figure before it in the paragraph


def under(found: Name, previous: Name | None, before: str) -> Name:
    """The name with its place in the list behind 其中, if it stands in one."""
    if previous and ("其中" in before or before.lstrip()[:1] in ("：", ":")):
        return found._replace(head=previous.label, parts=1)
    if previous and previous.head:
        return found._replace(head=previous.head, parts=previous.parts + 1)
    return found


def total(listed: Name, unit: str) -> str:
    """The name of a sum: what the names of the figures that it adds up share."""
    labels = listed.siblings if listed.unit == unit else (listed.label,)
    front = _common_front(labels)
    back = _common_end([label[len(front) :] for label in labels])
    return f"{front}{back}合计" if len(front + back) > 1 else f"{listed.label}等合计"


def _common_front(labels: Sequence[str]) -> str:
    shortest = min(labels, key=len)
    return next(
        (shortest[:at] for at, mark in enumerate(shortest) if any(label[at] != mark for label in labels)),
        shortest,
    )


def _common_end(labels: Sequence[str]) -> str:
    return _common_front([label[::-1] for label in labels])[::-1]


def channel(text: str) -> str:
    """The channel that the text names, '' when it names none or lists several."""
    channels: list[str] = wording().channel.findall(text)
    if not channels or _SEVERAL.search(text) is None:
        both = "".join(channels)
        return both if both in text else channels[0] if channels else ""
    ways = sum(_WAY_END.search(item) is not None for item in _SEVERAL.split(text))
    return "" if ways > 1 or len(set(channels)) > 1 else channels[0]


def carried(found: Name, previous: Name | None, around: Around, *, open_list: bool) -> Name:
    """The name with what its clause leaves to the figure before it: a channel, an object or a verb."""
    if previous and previous.matter and found.label in wording().outcomes:
        return found
    if found.verb and not found.noun and not found.channel:
        return _bare(found, previous, around)
    if previous is None:
        return found
    if previous.channel and not found.channel and wording().patterns["audience"].match(found.label):
        return found._replace(label=previous.channel + found.label, channel=previous.channel)
    alike = previous.verb and previous.noun and previous.unit == found.unit and not found.verb
    if alike and open_list and not wording().has("independent", found.noun):
        way = wording().patterns["way"].search(found.label)
        told = way and previous.verb not in wording().light and found.unit not in wording().of_places
        label = found.label + previous.verb if told else _with_verb(previous.verb, found.label)
        return found._replace(label=label, verb=previous.verb)
    return found


def _bare(found: Name, previous: Name | None, around: Around) -> Name:
    """The name of a verb that stands alone, with the thing it is about."""
    objects = wording().objects
    thing = next((objects[verb] for verb in objects if found.verb.endswith(verb)), "")
    if thing and thing in ("".join((previous.label, *previous.siblings)) if previous else around.topic):
        return found._replace(label=found.verb + thing, noun=thing)
    if previous is None:
        return found
    if previous.verb and previous.noun:
        noun = _common_end(previous.siblings) if len(previous.siblings) > 1 else previous.noun
        noun = noun if len(noun) > 1 else ""
        return found._replace(label=found.verb + noun, channel=previous.channel, noun=noun)
    kept = previous.channel or channel(previous.label)
    return found._replace(label=kept + found.verb, channel=kept)


def settled(found: Name, previous: Name | None) -> Name:
    """The name in its one spelling, an outcome after its procedure (复议结果维持)."""
    words = wording()
    matter = next((word for word in ("复议", "诉讼") if word in found.label), "")
    inherited = matter or (previous.matter if previous else "")
    outcome = words.outcomes.get(found.label) if inherited and not matter else None
    label = inherited + outcome if outcome else _canonical(found.label)
    before = previous.siblings if previous and previous.unit == found.unit else ()
    if found.subject and (label in before or _of_another(found, previous)):
        label = found.subject + label
    return found._replace(label=label, matter=inherited if outcome else matter, siblings=(*before, label))


def _of_another(found: Name, previous: Name | None) -> bool:
    """Whether a list goes on with another body, or by another way (市教育局…，市民政局…)."""
    if previous is None:
        return False
    bodies = all(map(_BODY.search, (previous.subject, found.subject)))
    ways = previous.channel and not found.channel and previous.verb == found.verb
    return bool(ways) or (bodies and previous.subject != found.subject)


@lru_cache(REMEMBERED)
def _canonical(label: str) -> str:
    same = (known for pattern, known in wording().canonical if pattern.fullmatch(label))
    return next(same, label)


def _with_verb(verb: str, noun: str) -> str:
    return noun if verb in wording().light or len(verb + noun) > _LONGEST else verb + noun
