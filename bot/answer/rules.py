"""Questions about what rows and words of the forms mean, or what an application costs."""

from __future__ import annotations

import re
from functools import cache, partial

from bot.answer.explaining import explain, explain_each
from bot.answer.fees import asks_fee, fee_answer
from bot.answer.may_compare import may_compare
from bot.answer.refusing import no
from bot.types import Answer
from bot.understand.lexicon import Match
from bot.understand.metrics import definition_of
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.references import Reference
from bot.understand.vocabulary import any_of, definitions, terms, words
from corpus.vocabulary import metrics

_FEE = "信息处理费标准"
_WHAT_INSIDE = re.compile(r"都(?:是|有|叫|包括|包含|含|指)些?(?:什么|哪些)(?!人)|(?:包括|包含)(?:哪些|什么)")
_WHICH_ONES = re.compile(r"(?:是|有|指)(?:哪些|哪几[种类样个]?|什么|啥)[呢啊呀\s?？。]*$")
_OF_KINDS = re.compile(r"[三四五六七八][种类个条大]的?$")
_SORTS = re.compile(r"(?<!第)[几两三四五六七八九][种类](?:情形|情况|原因|理由)?[呢啊呀嘛\s?？。]*$")  # 分几种
_MEANING = re.compile(
    r"^(?:请问)?(?:什么是|什么叫|何为|何谓)|什么意思|的意思|含义|定义|(?:请|能否|麻烦)?(?:说明|解释|阐明)[^,，。]*(?:所称|所指|是指|范围|内涵)|所称[^,，。]*(?:范围|哪些)"
    r"|(?:怎么|怎样|如何|咋)(?:理解|界定|解释|区分)|怎讲|指谁|(?:条例|法律|规定)里?的?(?:第几|几|多少|哪一?)条"
)
_KINDS = tuple("三四")  # that the name of a row says it has (四类过程性信息)
_APART = re.compile(
    r"区别|不同|差别|差异|不一样|一样吗|一回事|[一两]码事|同一[笔种项个](?:钱|费|收费|款)|区分|(?:各|分别|各自)(?:是|指)?(?:什么|啥)意思"
)
_BELONGS = re.compile(
    r"(?:算|属于|归|计入)(?=[^,，。;；多少几]{1,10}还是)|算不算|属不属于?|是不是算|包不包括|包括不包括|含不含|计不计入?"
    r"|(?:不?算|不?属于|不?包括|不?包含|不?含|不?计入)(?=[^,，。;；多少几]{1,12}[吗吧么])"
)
_EQUATED = re.compile(r"\s*=\s*[?？]*$")
_POINTING = re.compile(
    r"因为?[这那]个?(?:原因|理由|事儿?|缘故)?|[因由]此(?!外)|(?:这样|这么|那样|那么)(?:答复|回复|答|处理|办理?|弄|定)的?"
    "|[这那]一(?:项|类|种|行)"
)
_COMPUTED = ("share", "ratio", "sum", "average", "most", "least", "rank")
_ORDERS = ("most", "least", "rank")  # of rows: 哪种情况最多
_BASIS = "口径"  # said behind the name of a row alone it asks what the row means


def answer(query: Query, parsed: Parsed) -> Answer | None:
    """The definition or fee that a message asks for, which need no report; None when it asks for others."""
    ruled = fee_answer(parsed) if asks_fee(query, parsed) else may_compare(query, parsed)
    if ruled:
        return ruled
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
        or _belongs(parsed)
    ) and (not counted or enumerates(parsed) or _explicit(parsed))
    named = parsed.says("definition") and parsed.ids("definition") != (_FEE,)
    named = named and not (query.targets and parsed.spoken.rstrip("?？ ").endswith(("件数", "数", "量")))
    one_item = query.targets and len(parsed.references) == 1 and parsed.references[0].kind == "item"
    names = _meant(parsed) if meaning or (named and not one_item) else []
    if meaning and not names and query.targets_from is Origin.CARRIED:
        names = list(filter(None, map(definition_of, query.targets)))
    return explain_each(names) if names else None


