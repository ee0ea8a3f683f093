"""The one door: a question and its conversation in, an answer out."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date

from bot.answer import across, checking, narrative, rules
from bot.answer.clarifying import Choice, ask_back, choose
from bot.answer.metrics import answer_targets
from bot.answer.phrases import say
from bot.answer.refusing import conflict, no, target_label, unknown_body, unknown_years
from bot.answer.sources import where
from bot.library import Library, Opened
from bot.types import Answer, Conversation, Kind
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed, parse
from bot.understand.query import Origin, Query
from bot.understand.resolve import resolve
from bot.understand.vocabulary import social, topics
from index.store import Store

_EXPIRES = 30 * 60.0  # seconds after which a conversation starts anew


@dataclass(slots=True)
class Memory:
    """What the engine keeps of a conversation: the last question and answer and the choices offered."""

    query: Query | None = None
    answer: Answer | None = None
    choices: tuple[Choice, ...] = ()
    at: float = 0.0


class Engine:
    """Answers questions over one open index."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._library = Library(store)

    def refresh(self) -> None:
        """Sees the reports that were saved since."""
        self._library = Library(self._store)

    def examples(self) -> list[str]:
        """Questions that have an answer in this index."""
        return [example for agency in self._library.agencies[:3] for example in self._examples_of(agency)][:3]

    def _examples_of(self, agency: str) -> list[str]:
        opened = self._library.latest(agency)
        place = opened.agency.removesuffix("人民政府")
        asked = (("行政处罚/本年处理决定数量", "行政处罚多少件？"), ("行政事业性收费/本年收费金额", "行政事业性收费是多少？"))
        found = [f"{place}{opened.year}年{text}" for path, text in asked if (path, None) in opened.cells]
        return [*found, f"{place}的报告说存在哪些问题？"] if opened.report.passages else found

    def ask(self, question: str, conversation: Conversation | None = None, today: date | None = None) -> Answer:
        """The answer to a message; the conversation, if given, remembers it for follow-ups."""
        memory = self._memory(conversation)
        day = today or (conversation.today if conversation else None) or date.today()
        answer, query, choices = Turn(self._library, memory, day).answer(question)
        memory.query, memory.choices, memory.answer = query, choices, answer
        return self._with_help(answer)

    def _memory(self, conversation: Conversation | None) -> Memory:
        if conversation is None:
            return Memory()
        kept = conversation.memory.get("engine")
        now = time.monotonic()
        if not isinstance(kept, Memory) or now - kept.at > _EXPIRES:
            kept = Memory()
            conversation.memory["engine"] = kept
        kept.at = now
        return kept

    def _with_help(self, answer: Answer) -> Answer:
        if answer.kind in (Kind.OUT_OF_SCOPE, Kind.CHAT, Kind.NO_DATA) and not answer.suggestions:
            return replace(answer, suggestions=tuple(self.examples()))
        return answer


