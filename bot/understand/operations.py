"""How the figures of a question are to be combined."""

from __future__ import annotations

import re

from bot.understand.conditions import against_mean
from bot.understand.for_so_many import for_so_many
from bot.understand.held_over import asks_over
from bot.understand.joining import COUNTED
from bot.understand.metrics import read_terms
from bot.understand.order_said import find_limit, who
from bot.understand.parse import Parsed
from bot.understand.parts_said import held_to_part
from bot.understand.scope import Scope
from bot.understand.spans import find_span
from bot.understand.vocabulary import load, terms

_OPERATIONS = (
    "detail",
    "per",
    "rank",
    "count_bodies",
    "growth",
    "share",
    "ratio",
    "average",
    "difference",
    "sum",
    "most",
    "least",
    "list",
)
COUNTED_SHARE = re.compile(r"占了?(?:几|多少)(?:[件起次条项篇]|个(?!百))")
_THAN = re.compile(r"(?:[跟和与同比较]|比起|相比|对比)$")
_CHANGED = re.compile(
    r"(?:[增涨升降减跌高低]|上升|下降|多(?!少)|(?<!多)少)[加长多少了出幅]*(?:百分之|几成|多少成|多少百分|多大比例|百分比)"
)
_EXCESS = re.compile(
    r"(比|谁|哪[个家边]).*?(?:多|少|高|低|大|小|增[长加]|[上下]?[涨升降跌])(?:出|了)*(?:百分之|几成|多少百分|多大比例|百分比)"
)
_MORE_OF_TWO = re.compile(
    r"[多高大]还是|(?:有没有|没有?|不如)[^,，。?？有]{1,12}[多高大](?!少)(?:[吗吧么啊呢]|[,，。?？]|$)"
)  # 许可是不是没处罚多
_EACH = re.compile(r"(?:分别|各|各自|各是|各有|每[种类样个])的?(?:是|有|占)?(?:几|多少)")
_AGAINST = re.compile(r"比(?:是|为|多少|几|呢)*[?。!]*$")  # 处罚许可比
_PART_OF = re.compile(r"占|相当于|抵|顶|(?<!还)是|为|达到|够|有")
# How much bodies under a condition have together, not how many they are (超过十件的单位一共多少件).
_AMOUNT = re.compile(r"(?:总共|一共|合计|加起来|累计|共计)[^,，。?？]{0,3}?(?:多少(?![个家])|几[件起次万元])")
_COUNT = 2  # characters before a body by which so many are counted
_MINUS = re.compile("减去|减掉|扣掉|扣除|刨去")
TOGETHER = re.compile(
    r"总共|一共|合计|加起来|累计|加在一起|共计|总数|总计|总和|总量|共(?:有|是|为)?(?:多少|几)"
)  # of years
# A list of which only by how much it grew is asked for (清单增加了几项).
_LIST_COUNTED = re.compile("(?:清单|名单|目录)[^,，。?？]{0,3}?[增减][^,，。?？]{0,3}?[几多]")


def asks_rate(parsed: Parsed) -> bool:
    """Whether not the figure is asked for but what part it is of its whole."""
    counted = COUNTED_SHARE.search(parsed.spoken) is not None
    above = _EXCESS.search(parsed.spoken) or _CHANGED.search(parsed.spoken)
    asked = parsed.says("operation", "share") or held_to_part(parsed)
    return asked and not (counted or above or _of_other_body(parsed))


def since_year(parsed: Parsed) -> bool:
    """Whether the one year said is what the latest is held against (跟前年比涨了没, 2021年以来)."""
    held = len(parsed.years) == 1 and _THAN.search(parsed.text[: parsed.years[0].start])
    return bool(held) or find_span(parsed)[0] == "since"


def _of_other_body(parsed: Parsed) -> bool:
    """Whether one body's figure is asked for as a part of another's (甲的处罚是乙的百分之几)."""
    named = [body for body in parsed.bodies if body.agencies]
    if len(named) != 2 or not _PART_OF.search(parsed.text[named[0].end : named[1].start]):
        return False
    last = [m for m in parsed.matches if (m.kind, m.id) == ("operation", "share")][-1:]
    # 甲的个人占比比乙低多少 is of each
    return not last or last[0].start >= named[1].end or last[0].end == named[1].start


def find_operation(parsed: Parsed, scope: Scope | None) -> str:
    """How the figures asked for are to be combined: one of words.toml's operations, `compare` or `value`."""
    said = _meant(parsed, scope)
    if for_so_many(parsed).number or (set(said) <= {"sum"} and held_to_part(parsed)):
        return "share"
    above = _EXCESS.search(parsed.spoken) if "share" in said and "growth" not in said else None
    if above:
        return "excess" if above[1] == "比" or len(parsed.bodies) < 2 else "lead"
    if "growth" in parsed.ids("operation") and _both_ends(parsed):
        return "change"
    if "share" in said and "growth" not in parsed.ids("operation") and _CHANGED.search(parsed.spoken):
        return "excess"  # 多百分之几: more than what was spoken of before
    if set(said) <= {"compare"} and len(parsed.ids("term")) == 2 and _AGAINST.search(parsed.spoken):
        return "ratio"
    two = max(len(parsed.ids("term")), len(parsed.ids("applicant"))) > 1
    compared = "compare" in said or (two and (_MORE_OF_TWO.search(parsed.spoken) or asks_over(parsed)))
    return next((name for name in _OPERATIONS if name in said), "compare" if compared else "value")


