"""Who applied: the columns of table 三 that a message asks for."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.understand.columns import column_beside, counted_column
from bot.understand.content import plain_words
from bot.understand.ellipsis import asks
from bot.understand.excepted import denied
from bot.understand.figures import Named
from bot.understand.forms import WITH_TABLES, rows_of
from bot.understand.kinds_asked import asks_kinds, of_everyone, who_of_bodies
from bot.understand.lexicon import Match
from bot.understand.metrics import APPLICATIONS, Target, candidates
from bot.understand.normal import blank
from bot.understand.order_said import find_nth
from bot.understand.parse import Parsed
from bot.understand.positions import Beyond
from bot.understand.proportions import Share
from bot.understand.query import Origin, Query
from bot.understand.vocabulary import soft_applicants, words
from corpus.vocabulary import APPLICANTS, OTHERS, TOTAL

_WHICH = re.compile(r"(?:谁|哪[个类种方边家])[^,，。?？]{0,6}?([多少高低])(?!少)")
_AND = re.compile(r"和|跟|与|及|以及|还有|、|或")
_LAST_GROUP = ("其他处理",)  # has a row 其他 of its own
_OTHERS = frozenset(("其他", "其它", "其他类"))
ORGANISATIONS = "法人或其他组织"  # all but people
_NOT = re.compile("(?<!是)(?:不是|并非|非)由?$")  # 不是个人申请的有几件
_FEW = 2  # kinds of applicants that may be denied and another one be meant
_NEAR = 4  # characters between an applicant and what they do
_INQUIRES = re.compile("[问询]|打听|想知道|来电")
_COLUMN = re.compile("的?(?:[那这]?一?[列栏占]|[那这]一?(?:大?块|部分))")
_AMONG = re.compile(
    "(?:申请|件|的)(?:[这那]些)?(?:里[面头边]?|[当之其]中)[,，]?$"
)  # before a column named by itself
_TOTAL = re.compile("[跟和与比](?:总计|合计|总数|全部|所有)")
_TOTAL_FIRST = re.compile("(?:总计|合计|总数)[数列栏]?(?:是|[跟和与比])$")
_APPLIED = re.compile("申请的(?:有|是|一?共)*(?:[几多呢?？]|$)")  # behind who did so
_HELD = ("difference", "ratio", "excess")
_EVERYBODY = re.compile(r"[给为向对帮替].{2,6}[和与、及跟].{2,6}[办批发颁开]")  # 给企业和个人办的证


def with_applicants(query: Query, parsed: Parsed, before: Query | None) -> Query:
    """The query with the applicants asked for; in conflict where its rows are not kept by applicant."""
    column = _column(query, parsed)
    if isinstance(column, Beyond):
        return query._replace(beyond=column)
    if column:
        return query._replace(applicants=(column,), applicants_from=Origin.SAID)
    return _with_named(query, parsed, before)


def _with_named(query: Query, parsed: Parsed, before: Query | None) -> Query:
    """The query with the applicants that are named."""
    query = who_of_bodies(query, parsed)
    said = _said(parsed)
    if _none_of(parsed):
        said = (OTHERS,)
    elif asks_kinds(parsed) and not (said and (_of_all(parsed) or _which_of(parsed))):
        said = APPLICANTS
    elif _others(query, parsed):
        kinds = [target.as_dict() for target in query.targets]
        whole = [of for of in kinds if of.get("outcome") == _LAST_GROUP and "reason" not in of]
        if whole:
            rows = tuple(Target.of({**of, "reason": (OTHERS,)}) for of in whole)
            query = query._replace(targets=rows)
        else:
            said = _but(said, parsed) or (*said, OTHERS)
    if not said:
        return query
    if (
        not query.targets
        and not query.conflict
        and not query.topics
        and not before
        and (said == APPLICANTS or asks(parsed) or _shared(parsed) or _listed(parsed))
        and not _else(parsed)
    ):
        query = query._replace(
            targets=(Target.of({"subject": (APPLICATIONS,)}),), targets_from=Origin.DEFAULT
        )
    soft = all(m.text in soft_applicants() for m in parsed.matches if m.kind == "applicant")
    if soft and parsed.ids("applicant") and query.targets and not _applies(parsed):
        return query
    about = [m for target in query.targets for m in candidates(target)]
    if about and not any(metric.by_applicant for metric in about):
        if APPLICANTS[0] in said and (_joined(parsed) or _EVERYBODY.search(parsed.spoken)):
            return query
        beside = not of_everyone(parsed) and (soft or not parsed.asked("applicant"))
        return query if beside else query._replace(conflict=(*query.conflict, *said))
    return query._replace(applicants=said, applicants_from=Origin.SAID)


def compared(query: Query, parsed: Parsed) -> Query:
    """The query that puts the kinds of applicants named in order, where it is asked which does so more."""
    which = _which_of(parsed) if len(query.applicants) > 1 else ""
    return query._replace(operation=which, ascending=which == "least") if which else query


def against_total(query: Query, parsed: Parsed) -> Query:
    """The query that holds the applicants named together against all (个人加企业跟总计差多少)."""
    said = [match for match in parsed.matches if match.kind == "applicant"]
    held = query.operation in _HELD and len(query.targets) == 1 and TOTAL not in query.applicants
    leads = held and said and _TOTAL_FIRST.search(parsed.spoken[: said[0].start])
    if not leads and not (held and said and _TOTAL.search(parsed.spoken, said[-1].end)):
        return query
    parts = tuple(Named(query.targets[0], (name,)) for name in query.applicants)
    whole = (Named(query.targets[0], (TOTAL,)),)
    sides = Share(whole, parts) if leads else Share(parts, whole)
    return query._replace(applicants=(*query.applicants, TOTAL), shares=(sides,))


def of_applicants(parsed: Parsed, before: Query) -> bool:
    """Whether the row spoken of before is asked for of those who applied (企业申请的有几件)."""
    about = [metric for target in before.targets for metric in candidates(target)]
    kept = len(before.targets) == 1 and any(metric.by_applicant for metric in about)
    said = [match for match in parsed.matches if match.kind == "applicant"]
    alone = len(parsed.ids("term")) == 1 and not (parsed.bodies or parsed.years)
    return bool(kept and said and alone and _APPLIED.match(parsed.spoken, said[-1].end))


def _none_of(parsed: Parsed) -> bool:
    """Whether several kinds of applicants are named as not meant (不是企业、科研、公益那几类的)."""
    said = [match for match in parsed.matches if match.kind == "applicant"]
    return len({match.id for match in said}) > _FEW and denied(parsed.spoken[: said[0].start])


def _said(parsed: Parsed) -> tuple[str, ...]:
    """The kinds of applicants named; the others than one of them (除自然人外，其他申请人) are no kind."""
    said = parsed.ids("applicant")
    if OTHERS not in said:
        first = next((m.start for m in parsed.matches if m.kind == "applicant"), 0)
        alone = len(said) == 1 and parsed.says("question", "quantity")
        return (alone and _NOT.search(parsed.spoken[:first]) and _but(said, parsed)) or said
    if ORGANISATIONS in said:
        return tuple(name for name in said if name != OTHERS)
    return _but(said, parsed) or said


def _but(said: tuple[str, ...], parsed: Parsed) -> tuple[str, ...]:
    """All kinds but those that are named as not meant (除了自然人其他人); () where none is."""
    first = next((match.start for match in parsed.matches if match.kind == "applicant"), 0)
    gone = {name for name in said if name != OTHERS}
    left = tuple(name for name in APPLICANTS[:-1] if name not in gone)
    if not gone or not denied(parsed.spoken[:first]):
        return ()
    return (ORGANISATIONS,) if left == APPLICANTS[1:-1] else left


def _orders(parsed: Parsed) -> bool:
    """Whether it is asked which is first or takes a place (哪类申请人最多)."""
    return find_nth(parsed) > 0 or any(parsed.says("operation", name) for name in ("most", "least", "rank"))


def _of_all(parsed: Parsed) -> bool:
    """Whether one kind of applicants is asked for as a part of all of them (申请人里自然人占几成)."""
    return parsed.says("applicant_groups") and parsed.says("operation", "share")


def _which_of(parsed: Parsed) -> str:
    """`most` or `least` where it is asked which of several kinds named does so (谁申请多); else ''."""
    hit = _WHICH.search(parsed.spoken) if len(parsed.ids("applicant")) > 1 else None
    return ("least" if hit[1] in "少低" else "most") if hit else ""


def _shared(parsed: Parsed) -> bool:
    """Whether what part of all applicants some are is asked for (个人和企业的占比)."""
    several = len(parsed.ids("applicant")) > 1 and parsed.says("operation", "share")
    return several or bool(_which_of(parsed)) or _of_all(parsed)


def _else(parsed: Parsed) -> bool:
    """Whether the message speaks of something that is no row of the form."""
    narrow = any(m.kind == "content" and m.text not in plain_words() for m in parsed.matches)
    return bool(parsed.leftover) or parsed.says("social") or narrow


def _others(query: Query, parsed: Parsed) -> bool:
    """Whether a bare 其他 beside a row of table 三 is the column of that name."""
    named = sum(match.text in _OTHERS for match in parsed.matches)
    if not named:
        return False
    about = [metric for target in query.targets for metric in candidates(target)]
    by_applicant = any(metric.by_applicant for metric in about)
    row = bool(parsed.positions) and any(of.as_dict().get("reason") == (OTHERS,) for of in query.targets)
    return by_applicant and named > row  # （六）3.其他 is the row alone


def _column(query: Query, parsed: Parsed) -> str | Beyond:
    """The column of table 三 that is named by its place, '' where none is."""
    among = {row for form in WITH_TABLES for row in rows_of(form)} if parsed.positions else ()
    about = [metric for target in query.targets for metric in candidates(target, among)]
    if not about or not all(metric.by_applicant for metric in about):
        return ""
    return column_beside(parsed) or ("" if _said(parsed) else counted_column(parsed))


def _applies(parsed: Parsed) -> bool:
    """Whether people in general are said to apply (群众提的申请), not merely spoken of (市民问…)."""
    said = [m for m in parsed.matches if m.kind == "applicant" and not _given_by(parsed.spoken, m)]
    acts = [m.start for m in parsed.matches if m.kind in ("term", "weak")]
    return (
        _listed(parsed)
        or any(_does(parsed, m.end, act) for m in said for act in acts)
        or any(_one_of(parsed.spoken, m) for m in said)
    )


def _listed(parsed: Parsed) -> bool:
    """Whether an applicant is named as a column (个人那栏), or as a part of a row (办结的里面个人)."""
    said, text = (match for match in parsed.matches if match.kind == "applicant"), parsed.spoken
    return any(_COLUMN.match(text, one.end) or _AMONG.search(text[: one.start]) for one in said)


def _does(parsed: Parsed, end: int, act: int) -> bool:
    """Whether hardly more than bodies and years stand between people and what is done, and nobody asks."""
    names = [(b.start, b.end) for b in parsed.bodies] + [(y.start, y.end) for y in parsed.years]
    between = "".join(blank(parsed.text, names)[end:act].split("\0"))
    return end <= act and len(between) <= _NEAR and not _INQUIRES.search(between)


def _given_by(text: str, people: Match) -> bool:
    """Whether it is only said from whom something comes in (收了老百姓多少个申请), which is from all."""
    taken = text[: people.start].endswith(tuple(words()["applying"]["taken"]))
    return taken and text[people.end :].startswith(("多少", "几"))


def _one_of(text: str, people: Match) -> bool:
    """Whether one or some of the people are said to want something (有市民自己去要…)."""
    applying = words()["applying"]
    some = text[: people.start].endswith(tuple(applying["before"]))
    wants = text[people.end :].startswith(tuple(applying["after"]))
    return some and wants and not _INQUIRES.search(text[people.end : people.end + _NEAR])


def _joined(parsed: Parsed) -> bool:
    """Whether people and organisations are named in one breath (群众和商户): all whom it may be done to."""
    said = [match for match in parsed.matches if match.kind == "applicant"]
    gaps = [parsed.spoken[one.end : other.start] for one, other in pairwise(said)]
    return len(gaps) > 0 and all(_AND.fullmatch(gap) for gap in gaps)
