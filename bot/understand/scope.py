"""Questions over the whole index: which bodies, how many, all of them, and under what condition."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.understand.conditions import Condition
from bot.understand.normal import blank
from bot.understand.order_said import find_limit, find_nth, place_said, superlative, who
from bot.understand.parse import Parsed
from bot.understand.parts_said import condition_on_bodies
from bot.understand.vocabulary import any_of, load, terms
from corpus.regions import by_name

_FORMS = (
    "which",
    "count",
    "every",
    "which_behind",
    "count_behind",
    "count_far",
    "count_inside",
    "which_inside",
)
_NOUNS = ("among", "under", "noun", "named", "alone", "counted", "of", "beside", "end", "tail")
_ORDERING = ("most", "least", "sum", "rank", "compare")
_MESSAGES = 64  # of which it is kept what they ask
_AMOUNT = re.compile(r"(?:多少|几)[件起次项万元]|多少(?!家|个)")


@dataclass(frozen=True, slots=True)
class Scope:
    """Bodies in general: `form` is which, count, every or those (of a place), `total` asks for their sum."""

    form: str
    ends: str  # in one of which names end; '' for any
    condition: Condition | None
    said: str
    total: bool = False
    level: tuple[str, ...] = ()  # of government, as `places.level_of` calls them; () for any
    kind: str = ""  # what the bodies are called


@cache
def _pattern() -> re.Pattern[str]:
    data = load("scope.toml")
    nouns = any_of(data["nouns"])
    kinds = any_of(noun for noun, ends in data["nouns"].items() if ends)
    among = any_of(data["among"]["words"])
    inside, far = any_of(data["within"]["words"]), "几个|几家|多少家|多少个"
    before = "|".join(f"(?P<{form}>{any_of(words)})" for form, words in data["forms"].items())
    behind = "|".join(f"(?P<{form}_behind>{any_of(words)})" for form, words in data["behind"].items())
    said = (data["nouns"], data["whole"]["words"], *data["forms"].values())
    heads = re.escape("".join({word[0] for words in said for word in words}))
    return re.compile(
        rf"(?=[{heads}\0\d的几各这那所全同两三四五六七八九十])(?:"  # with which any of them starts
        rf"(?:{before})(?:\d{{2,4}}年?度?的?)?(?P<noun>{nouns})"
        rf"|(?:的(?P<named>{nouns})?|(?<![那这]个)(?P<alone>{nouns}))(?:都|一共|总共|分别)?(?:{behind})(?P<tail>{nouns})?"
        rf"|的(?P<counted>{nouns}).{{0,8}}?(?P<count_far>{far}|几份|数量?(?=[,，。?？]|$))"
        rf"|(?<![们你您我他她])的(?P<under>{nouns})(?:{among}|[,，谁哪]|平均|一?共|总共|合计|加)"
        rf"|\0(?:(?:{inside}|地区)的?|的)(?P<of>(?!政府){nouns})(?:(?:{among})?(?:有?(?P<count_inside>{far})|(?P<which_inside>哪些|哪几个|哪几家)))?"
        rf"|\0(?P<beside>单位|机关|部门|乡镇)|(?<![年度\0])的(?P<end>{nouns})[?。!]*$"
        rf"|(?:几个|各个?|这些|这几个|所有|全部|同为|同是|同属)?(?P<among>{kinds})(?:{among})"
        rf"|(?P<whole>{any_of(data['whole']['words'])}|[两三四五六几]份(?:\d{{4}}年度?)?的?(?:报告|年报)"
        rf"|(?:[二三四五六七八九]?十[一二三四五六七八九]?|\d{{2,3}})家(?:单位|机关)?(?=一?共|总共|合计|加|平均|里|当中|中|都|谁|哪)"
        rf"|(?P<numbered>[这那]?(?<![前头后第最的多少高低])[两三四五六七八九十]{{1,2}}[家个](?:单位|机关|政府))))"
    )


@lru_cache(maxsize=_MESSAGES)
def find_scope(parsed: Parsed) -> Scope | None:
    """The bodies in general that a message asks about; None when it asks about none."""
    ordered = any(parsed.says("operation", name) for name in ("most", "least"))
    ordered = ordered or find_nth(parsed) > 0 or find_limit(parsed) > 0
    ranked = ordered or bool(superlative(parsed) or who(parsed) or parsed.says("operation", "rank"))
    people = [(m.start, m.end) for m in parsed.matches if m.kind == "applicant"]  # 做好事的机构
    printed = [(m.start, m.end) for m in parsed.matches if (m.kind, m.id) == ("cue", "source")]  # 在报告哪里
    text = blank(_with_places(parsed), [*people, *printed], "\1")  # in no place
    hits = [hit for hit in _pattern().finditer(text) if _counts(parsed, hit, ranked=ranked)]
    if not hits:
        inside = any(body.general for body in parsed.bodies)
        everyone = None if ranked or parsed.bodies else _everyone(parsed)
        return Scope("those", "", None, "", total=summed(parsed)) if inside else everyone
    hit = min(hits, key=_weight)
    said = {name: text for name, text in hit.groupdict().items() if text}
    form = next((name.partition("_")[0] for name in said if name in _FORMS), "every")
    if form == "count" and any(b.general for b in parsed.bodies) and _AMOUNT.search(parsed.spoken, hit.end()):
        form = "those"  # 平遥几家单位一共收到多少申请
    inner = bool({"end", "among", "under"} & set(said))
    asked = {"count_inside", "which_inside"} & set(said)
    form = "which" if inner else "those" if {"of", "beside"} & set(said) and not asked else form
    noun = next((said[name] for name in _NOUNS if name in said), "")
    if noun == "家" and (form == "count" or hit.end() in {start for start, _ in people}) and people:
        return None  # 公司有几家, 哪家公司 speak of applicants
    valued = parsed.says("question", "quantity") or place_said(parsed) >= 0
    plural = "end" in said or any(word in hit[0] for word in load("scope.toml")["plural"]["words"])
    meant = "some" if form == "count" or (plural and not valued) else "none"
    meant = "" if form in ("every", "those") or (ordered and not hit["under"]) else meant
    done = noun == "家" and any(m.end == hit.start() and m.kind == "term" for m in parsed.matches)
    cases = form == "count" and (not noun or done)  # 没审完的有几个, 罚了几家
    condition = condition_on_bodies(parsed, hit.span(), "" if cases else meant)
    condition = condition or (_with_none(parsed, hit) if cases else None)
    if cases and condition is None:
        return None
    ends = load("scope.toml")["nouns"].get(noun, "")
    total = form == "every" or (form == "those" and summed(parsed))
    level = tuple(load("scope.toml")["levels"].get(noun, ())) if len(noun) > 1 else ()  # 县市区 are no 市
    return Scope(form, ends, condition, hit[0], total, level, noun)


def _weight(said: re.Match[str]) -> int:
    """Which of several wordings tells what is asked of bodies, the least first (各单位里有几家超过十件)."""
    placed = said["of"] or said["beside"]
    asked = said["count_inside"] or said["which_inside"]
    return 0 if said["among"] else 3 if said["whole"] else 2 if said["every"] or (placed and not asked) else 1


def _counts(parsed: Parsed, said: re.Match[str], *, ranked: bool) -> bool:
    """Whether bodies in general are meant: of a kind as something is ordered, or as they meet a condition."""
    if said["under"]:
        return not parsed.bodies and condition_on_bodies(parsed, said.span(), "none") is not None
    if said["numbered"]:
        return not parsed.bodies  # 甲乙两家单位
    return ranked or not said["among"]


def _with_none(parsed: Parsed, said: re.Match[str]) -> Condition | None:
    """That bodies have none, where what may count cases denies any (没罚过款的有几家, not 罚了几家)."""
    condition = condition_on_bodies(parsed, said.span(), "none") if "家" in said[0] else None
    return condition if condition and condition.kind == "zero" else None


def _everyone(parsed: Parsed) -> Scope | None:
    """The bodies that who asks for under a condition (谁没收费, 哪儿罚款超过一百件); no people who apply."""
    data = load("scope.toml")["everyone"]
    which = rf"(?P<which>{any_of(data['which'])})(?=[没未不无])"  # 哪些没收费
    hit = re.search(rf"(?P<several>{any_of(data['several'])})|{any_of(data['one'])}|{which}", parsed.spoken)
    rows = [m for m in parsed.matches if m.kind == "term"]
    acted = any(set(terms()[m.id].kinds.get("subject", ())) & set(data["acts"]) for m in rows)
    suffered = any(word in parsed.spoken for word in data["suffered"])
    if hit is None or parsed.says("applicant"):
        return _applied_to(parsed, hit) if hit else None
    if not rows or rows[0].start < hit.start() or (acted and not suffered):
        return None
    condition = condition_on_bodies(parsed, hit.span(), "some" if hit["several"] else "none")
    known = condition is not None and condition.kind in data["conditions"]
    return Scope("which", "", condition, hit[0]) if known else None


def _applied_to(parsed: Parsed, who: re.Match[str]) -> Scope | None:
    """The bodies that who asks for to whom some apply (谁家有律师来申请, 哪儿没收到过企业的申请)."""
    comes = min((m.start for m in parsed.matches if m.kind == "applicant" and m.start > who.end()), default=0)
    between = parsed.spoken[who.end() : comes]
    if not any(word in between for word in load("scope.toml")["everyone"]["has"]):
        return None
    return Scope("which", "", condition_on_bodies(parsed, who.span(), "some"), who[0])


def asks_none(parsed: Parsed) -> bool:
    """Whether those bodies are asked for that have none of something."""
    scope = find_scope(parsed)
    return scope is not None and scope.condition is not None and scope.condition.kind == "zero"


def over_bodies(parsed: Parsed) -> bool:
    """Whether the message speaks of bodies in general or of the first of them."""
    ranked = any(parsed.says("operation", name) for name in ("rank", "most", "least"))
    return ranked or find_scope(parsed) is not None


def summed(parsed: Parsed) -> bool:
    """Whether all bodies of a place are asked for together."""
    return any(word in parsed.text for word in load("scope.toml")["total"]["words"])


def of_level(parsed: Parsed, scope: Scope | None) -> Scope | None:
    """The bodies in general, kept to a level of government where one is named (市级单位, 镇里谁最多)."""
    hit = _level().search(parsed.spoken)
    wide = superlative(parsed) or any(parsed.says("operation", name) for name in _ORDERING)
    wide = wide or place_said(parsed) >= 0 or (hit is not None and hit["plural"] and summed(parsed))
    if hit is None or (scope is None and not wide and not hit["several"]):
        return scope
    data = load("scope.toml")
    scope = scope or Scope("which", "", None, hit[0], total=summed(parsed))
    if hit["level"]:
        ends = data["level_kinds"].get(hit["kind"], "")
        return replace(scope, level=_levels(hit["level"], hit["bound"]), ends=ends, kind=hit[0])
    noun = hit["each"] or hit["town"] or hit["noun"] or hit["plural"]
    ends = scope.ends or data["nouns"].get(noun, noun)
    return replace(scope, ends=ends, kind=noun if noun in hit[0] else scope.kind)


def kept_to_level(parsed: Parsed, scope: Scope | None) -> Scope | None:
    """The bodies spoken of before, kept to a level of government where one is named (那镇里头呢)."""
    every = scope or Scope("which", "", None, "")
    kept = of_level(parsed, every)
    return scope if kept == every else kept


def _levels(said: str, bound: str | None) -> tuple[str, ...]:
    """The levels that one is called by, with those above (县级以上) or below it."""
    data = load("scope.toml")
    own, order = data["levels"][said], data["order"]["levels"]
    places = [order.index(level) for level in own]
    first = 0 if bound == "以上" else min(places)
    last = len(order) if bound == "以下" else max(places) + 1
    return tuple(order[first:last] if bound else own)


def level_named(scope: Scope) -> Scope | None:
    """The governments of the level that a place is called by (哪个县, where all are districts or cities)."""
    data = load("scope.toml")
    if scope.level or scope.kind not in data["levels"]:
        return None
    return replace(scope, level=_levels(scope.kind, None), ends=data["level_kinds"]["政府"])


@cache
def _level() -> re.Pattern[str]:
    """A level of government (市级单位, 各乡镇, 街道的; 镇里 where bodies are asked for)."""
    data = load("scope.toml")
    levels, small, kinds = any_of(data["levels"]), any_of(data["small"]["words"]), any_of(data["level_kinds"])
    every, inside = any_of(data["forms"]["every"]), any_of(data["small"]["inside"])
    return re.compile(
        rf"(?P<several>(?P<level>{levels})(?:这一|那一|一)?级(?:层面)?及?(?P<bound>以[上下])?(?:的?(?P<kind>{kinds}))?"
        rf"|(?:{every})(?P<each>{small})|(?<![这那我咱们该本个])(?P<town>{small})[的都们])"
        rf"|(?P<noun>{small}|[省市县区])(?:{inside})|(?P<plural>{any_of(data['small']['plural'])})(?![长办])"
    )


def _with_places(parsed: Parsed) -> str:
    """The message with the names of divisions that are no body of the index blanked."""
    text = parsed.text
    for body in parsed.bodies:
        if not body.agencies and body.text in by_name():
            text = text[: body.start] + "\0" * (body.end - body.start) + text[body.end :]
    return text