def explained_before(parsed: Parsed, asked: Parsed) -> str:
    """The message with the row explained before in place of what points at it (因为这个不办的几件); or ''."""
    name = defined(asked) if _POINTING.search(parsed.text) else None
    rows = list(definitions()[name].get("terms", [])) if name else []
    kinds = terms()[rows[0]].kinds if len(rows) == 1 else {}
    named = "".join(kinds.get("reason", kinds.get("outcome", ()))[:1])
    said = [match.text for match in asked.matches if match.kind == "term"] if name and not named else []
    named = said[0] if len(said) == 1 else named
    return _POINTING.sub(named, parsed.text) if named else ""


def asks_meaning(parsed: Parsed) -> bool:
    """Whether the meaning of a row is asked for in so many words (什么是…, …什么意思)."""
    return parsed.says("term") and not parsed.numbers and _MEANING.search(parsed.text) is not None


def _belongs(parsed: Parsed) -> bool:
    """Whether it is asked if one row is counted among another (重复申请算不算不予处理)."""
    hit = _BELONGS.search(parsed.spoken)
    if hit is None or parsed.says("operation", "sum"):
        return False
    named = [m for m in parsed.matches if m.kind in ("term", "definition", "applicant")]
    others = [*named, *(m for m in parsed.matches if m.kind in ("weak", "content"))]
    behind = any(m.end > hit.end() and m.start > hit.start() for m in others)  # 算不|算其他处理
    return behind and any(m.end <= hit.start() for m in named)


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
    if inside is None and any(map(partial(_of_kinds, parsed), parsed.matches)):
        inside = _WHICH_ONES.search(parsed.text)
    return rows and not parsed.numbers and inside is not None


def _of_kinds(parsed: Parsed, row: Match) -> bool:
    """Whether a row is named by how many kinds it has (三安全一稳定, 五种不予处理)."""
    counted = row.text[0] in _KINDS or _OF_KINDS.search(parsed.spoken[: row.start]) is not None
    return row.kind == "term" and counted


def _lists(query: Query, parsed: Parsed) -> bool:
    """Whether the kinds that a word covers are asked for, of no body in particular."""
    named = parsed.says("term") or parsed.says("definition") or bool(parsed.references)
    plain = query.operation == "value" and not parsed.bodies and not parsed.years
    return enumerates(parsed) and named and plain


def _computes(query: Query, parsed: Parsed) -> bool:
    """Whether figures are asked for although a word that has a definition is said."""
    placed = query.agencies_from is Origin.SAID or query.years_from is Origin.SAID
    ordered = query.operation in _ORDERS or query.nth or query.limit
    if query.picking or (placed and query.targets and ordered):
        return True
    counted = parsed.says("question", "quantity") or query.operation in _COMPUTED
    ruled = any(definitions()[name].get("counts") for name in parsed.ids("definition"))
    wanted = bool(query.targets) and counted and not ruled and not parsed.says("fee_cue")
    return wanted and not enumerates(parsed) and not _explicit(parsed)


def _meant(parsed: Parsed) -> list[str]:
    """The definition asked for, or of all words that are to be told apart, in the order of the message."""
    first = defined(parsed)
    if not first or not (_APART.search(parsed.text) or _belongs(parsed)):
        return [first] if first else []
    said = sorted((m for m in parsed.matches if m.kind in ("term", "definition")), key=lambda m: m.start)
    every = definitions().items()
    named = (name for m in said for name, entry in every if m.id == name or m.id in entry.get("terms", ()))
    return list(dict.fromkeys(name for name in named if name != _FEE)) or [first]


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
    if subjects := [name for name, entry in every if entry["title"] in parsed.ids("topic")]:
        return subjects[0]
    by_clause = [name for name, entry in every if entry.get("clause") in clauses]
    return next(
        iter(by_clause or [name for name, entry in every if entry.get("applicant") in applicants]), None
    )