class Turn:
    """One message in its conversation."""

    def __init__(self, library: Library, memory: Memory, today: date) -> None:
        self.library = library
        self.memory = memory
        self.today = today

    def answer(self, question: str) -> tuple[Answer, Query | None, tuple[Choice, ...]]:
        """The answer, the query to remember and the choices offered."""
        if not self.library.agencies:
            return no("no.empty"), None, ()
        chosen = choose(question, self.memory.choices)
        if chosen is not None:
            return self._answer_query(chosen.query, parse("", self.library.bodies, self.today))
        parsed = parse(question, self.library.bodies, self.today)
        talk = self._social(parsed)
        if talk:
            forget = parsed.says("social", "reset")
            return talk, None if forget else self.memory.query, ()
        if self.memory.query and self.memory.answer and where(parsed, self.memory.answer):
            return where(parsed, self.memory.answer) or talk, self.memory.query, ()  # type: ignore[return-value]
        query = resolve(parsed, self.memory.query, self.library)
        return self._answer_query(query, parsed)

    def _social(self, parsed: Parsed) -> Answer | None:
        said = parsed.ids("social")
        if not parsed.text.strip():
            return _talk("who")
        if "instruct" in said:
            return _talk("instruct")
        asked = parsed.says("term") or parsed.says("topic") or parsed.says("definition")
        for name in ("offtopic", "opinion"):
            if name in said:
                return _talk(name)
        if "howto" in said and not parsed.says("question", "quantity"):
            return _talk("howto")
        said = tuple(name for name in said if name != "absent")
        if said and not asked and not parsed.years:
            return _talk(said[0])
        return None

    def _answer_query(self, query: Query, parsed: Parsed) -> tuple[Answer, Query | None, tuple[Choice, ...]]:
        if query.unknown_bodies and query.agencies_from is not Origin.SAID:
            return unknown_body(query.unknown_bodies[0], self.library), query, ()
        rule = self._rule(query, parsed)
        if rule:
            return rule, self.memory.query, ()
        asked = ask_back(query, parsed, self.library)
        if asked:
            return asked.answer, query, asked.choices
        return self._answer_resolved(query, parsed), query, ()

    def _rule(self, query: Query, parsed: Parsed) -> Answer | None:
        """Definitions and the fee scale, which need no report."""
        if parsed.says("definition", "信息处理费标准") and (parsed.numbers or not query.targets):
            return rules.fee_answer(parsed)
        if query.topics == ("信息处理费",) and any(n.unit in ("件", "页") for n in parsed.numbers):
            return rules.fee_answer(parsed)
        if parsed.says("cue", "check") and parsed.says("definition", "勾稽关系"):
            return None
        if parsed.says("definition", "答复期限") and query.operation == "average":
            return no("no.actual")
        if parsed.says("definition") and not parsed.says("definition", "信息处理费标准"):
            name = rules.defined(parsed)
            return rules.explain(name) if name else None
        if parsed.says("cue", "meaning") and not parsed.numbers and not parsed.says("question", "quantity"):
            name = rules.defined(parsed)
            return rules.explain(name) if name else None
        return None

    def _answer_resolved(self, query: Query, parsed: Parsed) -> Answer:
        alone = len(query.agencies) == 1 and len(query.targets) > 1
        if not query.agencies or query.operation == "rank" and not alone:
            if query.targets:
                return across.ranked(query, query.years[0] if query.years else None, self.library)
            return Answer(Kind.OUT_OF_SCOPE, say("scope.other"))
        if len(query.agencies) > 1 and query.targets:
            return self._bodies(query)
        agency = query.agencies[0]
        years = query.years or self.library.years(agency)[-1:]
        if query.operation == "growth" and len(query.years) < 2 and query.targets:
            latest = self.library.years(agency)[-1]
            years = (years[-1], latest) if query.years and years[-1] < latest else (years[-1] - 1, years[-1])
        if len(years) > 1 and query.targets:
            return across.over_years(query, agency, sorted(years), self.library)
        opened = self.library.open(agency, years[-1])
        if opened is None:
            return unknown_years(agency, years, self.library)
        return self._one_report(query, opened, parsed)

    def _bodies(self, query: Query) -> Answer:
        reports = []
        for agency in query.agencies:
            year = query.years[-1] if query.years else self.library.years(agency)[-1]
            opened = self.library.open(agency, year)
            if opened is None:
                return unknown_years(agency, (year,), self.library)
            reports.append(opened)
        return across.over_bodies(query, reports)

    def _one_report(self, query: Query, opened: Opened, parsed: Parsed) -> Answer:
        if parsed.says("cue", "check") and (parsed.says("definition", "勾稽关系") or not query.topics):
            return checking.check_answer(query, opened)
        numbers = [n for n in parsed.numbers if n.unit != "倍"]
        if numbers and parsed.says("cue", "reverse") and not query.targets:
            return checking.reverse_answer(query, opened, parsed)
        if query.conflict:
            return narrative.answer_figures(query, opened, parsed) or conflict(query.conflict)
        asks = parsed.says("question", "quantity") or parsed.says("operation") or parsed.says("question", "yesno")
        if query.targets and (asks or not query.topics):
            return self._figures(query, opened, parsed)
        return self._narrative(query, opened, parsed)

    def _figures(self, query: Query, opened: Opened, parsed: Parsed) -> Answer:
        if query.operation in ("detail", "per"):
            what = "、".join(target_label(target) for target in query.targets)
            return no("no.detail", what=what) if query.operation == "detail" else no("no.per_item")
        unexplained = _qualifier(parsed)
        if unexplained:
            found = narrative.answer_figures(query, opened, parsed)
            return found or no("no.qualifier", what="、".join(unexplained))
        if not any(candidates(target, opened.metrics) for target in query.targets):
            found = narrative.answer_figures(query, opened, parsed)
            if found:
                return found
        return answer_targets(query, opened, parsed)

    def _narrative(self, query: Query, opened: Opened, parsed: Parsed) -> Answer:
        quantity = parsed.says("question", "quantity") or query.operation == "average"
        wanted = quantity or parsed.says("unit") or parsed.says("question", "yesno")
        found = narrative.answer_figures(query, opened, parsed) if wanted else None
        countable = [topics()[name].get("countable", False) for name in query.topics]
        if found is None and query.topics and (not quantity or any(countable)):
            found = narrative.answer_topics(query, opened, parsed)
        if found is None and not quantity:
            found = narrative.search_passages(query, opened, parsed)
        if found:
            return found
        what = "、".join(dict.fromkeys(parsed.leftover)) or "、".join(query.topics)
        if query.years_from is Origin.SAID or query.agencies_from is Origin.SAID or quantity or query.topics:
            return no("no.figure" if quantity else "no.passage", what=what or parsed.text)
        return Answer(Kind.OUT_OF_SCOPE, say("scope.other"))


def _qualifier(parsed: Parsed) -> tuple[str, ...]:
    """Words that narrow the question in a way the form does not."""
    from bot.understand.content import plain_words

    content = [m.text for m in parsed.matches if m.kind == "content" and m.text not in plain_words()]
    return (*parsed.leftover, *content)


def _talk(name: str) -> Answer:
    entry = social()[name]
    return Answer(Kind(entry["kind"]), entry["answer"], spoken=entry["answer"])
