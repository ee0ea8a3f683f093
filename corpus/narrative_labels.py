"""The name of a narrative figure, in the words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from os.path import commonprefix

from corpus.narrative_numbers import Count
from corpus.narrative_wording import wording

_STRONG = re.compile(r"[，,；;：:。（(）)]")
_LIMIT = 16
_LONGEST = 20
_NOUN_END = re.compile(r"[，,；;：:。、（()）\d“”]|和|及|与")
SHARES = ("%", "‰", "个百分点", "百分点")
_LIST = re.compile("[、和及与]")
_NOTES = re.compile(r"[（(][^（()）]*[)）]")
_MEASURED = re.compile("(同比[^比]{1,2}|占比)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A figure's label with what the figures behind it may take over from it."""

    label: str
    channel: str = ""
    verb: str = ""
    noun: str = ""
    unit: str = ""
    consumed: int = 0  # characters behind the unit that belong to the label
    matter: str = ""  # 复议 or 诉讼, which outcomes behind it belong to
    pending: tuple[str, ...] = ()  # labels of the next figures (A、B分别…)
    siblings: tuple[str, ...] = ()  # labels of the figures of this unit up to this one


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sentence: the heading above it, and what it may be about."""

    heading: str
    topic: str  # headings, the sentence, and the name of the last figure before it


def name(sentence: str, count: Count, floor: int, previous: Name | None, around: Around) -> Name:
    """The name of the figure at `count`; `floor` is where the words of the figure before it end."""
    before, after = sentence[floor : count.start], sentence[count.end :]
    clause = _clause(before)
    if count.unit in SHARES or wording().has("differing", re.sub(r"\s", "", clause)):
        return _share(clause, after, previous)
    if previous and previous.pending and not _strip(clause):
        return replace(previous, label=previous.pending[0], consumed=0, pending=previous.pending[1:])
    context = replace(previous, consumed=0) if previous and not re.search("[；;]", before) else None
    if context and wording().patterns["total"].fullmatch(_STRONG.split(re.sub(r"\s", "", before))[-1]):
        return replace(context, label=_total(context, count.unit))
    noun, consumed = _following(after, alone=not _strip(clause))
    found = _plain(_former(clause, after), noun, count.unit)
    if found is None:
        return context or Name(around.heading or "数量", noun=around.heading, unit=count.unit)
    if noun and found.label.endswith(noun):
        found = replace(found, consumed=consumed)
    open_list = not re.search("其中|其余|另|还|[；;。]", before) and not wording().has("stock", clause)
    return _settled(_carried(found, context, around, open_list=open_list), previous)


def _clause(before: str) -> str:
    """The words in front of a number back to the last strong mark that leaves any, without closed notes."""
    parts = [part for part in _STRONG.split(_NOTES.sub("", before)) if _strip(part)]
    return parts[-1] if parts else ""


def _former(clause: str, after: str) -> str:
    """The clause without the words that set a former state against the next figure (由2022年的)."""
    words = wording()
    return words.patterns["formerly"].sub("", clause) if words.has("becoming", after) else clause


def _total(listed: Name, unit: str) -> str:
    """The name of a sum: what the names of the figures that it adds up share."""
    labels = listed.siblings if listed.unit == unit else (listed.label,)
    front = commonprefix(labels)
    back = _common_end([label[len(front) :] for label in labels])
    return f"{front}{back}合计" if len(front + back) > 1 else f"{listed.label}等合计"


def _common_end(labels: Sequence[str]) -> str:
    return commonprefix([label[::-1] for label in labels])[::-1]


def _strip(text: str) -> str:
    words = wording()
    text = re.sub(r"[\s“”\"‘’]", "", text)
    lead = words.lead.match(text)
    return words.tail.sub("", text[lead.end() :] if lead else text)


def _thing(text: str) -> str:
    words = wording()
    return words.tail.sub("", words.patterns["idle"].sub("", text))


def _following(after: str, *, alone: bool) -> tuple[str, int]:
    """The noun right behind a unit and the characters up to its end; ('', 0) when something else follows.

    `alone`: nothing stands in front of the number, so that even a predicate names it (15件予以公开).
    """
    start = re.match(r"\s*(的|(均|都|已|全部)*)", after)
    skipped = start.end() if start else 0
    if not alone and wording().patterns["post_stop"].match(after[skipped:]):
        return "", 0
    noun = _NOUN_END.split(after[skipped:], maxsplit=1)[0].strip()[:_LIMIT]
    verb = _verb(noun)
    if verb and verb.start():
        noun = noun[: verb.start()]
    return wording().tail.sub("", noun), skipped + len(noun)


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
    if wording().has("comparing", text):
        return None
    if noun and re.search(r"\d", text):
        return Name(noun, noun=noun, unit=unit)
    if not text:
        return Name(noun, noun=noun, unit=unit) if noun else None
    head, apart, rest = text.partition("分别")
    if apart and _LIST.search(head):
        labels = [_strip(item) + rest for item in _LIST.split(head)]
        return Name(labels[0], noun=rest, unit=unit, pending=tuple(labels[1:]))
    return _worded(text, noun, unit)


def _worded(text: str, noun: str, unit: str) -> Name:
    verb = _verb(text)
    if verb is None:
        text = _inner(text)
        text = text.rsplit("、", 1)[-1] if len(text) > _LIMIT else text
        return Name(text[-_LIMIT:], noun=text, unit=unit)
    channel = _channel(text[: verb.start()])
    adverb = wording().patterns["adverbs"].search(text[: verb.start()])
    action = (adverb[0] if adverb else "") + verb[0]
    thing = _inner(_thing(text[verb.end() :])) or noun
    if not thing and not channel:
        channel = _subject(text[: verb.start() - len(adverb[0] if adverb else "")])
    action = "" if verb[0] in wording().light and thing else action
    return Name(_fitting(channel, action, thing), channel, verb[0], thing, unit)


def _inner(text: str) -> str:
    """The words behind the last 共有 or 涉及, all of them where nothing stands behind it."""
    *_, last = [0, *(match.end() for match in wording().patterns["inner"].finditer(text))]
    return text[last:] or text


def _fitting(channel: str, action: str, thing: str) -> str:
    """The parts in a row, shortened from the front of the thing where they are too long."""
    if len(action + thing) > _LIMIT:
        thing = thing.rsplit("的", 1)[-1] or thing
        return action + thing[-(_LONGEST - len(action)) :]
    return channel + action + thing if len(channel + action + thing) <= _LIMIT else action + thing


def _channel(text: str) -> str:
    channels: list[str] = wording().channel.findall(text)
    return channels[0] if len(set(channels)) == 1 else ""


def _subject(text: str) -> str:
    bare = _strip(text)
    return bare if 0 < len(bare) <= 12 else ""


def _carried(found: Name, previous: Name | None, around: Around, *, open_list: bool) -> Name:
    """The name with what its clause leaves to the figure before it: a channel, an object or a verb."""
    bare = found.verb and not found.noun and not found.channel
    if previous and previous.matter and found.label in wording().outcomes:
        return found
    thing = wording().objects.get(found.verb, "")
    if bare and thing and thing in (previous.label if previous else around.topic):
        return replace(found, label=found.verb + thing, noun=thing)
    if previous is None:
        return found
    if bare and previous.verb and previous.noun:
        noun = _common_end(previous.siblings) if len(previous.siblings) > 1 else previous.noun
        return replace(found, label=found.verb + noun, channel=previous.channel, noun=noun)
    if bare:
        channel = previous.channel or _channel(previous.label)
        return replace(found, label=channel + found.verb, channel=channel)
    if previous.channel and not found.channel and wording().patterns["audience"].match(found.label):
        return replace(found, label=previous.channel + found.label, channel=previous.channel)
    alike = previous.verb and previous.noun and previous.unit == found.unit and not found.verb
    if alike and open_list and not wording().has("independent", found.noun):
        return replace(found, label=_with_verb(previous.verb, found.label), verb=previous.verb)
    return found


def _settled(found: Name, previous: Name | None) -> Name:
    """The name in its one spelling, an outcome after its procedure (复议结果维持)."""
    words = wording()
    matter = next((word for word in ("复议", "诉讼") if word in found.label), "")
    inherited = matter or (previous.matter if previous else "")
    outcome = words.outcomes.get(found.label) if inherited and not matter else None
    same = (label for pattern, label in words.canonical if pattern.fullmatch(found.label))
    label = inherited + outcome if outcome else next(same, found.label)
    before = previous.siblings if previous and previous.unit == found.unit else ()
    return replace(found, label=label, matter=inherited if outcome else matter, siblings=(*before, label))


def _with_verb(verb: str, noun: str) -> str:
    return noun if verb in wording().light else (verb + noun)[:_LONGEST]


def _share(clause: str, after: str, previous: Name | None) -> Name:
    """The name of a percentage: a share, a change against another year, or a rate.

    Shares and changes leave the figure before them standing as what the next one refers to.
    """
    words = wording()
    text = re.sub(r"\s", "", clause)
    base = _MEASURED.sub("", previous.label) if previous else ""
    change = words.patterns["change"].search(text)
    share = words.patterns["share"].search(text)
    kept = previous or Name("")
    if change:
        own = _strip(text[: change.start()]) or base
        return replace(kept, label=f"{own}同比{change['verb']}", consumed=0)
    if share:
        kind = "占比" if "占" in share[0] else share[1]
        return replace(kept, label=f"{_strip(text[: share.start()]) or base}{kind}", consumed=0)
    if own := _strip(text):
        return Name(own[-_LIMIT:], unit="%")
    noun, _ = _following(after, alone=True)
    label = f"{noun.removesuffix('率')}率" if noun else f"{base}占比"
    return replace(kept, label=label, consumed=0)
