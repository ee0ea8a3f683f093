"""The name of a narrative figure, in the words of its sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.narrative_clauses import LIMIT, NOTES, STRONG, clause_of, former, joined, stripped
from corpus.narrative_context import Around, Name, carried, channel, settled, total, under
from corpus.narrative_numbers import Count
from corpus.narrative_shares import SHARES, base_of, share
from corpus.narrative_things import CHAIN, SHORT, begins_with_verb, first_verb, following, shortened
from corpus.narrative_wording import REMEMBERED, wording

_HALT = re.compile("[；;]")
_ANEW = re.compile("其中|其余|另|还|[；;。]")
_LONGEST = 22
_SHORT_NOUN = 3  # characters
# Whose the things are that stand behind the number, or instances and parts of them in front of it.
_OWNED = re.compile(
    r"([省市县区旗镇乡局委厅院办]的|等|方面|领域|政务公开|市区|辖区|全[国省市县区]|本级|系统|(?:收到|承办|受理)的"
    r"|除[^，,。；;]{2,16}外)\s*$"
)
_OF_PLACE = re.compile(r"[\u4e00-\u9fff][省市县区旗州镇乡]\s*$")
_PLACES = re.compile("(?:行政)?村|社区|乡|镇|街道|部门|单位")  # what a place has so many of
_LISTED = re.compile(r"、[\u4e00-\u9fff]{1,6}$|[、”]$")  # the things whose kind stands behind the number
_WAYS = re.compile("(?:渠道|途径|方式|形式|平台|载体|媒体)[上中里]?$")
_NAMED = (
    r"(?!1\d{4}(?!\d)|20\d\d(?!\d)|\d+(?:[号年月日]|热线|平台|统一|政务|市民|服务))"  # hot lines, years, days
)
_COUNTED = re.compile(rf"(?:[，,]|每[\u4e00-\u9fff]{{1,2}})?(?<!\d){_NAMED}\d")
_NOTE = re.compile(r"[（(]([^（()）]{2,20})[)）]\s*$")
_PROCEDURE = re.compile("行政(?:复议|诉讼|许可|处罚|强制)")  # in a list of papers by what they are about
_OF_CONTENTS = re.compile("(?:.*(?:等|方面|的))?内容")
_CONTENTS = re.compile("[，,：:]?(?:主要)?(?:包括|包含|涵盖|涉及)")
_BY_WAY = re.compile("(?:网站|平台|公众号|微信|微博|视频号|客户端|APP|专栏)(?:“[^”]{1,20}”)?$")
# A number without a unit that ran together with the next thing of its list (信息14提案6件).
_GLUED = re.compile(
    r"(?<=[\u4e00-\u9fff])\d+(?=[\u4e00-\u9fff]{4})(?!20\d\d年)(?!人(?!大)|[个条件次项份期名家天年月日号时分种类批场篇])"
)
_ABOUT = re.compile("围绕|聚焦|紧扣|结合|立足")
_SENT = ("报送", "上报", "移送", "移交", "提交", "提供")  # to those named in front
_AMOUNTS = ("数", "量", "次数")
_UNDERTAKEN = re.compile("(?:进行|作出|给予)了?$")
_PLATFORMS = ("台", "专区", "专题", "频道", "子站")
_LIST = re.compile("[、和及与]")
_RESULT = re.compile(
    r"\s*[为是属]于?(予以|部分|不予|无法|其他)"
)  # what a unit of the sentence's topic became
_INSTANCES = re.compile(
    "^(?:.+等(?:地(?![方区址点质震铁块产理名图]))?(?=.{4})|(?:《[^》]+》[、，]?)+等?(?=.{2}))"
)
_ADDED_UP = re.compile("累计|共计")
_REACHED = re.compile("[增减升降提压缩扩][加少长升低高减短大]?[至到为]")  # in front of what a figure became


def name(sentence: str, count: Count, floor: int, previous: Name | None, around: Around) -> Name:
    """The name of the figure at `count`; `floor` is where the words of the figure before it end."""
    before, after = sentence[floor : count.start], sentence[count.end :]
    clause = clause_of(before)
    bare = wording().patterns["bare_change"].fullmatch(joined(before))
    bare = bare if previous and previous.unit in (count.unit, "") else None
    apart = bare is not None and wording().has("set_apart", sentence[: count.start])
    reached = count.unit in SHARES and _REACHED.fullmatch(joined(STRONG.split(before)[-1]))
    if (count.unit in SHARES and not reached) or apart or wording().has("differing", joined(clause)):
        return share(before, after, previous, around.last)
    measured = "" if reached else bare["verb"] if bare else _mean(before, clause)
    if previous and measured is not None:
        return previous._replace(label=base_of(previous) + measured, consumed=0)
    return _counted(sentence, count, floor, previous, around)


def _mean(before: str, clause: str) -> str | None:
    """What a bare mean is called (日均), None where more stands in front of the number."""
    return stripped(clause) if wording().patterns["mean"].fullmatch(joined(before)) else None


def _counted(sentence: str, count: Count, floor: int, previous: Name | None, around: Around) -> Name:
    """The name of a figure that is no share, change or mean of the one before it."""
    before, after = sentence[floor : count.start], sentence[count.end :]
    clause = clause_of(before)
    if previous and previous.pending and not stripped(clause):
        return previous._replace(label=previous.pending[0], consumed=0, pending=previous.pending[1:])
    context = previous._replace(consumed=0) if previous and not _HALT.search(before) else None
    last = STRONG.split(joined(before))[-1]
    if context and len(context.siblings) > 1 and context.unit == count.unit:
        last = last.removesuffix(context.verb)  # 共公开30条 behind what was published
    if context and count.unit and wording().patterns["total"].fullmatch(last):
        return context._replace(label=total(context, count.unit))
    starts = not stripped(STRONG.split(NOTES.sub("", before))[-1])
    became = _RESULT.match(after) is not None
    noun, consumed = following(after, alone=starts or became or not stripped(clause))
    chained = CHAIN.match(after) is not None and not first_verb(clause)
    owned = starts or _owned(noun, before, parted=became or chained)
    found = _plain("" if noun and owned else former(clause, after), noun, count.unit)
    if found is None or not found.label:
        if context:
            return context._replace(label=base_of(context) or context.label)
        return Name(around.heading or "数量", noun=around.heading, unit=count.unit)
    if found.label.endswith("类") and 0 < len(noun) < _SHORT_NOUN:
        found = found._replace(label=found.label + noun, noun=found.noun + noun)  # 财政类6条信息
    found = _in_words_before(found, before, count.unit)
    counted_on = len(noun) < SHORT and after[consumed : consumed + 1].isdecimal()
    if noun and (found.label.endswith(noun) or counted_on):
        found = found._replace(consumed=consumed)
    open_list = not _ANEW.search(before) and not wording().has("stock", clause)
    named = settled(carried(found, context, around, open_list=open_list), previous)
    return under(_with_ground(named, before, sentence), context, before)


def _owned(noun: str, before: str, *, parted: bool) -> bool:
    """Whether the noun behind a number names it, as whose or where it is stands in front."""
    if _UNDERTAKEN.search(before):
        return bool(noun)
    placed = _OF_PLACE.search(before) and _PLACES.match(noun)
    parted = bool(parted or placed or _OWNED.search(before) or _LISTED.search(before) or noun[:1] == "《")
    return parted and not begins_with_verb(noun)


def _with_ground(found: Name, before: str, sentence: str) -> Name:
    """The name with the note in front of its number, where its sentence tells several apart by notes."""
    note = _NOTE.search(before)
    if note and (_PROCEDURE.fullmatch(found.label) or _told_apart(before, sentence)):
        return found._replace(label=f"{found.label}（{note[1]}）")
    return found


def _told_apart(before: str, sentence: str) -> bool:
    """Whether a sentence prints the words in front of a number with more than one note."""
    return len(re.findall(rf"{re.escape(clause_of(before))}[（(]", sentence)) > 1


def _in_words_before(found: Name, before: str, unit: str) -> Name:
    """The name with what the clauses in front of the figure's own tell: whose contents, by what channel."""
    if _OF_CONTENTS.fullmatch(found.label):
        return _plain(clause_of(_CONTENTS.split(before)[0]), "", unit) or found
    *_, above, _ = ["", *STRONG.split(NOTES.sub("", before))]
    way = channel(above) if found.verb and not found.channel and _BY_WAY.search(joined(above)) else ""
    if not way or len(way + found.label) > _LONGEST:
        return found
    return found._replace(label=way + found.label, channel=way)


