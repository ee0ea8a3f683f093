"""The name of a narrative figure, in the words of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.narrative_numbers import Count
from corpus.narrative_wording import wording

_STRONG = re.compile(r"[，,；;：:。（(）)]")
_LIMIT = 16
_NOUN_END = re.compile(r"[，,；;：:。、（()）\d“”]|和|及|与")


@dataclass(frozen=True, slots=True)
class Name:
    """A figure's label with its parts: the channel or subject, the verb and the thing counted."""

    label: str
    channel: str = ""
    verb: str = ""
    noun: str = ""
    unit: str = ""


def name(sentence: str, count: Count, floor: int, previous: Name | None, heading: str) -> Name:
    """The name of the figure at `count`; `floor` is where the figure before it ends, `previous` its name."""
    before = sentence[floor : count.start]
    if count.unit in ("%", "个百分点", "百分点", "‰"):
        return _share(_clause(before), sentence[count.end :], previous)
    clause = _clause(before)
    open_list = "其中" not in before and not re.search("[；;。]", before)
    found = _plain(clause, _following(sentence[count.end :]), count.unit)
    context = previous if previous and not re.search("[；;]", before) else None
    if found is None:
        label = (context.label if context else "") or heading or "数量"
        return Name(label, noun=label, unit=count.unit)
    return _carried(found, context, open_list=open_list)


def _clause(before: str) -> str:
    """The words in front of a number back to the last strong mark that leaves any."""
    parts = [part for part in _STRONG.split(before) if _strip(part)]
    return parts[-1] if parts else ""


def _strip(text: str) -> str:
    words = wording()
    text = re.sub(r"\s", "", text)
    lead = words.lead.match(text)
    text = text[lead.end() :] if lead else text
    return words.tail.sub("", text)


def _following(after: str) -> str:
    """The noun right behind a unit, '' when the sentence goes on otherwise."""
    words = wording()
    text = re.sub(r"^\s*的?", "", after)
    if words.patterns["post_stop"].match(text):
        return ""
    return _NOUN_END.split(text, maxsplit=1)[0].strip()[:_LIMIT]


def _verb(clause: str) -> re.Match[str] | None:
    """The first verb that is no part of a name."""
    names = [match.span() for match in wording().patterns["names"].finditer(clause)]
    for match in wording().verb.finditer(clause):
        if not any(start < match.end() and match.start() < end for start, end in names):
            return match
    return None


def _plain(clause: str, noun: str, unit: str) -> Name | None:
    """The name from a figure's own clause, or None when the clause says nothing."""
    text = _strip(clause)
    if not text:
        return Name(noun, noun=noun, unit=unit) if noun else None
    verb = _verb(text)
    if verb is None:
        text = text.rsplit("、", 1)[-1] if len(text) > _LIMIT else text
        return Name(text[-_LIMIT:], noun=text, unit=unit)
    channel = _channel(text[: verb.start()])
    adverb = wording().patterns["adverbs"].search(text[: verb.start()])
    action = (adverb[0] if adverb else "") + verb[0]
    thing = _strip(text[verb.end() :]) or noun
    if not thing and not channel:
        channel = _subject(text[: verb.start() - len(adverb[0] if adverb else "")])
    label = (channel + action + thing) if len(channel + action + thing) <= _LIMIT else (action + thing)
    return Name(label[: _LIMIT + 4], channel, action, thing, unit)


def _channel(text: str) -> str:
    channels: list[str] = wording().channel.findall(text)
    return channels[0] if len(set(channels)) == 1 else ""


def _subject(text: str) -> str:
    bare = _strip(text)
    return bare if 0 < len(bare) <= 8 else ""


def _carried(found: Name, previous: Name | None, *, open_list: bool) -> Name:
    """The name with what its clause leaves to the figure before it: a channel, an object or a verb."""
    thing = wording().objects.get(found.verb, "") if not found.noun and not found.channel else ""
    if thing:
        return Name(found.verb + thing, "", found.verb, thing, found.unit)
    if previous is None:
        return found
    if found.verb and not found.noun and not found.channel:
        if previous.verb and previous.noun:
            return Name(found.verb + previous.noun, previous.channel, found.verb, previous.noun, found.unit)
        channel = previous.channel or (_channel(previous.label) and previous.noun)
        label = channel + found.verb
        return Name(label, channel, found.verb, "", found.unit)
    alike = previous.verb and previous.noun and previous.unit == found.unit
    if not found.verb and alike and open_list and not re.search("复议|诉讼|投诉|举报|其他|其它", found.noun):
        return Name((previous.verb + found.label)[: _LIMIT + 4], "", previous.verb, found.noun, found.unit)
    return found


def _share(clause: str, after: str, previous: Name | None) -> Name:
    """The name of a percentage: a share, a change against another year, or a rate."""
    words = wording()
    text = re.sub(r"\s", "", clause)
    base = previous.label if previous else ""
    change = words.patterns["change"].search(text)
    if change:
        own = _strip(text[: change.start()])
        verb = change.group(3)
        return Name(f"{own or base}同比{verb}")
    share = words.patterns["share"].search(text)
    if share:
        own = _strip(text[: share.start()])
        return Name(f"{own or base}占比", noun=own)
    own = _strip(text)
    if own:
        return Name(own[-_LIMIT:])
    noun = _following(after)
    return Name(f"{noun}率" if noun and not noun.endswith("率") else noun or f"{base}占比")
