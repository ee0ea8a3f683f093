"""What in a question that names a row of a table asks for the narrative first."""

from __future__ import annotations

import re

from bot.answer.narrative_units import asked_units
from bot.answer.remedies import asks_remedy
from bot.answer.told_figures import own_clause, telephone_lines, told_weakly
from bot.library import Opened
from bot.understand.content import classes, plain_words
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import terms

_TABLE = ("表里", "表格里", "表中", "表上", "表格中")
_PUBLISHED = "发布"
_OTHERS = ("其他",)  # the last row of table three's outcomes
_COMPLAINTS = "信访举报投诉类申请"
_OF_APPLICATIONS = ("申请", "公开", "不予", "信访", "答复", "依申")
_CONTACT = re.compile("(?:电话|传真|邮箱|邮编|地址)(?:号码?)?[是为]?(?:多少(?![件份个条])|什么|几号)")


def of_prose(parsed: Parsed) -> bool:
    """Whether the narrative is asked for, and no table before it (表二里填了几件，正文怎么说)."""
    prose = [m.start for m in parsed.matches if m.kind == "cue" and m.id == "prose"]
    if not prose:
        return False
    tables = [parsed.text.find(word) for word in _TABLE]
    tables += [reference.start for reference in parsed.references if reference.kind == "table"]
    return not any(0 <= at < prose[0] for at in tables)


def other_unit(query: Query, opened: Opened, parsed: Parsed) -> bool:
    """Whether applications are asked for in a unit of the narrative that the table does not use (几项)."""
    about = {m.unit for target in query.targets for m in candidates(target, opened.metrics)}
    if about != {"件"} or asked_units(parsed) <= about:
        return False
    published = any(parsed.says("content", word) for word in classes()[_PUBLISHED])  # 公开许可决定多少条
    units = asked_units(parsed) & {unit for _, unit in opened.report.counted}
    return bool(units) and not units & about and (published or not units <= {"条", "个"})


def narrowing(parsed: Parsed) -> list[str]:
    """Words of the narrative, and of what no report prints, that narrow a question for a table figure."""
    plain = plain_words()
    return telephone_lines(parsed.spoken) + [
        match.text
        for match in parsed.matches
        if parsed.asks_at(match.start)
        and ((match.kind == "content" and match.text not in plain) or match.id == "absent")
    ]


def of_another_matter(query: Query, opened: Opened, parsed: Parsed) -> list[str]:
    """The words for complaints, which the narrative counts as such, where no applications are spoken of."""
    said = [m.text for m in parsed.matches if m.id == _COMPLAINTS and m.text in classes()]
    spoken = any(word in parsed.spoken for word in _OF_APPLICATIONS)
    own = any(target.as_dict().get("reason") != (_COMPLAINTS,) for target in query.targets)
    counted = any(word in label for word in said for label, _ in opened.report.counted)
    said = said if (counted or own) and not spoken else []
    return [*said, *_weakly_apart(query, parsed)]


def _weakly_apart(query: Query, parsed: Parsed) -> list[str]:
    """The words of the narrative that are weak words for rows not asked for (撤回的申请)."""
    weak = [m for m in parsed.matches if m.kind == "weak" and m.text in told_weakly(parsed)]
    asked = [target.as_dict() for target in query.targets]
    if any(of.get("reason") == _OTHERS for of in asked):
        return []  # what was withdrawn is counted there
    read = {
        m.text: [terms()[name].kinds.items() for kind, name in m.readings() if kind == "weak"] for m in weak
    }
    return [
        word for word, kinds in read.items() if not any(one <= of.items() for one in kinds for of in asked)
    ]


def said_weakly(query: Query, opened: Opened, parsed: Parsed) -> bool:
    """Whether a figure's clause says all the words, of which only loose ones make a row (清理过期文件)."""
    if parsed.says("term") or not query.targets or not parsed.strange:
        return False
    words = [m.text for m in parsed.matches if m.kind == "weak"]
    words += [word for word in parsed.strange if len(word) > 1]
    figures = (f for f in opened.report.figures if f.period == "current" and f.unit != "%")
    return any(all(word in own_clause(opened, figure) for word in words) for figure in figures)


def may_count(query: Query, parsed: Parsed, counted: bool) -> bool:
    """Whether a number of the narrative may be what is asked for."""
    if counted or parsed.says("social", "absent") or query.operation == "share":
        return True
    cues = set(parsed.ids("cue")) - {"follow"}
    if not (parsed.says("question") or cues or query.topics or parsed.strange or query.operation == "detail"):
        return True  # a string of key words
    unit = parsed.says("unit") or any(n.unit for n in parsed.numbers)
    listed = parsed.says("question", "what") or parsed.says("cue", "meaning") or asks_remedy(parsed)
    return not listed and (unit or (parsed.says("question", "yesno") and not parsed.strange))


def asks_contact(parsed: Parsed) -> bool:
    """Whether the number of a telephone or the like is asked for (申请公开的电话是多少)."""
    return _CONTACT.search(parsed.spoken) is not None
