"""Definitions of the form's rows and words, and the fee for processing information."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from bot.answer.phrases import say
from bot.answer.refusing import no
from bot.types import Answer, Kind
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.references import Reference
from bot.understand.vocabulary import any_of, definitions, terms, words
from corpus.vocabulary import metrics

_FEE = "信息处理费标准"
_PRICED = re.compile(
    r"\d+\s*[件份页张]的?(?:信息公开|公开)?(?:申请|材料|复印件)[^,，。和与跟加]{0,6}[收交缴付花掏][^,，。]{0,3}[钱费元]"
)
_ASKED_PRICE = re.compile(r"[收交付缴掏花](?:我|他)?(?:几|多少)")
_MONTHLY = re.compile(
    r"(?:一个?|这个?|当|单|本|每)月(?:里|内|累计|总共)?(?:要|交|提|递|申请|递交)(?:了|过)?[\d一二三四五六七八九十百两]+[件份个]"
)
_SINGLE = re.compile(r"第[\d一二三四五六七八九十百千两]+[件份页张](?!起|以)")  # what one of them costs
_CHARGED = re.compile(r"收(?:过|了没|没收|取过|到过)|产生(?:过|了没)")  # whether any was, not what is
_COUNT_ALONE = re.compile(
    r"(?:那|要是|如果|换成|正好|刚好|一共)?[\d一二三四五六七八九十百两]+(?:件|份|页|张)(?:呢|的呢|复印|复印件|当月累计|申请)?"
)
_WHAT_INSIDE = re.compile(r"都(?:是|有|叫|包括|包含|含|指)些?(?:什么|哪些)(?!人)|(?:包括|包含)(?:哪些|什么)")
_SORTS = re.compile(r"(?<!第)[几两三四五六七八九][种类](?:情形|情况|原因|理由)?[呢啊呀嘛\s?？。]*$")  # 分几种
_MEANING = re.compile(
    r"^(?:请问)?(?:什么是|什么叫|何为|何谓)|什么意思|的意思|含义|定义|(?:请|能否|麻烦)?(?:说明|解释|阐明)[^,，。]*(?:所称|所指|是指|范围|内涵)|所称[^,，。]*(?:范围|哪些)"
    r"|(?:怎么|怎样|如何|咋)(?:理解|界定|解释|区分)|怎讲|指谁"
)
_KINDS = tuple("三四")  # that the name of a row says it has (四类过程性信息)
_EQUATED = re.compile(r"\s*=\s*[?？]*$")
_ITEMS = ("件", "份", "个", "次", "条", "回", "封", "起")
_SHEETS = ("页", "张", "面")
_CHARGES = "行政事业性收费"
_BASIS = "口径"  # said behind the name of a row alone it asks what the row means
_PAGES = re.compile(r"页|纸|按量|复印|张")


def fee_by_items(count: int) -> int:
    """Yuan for `count` applications of one person to one body in a month (国办函〔2020〕109号, 按件)."""
    fee, done, rate, band = 0, 10, 100, 20
    while count > done:
        inside = min(count - done, band)
        fee += inside * rate
        done, rate, band = done + band, rate + 100, 10
    return fee


def fee_by_pages(count: int) -> int:
    """Yuan for one application of `count` A4 pages (国办函〔2020〕109号, 按量)."""
    bands = ((30, 0), (100, 10), (200, 20))
    fee, done = 0, 0
    for limit, rate in bands:
        fee += max(0, min(count, limit) - done) * rate
        done = limit
    return fee + max(0, count - 200) * 40


def explain(name: str) -> Answer:
    """The definition with its legal basis."""
    entry = definitions()[name]
    return Answer(
        kind=Kind.DEFINITION,
        headline=f"{entry['title']}：{entry['text']}",
        lines=(f"依据：{entry['basis']}。",),
        spoken=f"{entry['title']}：{entry['text']}",
    )


def fee_answer(parsed: Parsed) -> Answer | None:
    """The fee for the number of applications or pages said; the scale when none is said."""
    entry = definitions()[_FEE]
    counts = [
        n.value for n in parsed.numbers if n.unit in (*_ITEMS, *_SHEETS, "") and n.value == int(n.value)
    ]
    lines = (f"依据：{entry['basis']}。",)
    if not counts:
        return explain(_FEE)
    count = int(max(counts, key=Decimal))
    pages = any(n.unit in _SHEETS for n in parsed.numbers) or bool(_PAGES.search(parsed.text))
    scale = fee_by_pages if pages else fee_by_items
    fee = scale(count)
    unit = "页" if pages else "件"
    if _SINGLE.search(parsed.text):
        head = say("fee.single", count=count, unit=unit, fee=fee - scale(count - 1))
        return Answer(Kind.DEFINITION, head, lines=(entry["text"], *lines), spoken=head)
    key = "fee.free" if fee == 0 else "fee.pages" if pages else "fee.pieces"
    head = say(key, count=count, fee=fee, unit=unit)
    return Answer(Kind.DEFINITION, head, lines=(entry["text"], *lines), spoken=head)


def answer(query: Query, parsed: Parsed) -> Answer | None:
    """The definition or fee that a message asks for, which need no report; None when it asks for others."""
    if _asks_fee(query, parsed):
        return fee_answer(parsed)
    compared = len(query.years) > 1 and query.years_from is Origin.SAID
    if compared or (query.scope and query.operation == "growth"):
        return None  # 下降的有哪几个单位
    checks = parsed.says("cue", "check") and not parsed.says("cue", "meaning")
    checks = checks or (parsed.says("cue", "equal") and parsed.says("question", "yesno"))
    if (checks and parsed.says("definition", "勾稽关系")) or _computes(query, parsed):
        return None
    if parsed.says("definition", "答复期限") and query.operation == "average":
        return no("no.actual")
    bare = not parsed.says("question") and any(m.text in _parts() for m in parsed.matches)
    if (_unprinted(parsed) or bare) and (name := defined(parsed)):
        return explain(name)
    counted = parsed.numbers or parsed.says("question", "quantity")
    meaning = (
        parsed.says("cue", "meaning")
        or _takes_in(query, parsed)
        or _lists(query, parsed)
        or _row_alone(parsed)
        or _equated(parsed)
        or asks_meaning(parsed)
    ) and (not counted or enumerates(parsed) or _explicit(parsed))
    named = parsed.says("definition") and parsed.ids("definition") != (_FEE,)
    named = named and not (query.targets and parsed.spoken.rstrip("?？ ").endswith(("件数", "数", "量")))
    one_item = query.targets and len(parsed.references) == 1 and parsed.references[0].kind == "item"
    name = defined(parsed) if (named and not one_item) or meaning else None
    return explain(name) if name else None


def asks_meaning(parsed: Parsed) -> bool:
    """Whether the meaning of a row is asked for in so many words (什么是…, …什么意思)."""
    return parsed.says("term") and not parsed.numbers and _MEANING.search(parsed.text) is not None


def _explicit(parsed: Parsed) -> bool:
    """Whether the meaning of a word is asked for in so many words (什么是…, …什么意思, 分几种, …=？)."""
    said = _MEANING.search(parsed.text) or _SORTS.search(parsed.text)
    return not parsed.numbers and (_equated(parsed) or said is not None)


def _equated(parsed: Parsed) -> bool:
    """Whether the kinds that the name of a row counts are to be set equal to it (四类过程性信息=？)."""
    counting = [m for m in parsed.matches if m.kind == "term" and m.text[0] in _KINDS]
    return any(_EQUATED.match(parsed.text, m.end) for m in counting)


def _row_alone(parsed: Parsed) -> bool:
    """Whether nothing but the name of a row and 口径 is said."""
    return any(m.kind == "term" and parsed.spoken.strip() == f"{m.text}{_BASIS}" for m in parsed.matches)


def enumerates(parsed: Parsed) -> bool:
    """Whether the kinds that a word covers are asked for (哪三类)."""
    return _which().search(parsed.text) is not None


@cache
def _which() -> re.Pattern[str]:
    return re.compile(any_of(word for word in words()["cue"]["meaning"] if word.startswith("哪")))


def _takes_in(query: Query, parsed: Parsed) -> bool:
    """Whether it is asked what a row of table 三 takes in (四类过程性信息都是些什么, 包括哪些情形)."""
    rows = bool(query.targets) and all("outcome" in target.as_dict() for target in query.targets)
    inside = _WHAT_INSIDE.search(parsed.text) or _SORTS.search(parsed.text)
    return rows and not parsed.numbers and inside is not None


def _lists(query: Query, parsed: Parsed) -> bool:
    """Whether the kinds that a word covers are asked for, of no body in particular."""
    named = parsed.says("term") or parsed.says("definition") or bool(parsed.references)
    plain = query.operation == "value" and not parsed.bodies and not parsed.years
    return enumerates(parsed) and named and plain


def _asks_fee(query: Query, parsed: Parsed) -> bool:
    if not query.targets and _COUNT_ALONE.fullmatch(parsed.text.strip(" 。?？!！")):
        return True
    about = parsed.says("topic", "信息处理费") or {"申请", "新收"} & set(parsed.ids("term"))
    paper = any(n.unit in (*_SHEETS, "件") for n in parsed.numbers)
    paper = paper or any(m.kind == "unit" and m.text in (*_SHEETS, "件") for m in parsed.matches)
    monthly = _MONTHLY.search(parsed.text) and (parsed.says("unit", "money") or _names_price(parsed))
    fee = (
        monthly
        or (parsed.says("definition", _FEE) and not _CHARGED.search(parsed.text))
        or (any(n.unit in _SHEETS for n in parsed.numbers) and _names_price(parsed))
        or _PRICED.search(parsed.text)
        or (parsed.says("fee_cue") and (about or paper))
    )
    priced = query.topics == ("信息处理费",) or (about and "行政事业性收费" in query.conflict)
    counted = priced and any(n.unit in (*_ITEMS, *_SHEETS) for n in parsed.numbers)
    whether = fee and about and not parsed.says("question", "quantity")
    return bool((fee and (parsed.numbers or not query.targets)) or counted or whether)


def _names_price(parsed: Parsed) -> bool:
    """Whether money is spoken of."""
    said = parsed.says("term", "金额") or parsed.says("term", _CHARGES) or parsed.says("topic", "信息处理费")
    return said or parsed.says("weak", "金额") or _ASKED_PRICE.search(parsed.text) is not None


def _computes(query: Query, parsed: Parsed) -> bool:
    """Whether figures are asked for although a word that has a definition is said."""
    counted = parsed.says("question", "quantity") or query.operation in ("share", "ratio", "sum", "average")
    ruled = any(definitions()[name].get("counts") for name in parsed.ids("definition"))
    wanted = bool(query.targets) and counted and not ruled and not parsed.says("fee_cue")
    return wanted and not enumerates(parsed) and not _explicit(parsed)


def _clause(reference: Reference) -> str:
    return f"第二十条第（{reference.facet}）项" if reference.kind == "item" else reference.facet


def _unprinted(parsed: Parsed) -> bool:
    """Whether an item of article 20 is named that no form has rows of."""
    named = {reference.facet for reference in parsed.references if reference.kind == "clause"}
    return bool(named) and not named & {metric.section for metric in metrics().values()}


def _parts() -> frozenset[str]:
    """Words for one kind of what a row takes together (请示报告)."""
    return frozenset(words()["part"]["words"])


def defined(parsed: Parsed) -> str | None:
    """The definition that the message names: by its own words, by the most precise metric term, by clause."""
    said = [name for name in parsed.ids("definition") if name != _FEE]
    if said:
        return said[0]
    known = terms()
    weak = () if parsed.says("content") else parsed.ids("weak")
    said_terms = [known[name] for name in parsed.ids("term") or weak]
    for term in sorted(said_terms, key=lambda term: -len(term.kinds)):
        found = [name for name, entry in definitions().items() if term.id in entry.get("terms", ())]
        if found:
            return found[0]
    applicants, clauses = parsed.ids("applicant"), [*map(_clause, parsed.references)]
    every = definitions().items()
    by_clause = [name for name, entry in every if entry.get("clause") in clauses]
    return next(
        iter(by_clause or [name for name, entry in every if entry.get("applicant") in applicants]), None
    )