def _thing(text: str) -> str:
    words = wording()
    idle = words.patterns["idle"].match(text)
    return words.tail.sub("", text[idle.end() :] if idle else text)


@lru_cache(REMEMBERED)
def _plain(clause: str, noun: str, unit: str) -> Name | None:
    """The name from a figure's own clause, or None when the clause says nothing."""
    text = stripped(clause)
    if wording().has("comparing", text):
        return None
    if _COUNTED.search(text):
        if noun:
            return Name(noun, noun=noun, unit=unit)
        front = _COUNTED.split(text, maxsplit=1)[0]
        text = _GLUED.split(text)[-1] if _GLUED.search(text) else front if len(front) > 1 else text
    if not text or (noun and len(text) == 1):
        done = first_verb(noun)  # 19件已按规定答复
        verb = noun if done and done[0] == noun else ""
        return Name(noun, verb=verb, noun="" if verb else noun, unit=unit) if noun else None
    head, apart, rest = text.partition("分别")
    if apart and _LIST.search(head):
        labels = [stripped(item) + rest for item in _LIST.split(head)]
        return Name(labels[0], noun=rest, unit=unit, pending=tuple(labels[1:]))
    return _worded(_told_last(text), noun, unit)


def _told_last(text: str) -> str:
    """The text without a verb that only tells of its channel: what stands behind 累计 or 开通的."""
    verb = first_verb(text)
    if verb and text.startswith("的", verb.end()) and first_verb(text[verb.end() + 1 :]):
        return text[verb.end() + 1 :]
    added = _ADDED_UP.search(text, verb.end()) if verb else None
    told = added and begins_with_verb(text[added.end() :])
    return channel(text[: added.start()]) + text[added.end() :] if added and told else text


