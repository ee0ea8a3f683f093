"""What messages ask by themselves, kept for a while: the same is asked again, and in many conversations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.library import Library
from bot.understand.applicants import ORGANISATIONS
from bot.understand.ellipsis import among_them
from bot.understand.older_forms import of_tables
from bot.understand.parse import Parsed, lexicon, parse
from bot.understand.query import Query
from bot.understand.resolve import resolve
from bot.understand.setting_aside import asks_rest, only_takes_away, set_aside
from bot.understand.splitting import (
    by_table,
    clauses,
    sentences,
    with_all_due,
    with_included,
    with_parts_asked,
    without_corrections,
)
from bot.understand.vocabulary import words
from bot.weighing import overlooked
from corpus.vocabulary import APPLICANTS

_WHAT = re.compile("什么|啥|哪|怎|咋|如何|谁")
_SET_ASIDE = ("term", "applicant")  # which may not be counted in
_REST = ("其他",)
_TOGETHER = re.compile("一共|总共|合计|共(?:有|计|是)?(?:多少|几)")
_ALTOGETHER = ("一共", "总共", "共")
_DOUBTED = tuple("吗吧么")
_VERB = 3  # characters of a verb or of an amount asked for, which names nothing (收了, 几块钱)
_BRIEF = 12  # characters of a keyword that asks by itself (群众好评率)
_KEPT = 128  # messages, and questions without a conversation before them


class Reader:
    """Reads messages over one library, with the words that are known when it is made."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.words = lexicon()
        self.questions = lru_cache(maxsize=_KEPT)(self._questions)
        self.parse = lru_cache(maxsize=_KEPT)(self._parse)
        self.query = lru_cache(maxsize=_KEPT)(self._query)

    def _parse(self, text: str, today: date) -> Parsed:
        """The text taken apart."""
        return parse(text, self.library.bodies, today)

    def _query(self, parsed: Parsed) -> Query:
        """What the text asks where no question came before it."""
        return resolve(parsed, None, self.library)

    def _questions(self, message: str, today: date) -> tuple[Parsed, ...]:
        """What is to be answered: the questions of the message if there are several, else the whole of it."""
        if rest := self._without_aside(message, today):
            return (rest,)
        text = with_included(without_corrections(with_all_due(with_parts_asked(by_table(message)))))
        whole = self.parse(text, today)
        parts = (self.parse(part, today) for part in sentences(text))
        asked = [parsed for parsed in parts if _asks_something(parsed)]
        if whole.says("social", "instruct") and len(asked) == 1 and not asked[0].says("social", "instruct"):
            return (asked[0],)  # whatever else it orders
        if len(asked) < 2:
            every = [self.parse(part, today) for part in self._with_names(clauses(text), today)]
            asked = every if _summed_first(every) else self._mixed(text, today, every)
        return tuple(asked) if len(asked) > 1 else (whole,)

    def _without_aside(self, message: str, today: date) -> Parsed | None:
        """The message without rows or applicants that are not to be counted in; None where it has none."""
        text, aside = set_aside(message, lambda part: self._counts_in(part, today))
        if not aside:
            return None
        rest = replace(
            self.parse(with_included(without_corrections(text)), today), aside=self.parse(aside, today)
        )
        ordered = any(rest.says("operation", name) for name in ("most", "least", "rank", "compare"))
        if rest.aside and rest.aside.ids("weak") == _REST and not ordered:
            return None
        told = (rest, rest.aside or rest)
        apart = {name for parsed in told for kind in _SET_ASIDE for name in parsed.ids(kind)}
        apart |= {ORGANISATIONS} if APPLICANTS[0] in apart else set()  # 个人以外
        said = (m for m in self.parse(message, today).matches if not only_takes_away(m.text))
        whole = {name for m in said for kind, name in m.readings() if kind in _SET_ASIDE}
        number = rest.numbers and asks_rest(text)  # 批的1620件里刨掉罚的还剩几件
        return rest if number or whole <= apart else None  # 不补正、不缴费以外的 are a row of their own

    def _counts_in(self, part: str, today: date) -> bool:
        """Whether words set aside name rows or applicants, and no body."""
        said = self.parse(part, today)
        doubted = part.endswith(_DOUBTED)  # 部分公开不算公开吗
        rest = said.ids("weak") == _REST and not (said.says("content") or said.leftover)  # 除了“其他”
        return not doubted and not said.bodies and (said.says("term") or said.says("applicant") or rest)

    def _mixed(self, text: str, today: date, every: list[Parsed]) -> list[Parsed]:
        """The clauses of a sentence that asks both for a figure of a table and for one of the narrative."""
        if len(every) < 2:
            return []
        shorter = sorted(every, key=lambda part: len(part.text))[:-1]
        if not any(map(_tells, shorter)):
            return []  # X，谢谢
        parts = [part for part in every if _asks_something(part)]
        own = [part for part in parts if part.says("term") and any(body.agencies for body in part.bodies)]
        if len(own) == len(parts) > 1:
            return own
        asking = [part for part in parts if _counts(part) or _told(part)]
        tabled = [of_tables(part) and not self._of_subject(part) for part in asking]
        listed = all(tabled) and any(word in text for word in words()["request"]["counting"])
        plain = len(asking) == len(every) and all(map(_plainly, asking))
        plain = plain and not any(self.query(part).conflict for part in asking)  # 不予许可的几件，准予的几件
        if listed or (plain and self._loses(text, today, len(asking))):
            return asking
        both = asking if any(tabled) and not all(tabled) else []
        if not asking or not any(word in text for word in words()["request"]["joining"]):
            return both
        return [part for part in every if part in asking or (part.says("topic") and not part.says("term"))]

    def _of_subject(self, part: Parsed) -> bool:
        """Whether a clause asks for what the narrative tells of a subject, and no row (处理费收了多少元)."""
        query = self.query(part)
        return bool(query.topics) and not (query.targets or part.says("definition"))

    def _with_names(self, parts: list[str], today: date) -> list[str]:
        """The clauses, each that only names bodies and years as the start of the next."""
        found: list[str] = []
        names = ""
        for part in parts:
            said = self.parse(names + part, today)
            only = (said.bodies or said.years) and not (said.matches or said.strange)
            names = f"{names}{part}，" if only else ""
            found += [] if only else [said.text]
        return [*found, names] if names else found

    def _loses(self, text: str, today: date, clauses: int) -> bool:
        """Whether the message read as a whole asks for fewer figures than it has clauses that count."""
        whole = self.parse(text, today)
        return len(overlooked(self.query(whole), whole).targets) < clauses


