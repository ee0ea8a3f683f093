"""One message in its conversation: from what was said to the kind of answer it gets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.answer import across, checking, narrative, passages, ranking, rules
from bot.answer.clarifying import AskBack, Choice, ask_back, ask_near, choose
from bot.answer.compose import joined
from bot.answer.metrics import answer_targets
from bot.answer.phrases import say
from bot.answer.refusing import conflict, no, target_label, unknown_body, unknown_years
from bot.answer.sources import where, with_places
from bot.library import Library, Opened
from bot.types import Answer, Kind
from bot.understand.content import pieces, plain_words
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed, parse
from bot.understand.query import Origin, Query
from bot.understand.resolve import resolve
from bot.understand.splitting import sentences, without_corrections
from bot.understand.vocabulary import definitions, social, topics

_FEE = "信息处理费标准"
_QUESTIONS = 3  # of one message


@dataclass(slots=True)
class Memory:
    """What a conversation leaves: the last query and answer, and the choices offered with the answer."""

    query: Query | None = None
    answer: Answer | None = None
    choices: tuple[Choice, ...] = ()
    at: float = 0.0


class Turn:
    """One message; answering it moves the memory on."""

    def __init__(self, library: Library, memory: Memory, today: date) -> None:
        self.library = library
        self.memory = memory
        self.today = today

    def answer(self, question: str) -> Answer:
        """The answer to the message; of several questions all are answered."""
        if not self.library.agencies:
            return no("no.empty")
        chosen = choose(question, self.memory.choices)
        if chosen:
            return self._keep(chosen.query, self._parse(""))
        text = without_corrections(question)
        asked = [parsed for part in sentences(text) if _asks_something(parsed := self._parse(part))]
        if len(asked) < 2:
            return self._one(self._parse(text))
        return joined([self._one(parsed) for parsed in asked[:_QUESTIONS]])

    def _parse(self, text: str) -> Parsed:
        return parse(text, self.library.bodies, self.today)

    def _one(self, parsed: Parsed) -> Answer:
        return self._talk(parsed) or self._source(parsed) or self._keep(self._resolved(parsed), parsed)

    def _resolved(self, parsed: Parsed) -> Query:
        return resolve(parsed, self.memory.query, self.library)

    def _talk(self, parsed: Parsed) -> Answer | None:
        """The answer to what is no question about a report."""
        said = [name for name in parsed.ids("social") if name != "absent"]
        asked = parsed.says("term") or parsed.says("topic") or parsed.says("definition")
        first: list[str] = [name for name in ("instruct", "offtopic", "opinion") if name in said]
        if "howto" in said and not parsed.says("question", "quantity"):
            first.append("howto")
        if not parsed.text.strip():
            first = ["who"]
        elif said and not asked and not parsed.years:
            first.append(said[0])
        if not first:
            return None
        if first[0] == "reset":
            self.memory.query = self.memory.answer = None
        entry = social()[first[0]]
        self.memory.choices = ()
        return Answer(Kind(entry["kind"]), entry["answer"], spoken=entry["answer"])

    def _source(self, parsed: Parsed) -> Answer | None:
        return where(parsed, self.memory.answer) if self.memory.answer else None

    def _keep(self, query: Query, parsed: Parsed) -> Answer:
        """The answer to a query; the conversation remembers both, and the choices if it asks back."""
        made = self._asked(query, parsed)
        answer = made.answer if isinstance(made, AskBack) else made
        if answer.kind is not Kind.DEFINITION:
            self.memory.query = query
        self.memory.answer = answer
        self.memory.choices = made.choices if isinstance(made, AskBack) else ()
        return answer

    def _asked(self, query: Query, parsed: Parsed) -> Answer | AskBack:
        if query.unknown_bodies and (query.targets or query.topics or query.conflict or query.years):
            return ask_near(query, self.library) or unknown_body(query.unknown_bodies[0], self.library)
        return (
            self._rule(query, parsed)
            or ask_back(query, parsed, self.library)
            or self._answered(query, parsed)
        )

    def _rule(self, query: Query, parsed: Parsed) -> Answer | None:
        """Definitions and the fee scale, which need no report."""
        about = (
            parsed.says("topic", "信息处理费") or parsed.says("term", "申请") or parsed.says("term", "新收")
        )
        paper = any(n.unit in ("页", "张", "件") for n in parsed.numbers)
        fee = parsed.says("definition", _FEE) or (parsed.says("fee_cue") and (about or paper))
        if fee and (parsed.numbers or not query.targets):
            return rules.fee_answer(parsed)
        if query.topics == ("信息处理费",) and any(n.unit in ("件", "页") for n in parsed.numbers):
            return rules.fee_answer(parsed)
        if (parsed.says("cue", "check") and parsed.says("definition", "勾稽关系")) or self._computes(
            query, parsed
        ):
            return None
        if parsed.says("definition", "答复期限") and query.operation == "average":
            return no("no.actual")
        counted = parsed.numbers or parsed.says("question", "quantity")
        which = any(m.kind == "cue" and m.id == "meaning" and m.text[0] == "哪" for m in parsed.matches)
        meaning = parsed.says("cue", "meaning") and (which or not counted)
        named = parsed.says("definition") and not fee
        name = rules.defined(parsed) if named or meaning else None
        return rules.explain(name) if name else None

    def _computes(self, query: Query, parsed: Parsed) -> bool:
        """Whether figures are asked for although a word that has a definition is said."""
        counted = parsed.says("question", "quantity") or query.operation in (
            "share",
            "ratio",
            "sum",
            "average",
        )
        ruled = any(definitions()[name].get("counts") for name in parsed.ids("definition"))
        return bool(query.targets) and counted and not ruled and not parsed.says("fee_cue")

    def _answered(self, query: Query, parsed: Parsed) -> Answer:
        side_by_side = len(query.agencies) == 1 and len(query.targets) > 1
        wide = not query.agencies or (query.operation == "rank" and not side_by_side)
        if wide and query.targets:
            return self._ranked(query)
        if not query.agencies:
            return Answer(Kind.OUT_OF_SCOPE, say("scope.other"))
        if len(query.agencies) > 1 and query.targets:
            return self._bodies(query)
        return self._one_body(query, query.agencies[0], parsed)

    def _one_body(self, query: Query, agency: str, parsed: Parsed) -> Answer:
        years = self._years(query, agency)
        if len(years) > 1 and query.targets:
            return across.over_years(query, agency, sorted(years), self.library)
        opened = self.library.open(agency, years[-1])
        if opened is None:
            return unknown_years(agency, years, self.library)
        return self._one_report(query, opened, parsed)

    def _ranked(self, query: Query) -> Answer:
        if len(self.library.agencies) == 1:
            return no("no.one_body", agency=self.library.agencies[0])
        return ranking.ranked(query, query.years[0] if query.years else None, self.library)

    def _years(self, query: Query, agency: str) -> tuple[int, ...]:
        """The years asked for; growth needs two: the one before, or up to the latest."""
        latest = self.library.years(agency)[-1]
        years = query.years or (latest,)
        if query.operation != "growth" or len(years) > 1 or not query.targets:
            return years
        return (years[0], latest) if years[0] < latest else (years[0] - 1, years[0])

    def _bodies(self, query: Query) -> Answer:
        asked = query.pairs or tuple(
            (agency, query.years[-1] if query.years else self.library.years(agency)[-1])
            for agency in query.agencies
        )
        reports = []
        for agency, year in asked:
            opened = self.library.open(agency, year)
            if opened is None:
                return unknown_years(agency, (year,), self.library)
            reports.append(opened)
        return ranking.over_bodies(query, reports)

    def _one_report(self, query: Query, opened: Opened, parsed: Parsed) -> Answer:
        if _checks(query, parsed):
            return checking.check_answer(query, opened)
        numbers = [n for n in parsed.numbers if n.unit != "倍"]
        if numbers and parsed.says("cue", "reverse") and not query.targets:
            return checking.reverse_answer(query, opened, parsed)
        if query.conflict:
            return narrative.answer_figures(query, opened, parsed) or conflict(query.conflict)
        asks = (
            parsed.says("question", "quantity")
            or parsed.says("operation")
            or parsed.says("question", "yesno")
        )
        named = any(m.kind == "term" and len(m.text) > 3 for m in parsed.matches)
        if query.targets and (asks or named or not query.topics or parsed.says("cue", "source")):
            return self._figures(query, opened, parsed)
        return self._narrative(query, opened, parsed)

    def _figures(self, query: Query, opened: Opened, parsed: Parsed) -> Answer:
        why = parsed.numbers and any(m.text in ("为什么", "原因是", "什么原因") for m in parsed.matches)
        if query.operation in ("detail", "per") and not why:
            what = "、".join(target_label(target) for target in query.targets)
            return no("no.detail", what=what) if query.operation == "detail" else no("no.per_item")
        unexplained = [*parsed.leftover, *_narrowing(parsed)]
        covered = any(candidates(target, opened.metrics) for target in query.targets)
        first = parsed.says("cue", "prose") or (covered and _other_unit(query, opened, parsed))
        found = None
        if first or unexplained or not covered:
            found = narrative.answer_figures(query, opened, parsed)
        if found:
            return found
        if unexplained and not parsed.says("question", "quantity"):
            found = passages.search(query, opened, parsed)
            if found:
                return found
        if unexplained:
            return no("no.qualifier", what="、".join(unexplained))
        answer = answer_targets(query, opened, parsed)
        return with_places(answer) if parsed.says("cue", "source") and answer.sources else answer

    def _narrative(self, query: Query, opened: Opened, parsed: Parsed) -> Answer:
        counted = (
            parsed.says("question", "quantity") or query.operation == "average" or parsed.says("term", "金额")
        )
        open_ended = parsed.says("question", "what")
        wanted = counted or (not open_ended and (parsed.says("unit") or parsed.says("question", "yesno")))
        wanted = wanted or parsed.says("social", "absent") or query.operation == "share"
        wanted = wanted or (not open_ended and any(n.unit for n in parsed.numbers))
        found = narrative.answer_figures(query, opened, parsed) if wanted else None
        countable = any(topics()[name].get("countable", False) for name in query.topics)
        if found is None and counted and parsed.says("social", "absent"):
            return no("no.figure", what="、".join(pieces(parsed)))
        if found is None and query.topics and (not counted or countable):
            found = passages.answer_topics(query, opened, parsed)
        if found is None and not counted and parsed.numbers and not parsed.leftover:
            found = passages.around(query, opened, parsed)
        if found is None and not counted:
            found = passages.search(query, opened, parsed)
        if found:
            return found
        said = query.years_from is Origin.SAID or query.agencies_from is Origin.SAID
        if said or counted or query.topics or parsed.says("social", "absent"):
            what = "、".join(pieces(parsed)) or parsed.text
            return no("no.figure" if counted else "no.passage", what=what)
        return Answer(Kind.OUT_OF_SCOPE, say("scope.other"))


def _asks_something(parsed: Parsed) -> bool:
    """Whether a sentence is a question of its own."""
    about = ("term", "topic", "content", "definition")
    named = any(parsed.says(kind) for kind in about) or parsed.says("social", "absent")
    return (named and parsed.says("question")) or parsed.says("social", "absent")


def _checks(query: Query, parsed: Parsed) -> bool:
    """Whether it is asked if the figures of the form add up."""
    named = parsed.says("definition", "勾稽关系") or any(r.kind == "table" for r in parsed.references)
    several = len(query.targets) > 2 or (not query.targets and "表" in parsed.text)
    return parsed.says("cue", "check") and not query.topics and (named or several)


def _other_unit(query: Query, opened: Opened, parsed: Parsed) -> bool:
    """Whether applications are asked for in a unit of the narrative that the table does not use (几项)."""
    units = narrative.asked_units(parsed) & {figure.unit for figure in opened.report.figures}
    about = {m.unit for target in query.targets for m in candidates(target, opened.metrics)}
    return bool(units) and about == {"件"} and not units & about and units != {"条"}


def _narrowing(parsed: Parsed) -> list[str]:
    """Words of the narrative, and of what no report prints, that narrow a question for a table figure."""
    plain = plain_words()
    return [
        match.text
        for match in parsed.matches
        if (match.kind == "content" and match.text not in plain) or match.id == "absent"
    ]
