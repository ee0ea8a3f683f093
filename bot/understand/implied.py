"""Figures that a question needs although it names only one: the whole of a share, the total of a premise."""

from __future__ import annotations

import re

from bot.understand.conditions import not_one
from bot.understand.figures import without_repeated
from bot.understand.metrics import APPLICATIONS, Target, candidates
from bot.understand.parse import Parsed
from bot.understand.picking import names_rows
from bot.understand.query import Origin, Query
from bot.understand.vocabulary import terms

_CHANGE, _DOCUMENTS, _MADE_AND_REPEALED = "本年增减", ("规章", "规范性文件"), ("制发", "废止")
_ALL_ANSWERED = re.compile(  # of so many
    r"[件份个条]的?(?:公开)?申请.{0,6}(?<![没未无])(?<!没有)(?:答复|办结|办完|回复|处理)"
)
_ITEMS = re.compile(
    r"(?:事项|项目)[\0现一共总都是有的]*(?:多少|几)[个项]|(?:多少|几)[个项][^,。]{0,4}(?:事项|项目)|(?:事项|项目)数"
)
_WHOLE_TOO = re.compile(
    r"(?:多少|几)[件起个宗份]?[、,，]?(?:和|以及|还有|又)?(?:总数|总共|总量|总计|一共|全部|合计)(?:有|是|又是|又)?(?:多少|几)"
    r"|(?:总数|总量|总共|一共|总计|全部)(?:有|是)?(?:多少|几)[件起个宗份]?[、,，](?:其中|里面|里头)?[^,，。]{1,8}?(?:多少|几)"
)
_SO_MANY = re.compile(r"(?:\d+|[一两二三四五六七八九十]+)[件次份个起回宗场](?![都也])")


def with_implied(query: Query, parsed: Parsed) -> Query:
    """The query with the figures that its words imply."""
    by_way = any("channel" in target.as_dict() for target in query.targets)  # 延期才答复的
    if _ALL_ANSWERED.search(parsed.spoken) and not by_way:
        return query._replace(targets=tuple(Target.of(terms()[name].kinds) for name in ("新收", "办理结果")))
    query = _with_total(_with_items(_with_both(query, parsed), parsed), parsed)
    return _with_whole(_with_group(query, parsed), parsed)


def beside_whole(query: Query) -> bool:
    """Whether the second of two rows is the total that the first is a part of (纠正多少、总数多少)."""
    return len(query.targets) == 2 and query.targets[1] == _whole_of(query.targets[0])


def _whole_of(target: Target) -> Target | None:
    """The total of the cases, or of all results, that a row is a part of."""
    kinds = target.as_dict()
    if not ({"outcome", "result"} & set(kinds) and "subject" in kinds):
        return None
    if kinds["subject"] != (APPLICATIONS,):
        return Target.of({"subject": kinds["subject"]})
    received = set(kinds.get("outcome", ())) & set(terms()["新收"].kinds["outcome"])
    return None if received else Target.of(terms()["办理结果"].kinds)


def _with_whole(query: Query, parsed: Parsed) -> Query:
    """The query with the total of what a result is one of, where both are asked for."""
    whole = _whole_of(query.targets[0]) if len(query.targets) == 1 and not query.conflict else None
    asked = query.operation in ("value", "list") and _WHOLE_TOO.search(parsed.spoken)
    return query._replace(targets=(*query.targets, whole)) if whole and asked else query


def _with_items(query: Query, parsed: Parsed) -> Query:
    """The query for the number of items of a row, where those are counted (许可事项有多少项)."""
    kinds = query.targets[0].as_dict() if len(query.targets) == 1 else {}
    items = Target.of({**kinds, **terms()["项目数量"].kinds})
    asked = set(kinds) == {"subject"} and _ITEMS.search(parsed.spoken) is not None
    return query._replace(targets=(items,)) if asked and candidates(items) else query


def _with_both(query: Query, parsed: Parsed) -> Query:
    """The query for what was made and what was repealed where the net change of documents is asked for."""
    rows = [name for name in parsed.ids("term") if name in _DOCUMENTS]
    return _net_of(query, rows[0]) if _CHANGE in parsed.ids("term") and len(rows) == 1 else query


def with_net(query: Query, parsed: Parsed, before: Query) -> Query:
    """The query for the net change of the documents spoken of before (净减多少)."""
    spoken = {part for target in before.targets for part in target.as_dict().get("subject", ())}
    rows = [name for name in _DOCUMENTS if set(terms()[name].kinds["subject"]) & spoken]
    alone = parsed.ids("term") == (_CHANGE,) and len(rows) == 1 and query.agencies == before.agencies
    return _net_of(query, rows[0]) if alone else query


def _net_of(query: Query, row: str) -> Query:
    """The query for what was made of the documents and what was repealed."""
    columns = tuple(Target.of({**terms()[row].kinds, **terms()[name].kinds}) for name in _MADE_AND_REPEALED)
    return query._replace(targets=columns, targets_from=Origin.SAID, conflict=(), operation="difference")


def _with_group(query: Query, parsed: Parsed) -> Query:
    """The query with the group that a share of a row below it is said to be of (无法提供里不掌握占几成)."""
    if query.operation != "share" or len(query.targets) != 1:
        return query
    rows = set(candidates(query.targets[0]))
    known = (Target.of(terms()[match.id].kinds) for match in without_repeated(parsed))
    groups = [one for one in known if "outcome" in one.as_dict() and rows < set(candidates(one))]
    return query._replace(targets=(*query.targets, groups[0])) if groups else query


def _with_total(query: Query, parsed: Parsed) -> Query:
    """The query with the total before the result where so many cases are presupposed (两件复议都维持了吗)."""
    behind = max((match.end for match in parsed.matches if match.kind == "term"), default=0)
    counted = any(hit.start() < behind for hit in _SO_MANY.finditer(parsed.spoken))  # not 维持的超过五件
    counted = counted and not parsed.says("question", "quantity")
    apart = query.rate or names_rows(parsed) or not_one(parsed.spoken)
    counted = counted and not apart  # 占那805件的百分之几, 三个缘由, 没有一件不予公开
    kinds = query.targets[0].as_dict() if len(query.targets) == 1 else {}
    if not counted or query.conflict or not ({"outcome", "result"} & set(kinds)) or "subject" not in kinds:
        return query
    of_applications = kinds["subject"] == (APPLICATIONS,)
    whole = Target.of(terms()["新收"].kinds if of_applications else {"subject": kinds["subject"]})
    return query if whole in query.targets else query._replace(targets=(whole, *query.targets))