def _counts(parsed: Parsed) -> bool:
    """Whether a clause asks for a number."""
    loose = _ALTOGETHER if parsed.numbers else ()  # 一共提了25件 says how many
    asked = any(m.id == "quantity" and m.text not in loose for m in parsed.matches)
    return asked or _priced(parsed) or _requested(parsed)


def _priced(parsed: Parsed) -> bool:
    """Whether an amount of money is asked for of what the clause names (处理费收了多少元, not 收了几块钱)."""
    named = parsed.says("topic") or any(m.kind == "term" and len(m.text) > _VERB for m in parsed.matches)
    return named and any(match.asks_amount for match in parsed.matches)


def _told(parsed: Parsed) -> bool:
    """Whether a clause asks what the narrative says of a subject (存在什么问题)."""
    asked = parsed.says("question") or _WHAT.search(parsed.text)
    return bool(asked) and parsed.says("topic") and not parsed.says("term")


def _plainly(parsed: Parsed) -> bool:
    """Whether a clause asks how many cases of a row there are, and nothing else."""
    listed = set(parsed.ids("operation")) <= {"list"}  # 复议各多少件，其中纠正各多少件
    computed = not listed or parsed.says("cue") or parsed.says("topic")
    return _counts(parsed) and parsed.says("term") and not computed


def _summed_first(clauses: Sequence[Parsed]) -> bool:
    """Whether the first clause asks for a sum of its own rows, and all others for a row each (…，强制呢)."""
    if len(clauses) < 2:
        return False
    first, *others = clauses
    said, several = set(first.ids("operation")), len(first.ids("term")) > 1
    together = said == {"sum"} or (several and not said and _TOGETHER.search(first.spoken) is not None)
    added = together and first.says("term") and _counts(first)
    alone = (_counts(one) or one.says("cue", "follow") for one in others)
    own = (one.says("term") and not (one.says("operation") or among_them(one)) for one in others)
    return added and all(alone) and all(own)


def _requested(parsed: Parsed) -> bool:
    """Whether a figure is asked for as a favour (收费总额也报一下)."""
    return parsed.says("term") and any(word in parsed.text for word in words()["request"]["words"])


def _tells(parsed: Parsed) -> bool:
    """Whether a clause may be asked beside another."""
    return _asks_something(parsed) or parsed.says("topic")


def _asks_something(parsed: Parsed) -> bool:
    """Whether a sentence is a question of its own."""
    if parsed.says("social", "absent") and (parsed.says("question") or len(parsed.text) <= _BRIEF):
        return True
    counted = (m.kind == "term" and ("多少" in m.text or "几" in m.text) for m in parsed.matches)
    asked = parsed.says("question") or any(counted) or _requested(parsed) or _told(parsed)
    return asked and any(parsed.says(kind) for kind in ("term", "topic", "content", "definition"))