def _worded(text: str, noun: str, unit: str) -> Name:
    verb = first_verb(text)
    front = text[: verb.start()] if verb else ""
    if front[:2] in ("其他", "其它") and "的" in text:
        return Name(f"其他{text.rsplit('的', 1)[-1][-LIMIT:]}", noun=text, unit=unit)
    listed = (
        "、" in front
        and not (verb and verb[0] in _SENT)
        and not _ABOUT.match(text)
        and not (wording().channel.search(front) or _WAYS.search(front))
    )
    amount = verb is not None and text[verb.end() :] in _AMOUNTS
    amount = amount and verb is not None and not wording().patterns["audience"].match(verb[0])
    if verb is None or amount or (listed and verb.end() < len(text)):
        text = stripped(_INSTANCES.sub("", _inner(text)))
        if begins_with_verb(text) and not amount:
            return _worded(text, noun, unit)
        if noun and unit in wording().of_persons:
            return Name(noun, noun=noun, unit=unit)
        text = shortened(text, _LONGEST) if len(text) > LIMIT else text
        joins = len(text) < SHORT and not text.endswith(noun)
        joins = joins and (text == "平均" or not begins_with_verb(noun))
        text += noun if joins else ""
        return Name(text, verb=verb[0] if verb and amount else "", noun=text, unit=unit)
    way = _way(front) or channel(front) or (_subject(front) if front.endswith(_PLATFORMS) else "")
    adverb = wording().patterns["adverbs"].search(front)
    action = (adverb[0] if adverb else "") + verb[0]
    thing = _thing(_INSTANCES.sub("", _inner(_thing(text[verb.end() :])))) or noun
    subject = _subject(front)
    if (doing := first_verb(thing)) and doing[0] == thing:  # 公开发布12条信息
        thing += noun
    later = first_verb(thing) if len(action + thing) > LIMIT else None
    if later and later.end() + 1 < len(thing) and wording().channel.search(thing, 0, later.start()):
        return _worded(thing[later.start() :], noun, unit)
    if not thing and not way:
        whole = stripped(front[: len(front) - len(adverb[0] if adverb else "")])
        way = shortened(whole, LIMIT - len(action)) if len(whole) > 1 else ""
    shown = "" if thing and (verb[0] in wording().light or thing.startswith(action)) else action
    return Name(_fitting(way, shown, thing), way, action, thing, unit, subject=subject)


def _way(front: str) -> str:
    """The way of publishing that the words in front of a verb end in, '' when they end in none."""
    if front.endswith(("栏目", "专栏", "板块")):
        return _subject(front)
    found = re.search("其[他它](形式|方式|渠道|途径)$", front)
    return found[0] if found else ""


def _inner(text: str) -> str:
    """The words behind the last 共有 or 涉及, all of them where nothing stands behind it."""
    *_, last = [0, *(match.end() for match in wording().patterns["inner"].finditer(text))]
    return text[last:] or text


def _fitting(way: str, action: str, thing: str) -> str:
    """The parts in a row, shortened from the front of the thing where they are too long."""
    if len(action + thing) > LIMIT:
        return action + shortened(thing, _LONGEST - len(action))
    return way + action + thing if len(way + action + thing) <= LIMIT else action + thing


def _subject(text: str, *, least: int = 1) -> str:
    bare = stripped(text)
    return bare if least <= len(bare) <= LIMIT else ""
