"""Whether a figure of the narrative may be what is asked for, by its unit and what its label says is done."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.answer.narrative_units import MONEY, asked_units, fits
from bot.understand.content import apart_words, channel_words, classes, holds, pieces, published_words
from bot.understand.parse import Parsed
from corpus.narrative_wording import wording
from corpus.types import Figure

COMPARED = "同比"  # in labels of what tells by how much a figure has changed
_QUANTITIES = ("量", "率", "额", "价", "费")  # what words for quantities end with
_SUFFERED = re.compile(r"被([\u4e00-\u9fff]{1,3}?)[了过]*(?=几|多少)")
_SEEN = ("看", "点", "读", "访", "点开", "打开", "人看", "人点")
DURATIONS = frozenset(("工作日", "个工作日", "天", "日", "小时", "个小时", "分钟", "秒"))
_LASTS = re.compile(
    "多久|多长时间|多长的?时间|多少时间|(?:几|多少)个?(?:天|工作日|小时|钟头|分钟)(?!内)|(?:办理|答复|回复|办结|处理|回应|响应)(?:时长|时间|周期)"
)
_MESSAGES = 64  # of which it is kept whether they ask for a duration
_SHARES = ("率", "度", "占", "百分", "%")


def suits(parsed: Parsed, figure: Figure, *, percent: bool = False) -> bool:
    """Whether unit and kind of a figure are not those of something else than is asked for."""
    if asks_duration(parsed) and figure.unit not in DURATIONS:
        return False
    label = figure.label
    changed = parsed.says("operation", "growth") or parsed.says("operation", "difference")
    apart = (says for word, says in apart_words().items() if word in label)
    averaged = any(not any(say in parsed.spoken for say in says) for says in apart)
    shared = percent or parsed.says("operation") or any(word in parsed.spoken for word in _SHARES)
    other = averaged or (COMPARED in label and not changed) or (figure.unit == "%" and not shared)
    acts = _acts(figure, parsed) and _on_channel(label, parsed) and not of_other_thing(figure, parsed)
    return not other and acts and _in_unit(figure, parsed) and (figure.unit == "%" or not percent)


def asks_duration(parsed: Parsed) -> bool:
    """Whether it is asked how long something takes."""
    return _lasts(parsed.spoken)


@lru_cache(maxsize=_MESSAGES)
def _lasts(text: str) -> bool:
    return _LASTS.search(text) is not None


def of_other_thing(figure: Figure, parsed: Parsed) -> bool:
    """Whether a quantity, or what is done to a thing, is asked for that the figure's sentence does not name.

    So a number of visits is no 下载量, and nothing of what becomes of a site that 被攻击.
    """
    asked = [word for word in parsed.strange if len(word) > 2 and word.endswith(_QUANTITIES)]
    asked += [m.text for m in parsed.matches if (m.kind, m.id) == ("social", "offtopic")]
    asked += [hit[1] for hit in _SUFFERED.finditer(parsed.spoken) if hit[1] not in _SEEN]
    told = figure.label + figure.citation.quote
    return any(not holds(told, word) for word in asked)


def _in_unit(figure: Figure, parsed: Parsed) -> bool:
    """Whether a figure is in a unit that is asked for: of money, of visits, of places, or any other."""
    units, unit = asked_units(parsed), figure.unit
    fee = not units and parsed.says("topic", "信息处理费")
    priced = parsed.says("term", "金额") or parsed.says("fee_cue") or units & MONEY or fee
    money = unit.endswith("元")
    if priced or money:
        return money and bool(priced or not units or units & {*MONEY, "块"})
    places = wording().of_places
    if units and units <= places and all(piece in channel_words() for piece in pieces(parsed)):
        return unit in places  # 几个公开栏
    visits = unit == "次" and any(word in figure.label for word in classes()["访问量"])
    return fits(units, unit) or (visits and fits(units, "人次"))


def _acts(figure: Figure, parsed: Parsed) -> bool:
    """Whether a figure is of nothing else that is done (采纳, 收到 against 回复)."""
    verbs = (
        word for word in parsed.strange if wording().verb.fullmatch(word) and word not in wording().light
    )
    received = any(word in parsed.spoken for word in classes()["受理"])
    answered = any(word in figure.label for word in published_words()["answered"])
    telling = set(verbs) - wording().light
    told = all(verb in figure.label or verb in figure.citation.quote for verb in telling)
    return told and not (received and answered and not any(w in figure.label for w in classes()["受理"]))


def _on_channel(label: str, parsed: Parsed) -> bool:
    """Whether a label that names a channel names one that is asked for, where any is."""
    asked = [m.text for m in parsed.matches if m.text in channel_words()]
    named = any(word in label for word in channel_words() if len(word) > 1)
    return not asked or not named or any(holds(label, word) for word in asked)