def _held_against_year(parsed: Parsed) -> bool:
    """Whether one year is held against another one that is named (比2022年, 同2022年相比)."""
    return any(_THAN.search(parsed.text[: mention.start]) for mention in parsed.years[1:])


def _both_ends(parsed: Parsed) -> bool:
    """Whether what is carried out of a year is held against what came into it (结转下年的比上年结转的)."""
    return {"上年结转", "结转下年"} <= set(parsed.ids("term"))


def _several(parsed: Parsed) -> bool:
    """Whether the figures of several bodies are asked for, named one by one or by their number."""
    named = [body for body in parsed.bodies if body.agencies]
    every = tuple(load("scope.toml")["all"]["words"])
    counted = (
        COUNTED.search(parsed.text[max(0, b.start - _COUNT) : b.end])
        or parsed.text[: b.start].endswith(every)
        for b in named
        if len(b.agencies) > 1
    )
    return len(named) > 1 or any(counted)


def _one_row(parsed: Parsed) -> bool:
    """Whether the words for rows name one together (现行有效 + 规章)."""
    return len(read_terms([terms()[name] for name in parsed.ids("term")]).targets) < 2


def _asks_each(parsed: Parsed) -> bool:
    """Whether the figures are asked for one by one; 各 right before a name only says that all are meant."""
    starts = {body.start for body in parsed.bodies if len(body.agencies) > 1}
    return any((m.kind, m.id) == ("operation", "list") and m.end not in starts for m in parsed.matches)


def _best_year(parsed: Parsed) -> bool:
    """Whether the year with the most or the least is asked for (这几年哪年最多)."""
    first = parsed.says("operation", "most") or parsed.says("operation", "least")
    return first and re.search("哪一?个?年", parsed.text) is not None


def _over_years(parsed: Parsed) -> bool:
    """Whether several years are said that are not each of a body of its own."""
    named = sum(bool(body.agencies) for body in parsed.bodies)
    apart = 1 < named == len(parsed.years) and all(len(mention.years) == 1 for mention in parsed.years)
    return not apart and sum(len(mention.years) for mention in parsed.years) > 1


def _meant(parsed: Parsed, scope: Scope | None) -> tuple[str, ...]:
    """The operations said without those that another word shows not to be meant."""
    said = parsed.ids("operation")
    years = find_span(parsed)[0] or _over_years(parsed)
    every = scope is not None and (scope.form == "every" or (scope.condition and _AMOUNT.search(parsed.text)))
    if (
        (years or every or _several(parsed))
        and (every or not _asks_each(parsed))
        and not (who(parsed) or _best_year(parsed) or (_several(parsed) and {"most", "least"} & set(said)))
        and TOGETHER.search(parsed.text)
    ):
        said = (*said, "sum")
    changed = bool(years or since_year(parsed)) and _CHANGED.search(parsed.spoken) is not None
    said = (*said, "growth") if changed else said
    if not said:
        return ()
    if "growth" in said and len(parsed.years) == 2 and _held_against_year(parsed):
        said = tuple(name for name in said if name != "sum")  # 申请总数比前一年增长百分之几
    combined = bool({"sum", "average"} & set(said))
    first = find_limit(parsed) > 1 and _one_row(parsed)
    elsewhere = parsed.says("question", "quantity") and "detail" not in parsed.asked("operation")
    each = "list" in said and _EACH.search(parsed.spoken)  # 为什么不给，分别几件
    dropped = {
        "detail": len(parsed.bodies) > 1  # 哪边高
        or elsewhere
        or each
        or _LIST_COUNTED.search(parsed.spoken)
        or _of_parts(parsed),
        "rank": combined and ((scope and scope.form == "every") or first),  # 各单位加起来, 前三家加起来
        "growth": (combined and years)
        or _MINUS.search(parsed.spoken)
        or (_several(parsed) and "ratio" in said)  # 翻了另一家的几倍
        or _best_year(parsed)  # 这几年总共, 新出的减去废掉的
        or _both_ends(parsed),
        "share": COUNTED_SHARE.search(parsed.spoken) or changed,
        "average": against_mean(parsed.spoken),
    }
    said = (*said, "list") if _of_parts(parsed) else said
    return tuple(name for name in said if not dropped.get(name))


def _of_parts(parsed: Parsed) -> bool:
    """Whether the rows are asked for that a group of reasons, or the cases of review or court, is made of."""
    said = parsed.ids("term")
    if not said or "明细" not in parsed.spoken:
        return False
    return set(said) <= {*load("picking.toml")["groups"]["reasons"], "行政复议", "行政诉讼"}
