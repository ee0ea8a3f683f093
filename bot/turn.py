"""One message in its conversation: from what was said to the kind of answer it gets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from bot.answer.checks_asked import checked_alike
from bot.answer.choosing import Choice, choose
from bot.answer.clarifying import AskBack, answer_of
from bot.answer.compose import joined, led_by
from bot.answer.explaining import asked_on
from bot.answer.fees import asked_further, asks_fee
from bot.answer.inventory import inventory
from bot.answer.mixed import counted_alike
from bot.answer.origins import as_named
from bot.answer.phrases import say
from bot.answer.recalled import recalled, remembered, told_by
from bot.answer.refusing import no
from bot.answer.rules import explained_before
from bot.answer.sources import where
from bot.answer.taken_for import taken_on
from bot.deciding import decide
from bot.reading import Reader
from bot.second_look import doubted, elsewhere, not_kept
from bot.talking import spoken_to
from bot.told_elsewhere import counts_it, counts_matter, numbers_told, told_otherwise
from bot.told_further import of_told, told_further
from bot.types import Answer, Kind, Told
from bot.understand.bodies_on import about_those, of_several
from bot.understand.ellipsis import claims, names_nothing
from bot.understand.holdings import find_holdings, those_listed
from bot.understand.leaning import idles
from bot.understand.namesakes import with_namesakes
from bot.understand.open_ended import asks_manner, asks_way, only_turns, open_ended
from bot.understand.parse import Parsed
from bot.understand.pointing import pointed_at, with_level, with_spoken_of
from bot.understand.query import Query
from bot.understand.rates import rate_meant
from bot.understand.reasons_on import reasons_in_full
from bot.understand.resolve import resolve
from bot.understand.vocabulary import social
from bot.understand.years_back import between_told
from bot.weighing import as_understood, overlooked

_DOUBT = {("cue", "correction"), ("neutral", "words"), ("question", "quantity")}
_MARKS = re.compile(r"[\W_]+")
_SOUND = 2  # characters of 嗯, 哦, 啊？
_QUESTIONS = 3  # of one message


@dataclass(slots=True)
class Memory:
    """What a conversation leaves: the last query and answer, and the choices offered with the answer."""

    query: Query | None = None
    answer: Answer | None = None
    made: Answer | None = None  # what was computed since from figures told before
    choices: tuple[Choice, ...] = ()
    asked: Parsed | None = None  # the message that the answer, or the question back, was to
    names: dict[str, str] = field(default_factory=dict)  # bodies that only their files name, as said
    told: tuple[Told, ...] = ()  # the figures answered last that may be computed with
    at: float = 0.0


class Turn:
    """One message; answering it moves the memory on."""

    def __init__(self, reader: Reader, memory: Memory, today: date) -> None:
        self.reader, self.library, self.memory, self.today = reader, reader.library, memory, today
        self.words: Parsed | None = None  # in which a message is meant that leaves them to the one before

    def answer(self, question: str) -> Answer:
        """The answer to the message; of several questions all are answered."""
        if not self.library.agencies:
            return no("no.empty")
        if chosen := choose(question, self.memory.choices):
            before = None if chosen.query.targets else self.memory.asked
            return self._keep(chosen.query, before or self._parse(""))
        asked = self.reader.questions(question, self.today)
        if len(asked) == 1:
            return self._one(asked[0])
        answers: list[Answer] = []
        for parsed in asked[:_QUESTIONS]:
            if not (answers and self._of_nobody(parsed)):
                answers.append(self._one(parsed))
        return joined(answers)

    def _of_nobody(self, parsed: Parsed) -> bool:
        """Whether a further question is about the body without a report that the one before named."""
        return not parsed.bodies and self.memory.query is not None and bool(self.memory.query.unknown_bodies)

    def _parse(self, text: str) -> Parsed:
        return self.reader.parse(text, self.today)

    def _one(self, parsed: Parsed) -> Answer:
        spoken_of = self._spoken_of()
        parsed = with_level(parsed, spoken_of)
        parsed = with_namesakes(parsed, self.memory.query, self.library.bodies.roster)
        parsed = with_spoken_of(parsed, spoken_of)
        before = self.memory.query
        answer = self._answered(parsed)
        meant = rate_meant(parsed) if answer.kind in (Kind.NO_DATA, Kind.OUT_OF_SCOPE) else None
        if meant is None:
            return answer
        self.memory.query = before
        made = self._answered(self._parse(meant.text))
        noted = replace(made, assumed=(say("value.rate_meant", said=meant.said), *made.assumed))
        return answer if made.headline == say("no.rate_base") else noted  # where it is a rate of nothing

    def _answered(self, parsed: Parsed) -> Answer:
        told = self._further(parsed) or asked_on(parsed, self.memory.answer) or self._corrected(parsed)
        told = told or self._talk(parsed) or self._nothing_new(parsed) or where(parsed, self.memory.answer)
        told = told or self._listed(parsed) or self._recalled(parsed)
        return told or self._keep(self._resolved(parsed), parsed)

    def _spoken_of(self) -> list[str]:
        """The bodies that the conversation is about."""
        asked = self.memory.query.agencies if self.memory.query else ()
        return [*asked, *(one.fact.agency for one in self.memory.told)]

    def _resolved(self, parsed: Parsed) -> Query:
        told = [one.whose[:2] for one in self.memory.told]
        before = pointed_at(parsed, self.memory.query, told, self.library)
        query = resolve(parsed, before, self.library) if before else self.reader.query(parsed)
        return between_told(query, parsed, self.memory.told) if before else query

    def _further(self, parsed: Parsed) -> Answer | None:
        """The answer to what leans on the one before: more of a fee (要是三十六件呢), or see `_in_full`."""
        again = asked_further(parsed, self.memory.answer) or self._in_full(parsed) or None
        again = again or reasons_in_full(parsed, self.memory.query) or None
        return self._one(self._parse(again)) if isinstance(again, str) else again

    def _in_full(self, parsed: Parsed) -> str:
        """What is asked of a row explained before (因为这个的几件), or of another report or thing."""
        before, asked = self.memory.answer, self.memory.asked
        if before is None or asked is None or before.kind is Kind.DEFINITION:
            return explained_before(parsed, asked) if before and asked else ""
        last = told_by(before)
        opened = self.library.open(last.fact.agency, last.fact.year) if last else None
        alike = counted_alike(parsed, last, opened) if last and opened else ""
        return checked_alike(parsed, asked) or alike or taken_on(parsed, last)

    def _corrected(self, parsed: Parsed) -> Answer | None:
        """The figure where an opinion is built on another number than the one printed (罚了四百件，太狠)."""
        if not (parsed.numbers and parsed.says("term") and parsed.says("social", "opinion")):
            return None
        query = self._resolved(parsed)
        made = answer_of(decide(query, parsed, self.library)) if query.operation == "value" else None
        return self._keep(query, parsed) if made and say("value.premise") in made.notes else None

    def _talk(self, parsed: Parsed) -> Answer | None:
        """The answer to what is no question about a report."""
        name = spoken_to(parsed, self._parse)
        if not name or (name == "offtopic" and counts_it(self._resolved(parsed), parsed, self.library)):
            return None
        if name == "reset":
            self.memory.query = self.memory.answer = self.memory.made = None
            self.memory.told = ()
        entry = social()[name]
        self.memory.choices = ()
        return Answer(Kind(entry["kind"]), entry["answer"], spoken=entry["answer"])

    def _nothing_new(self, parsed: Parsed) -> Answer | None:
        """The answer to a message that asks nothing: a sound, a bare number, a doubt without a word why."""
        named = parsed.years or parsed.bodies or parsed.references or parsed.positions
        if self.memory.query is None or named:
            return None
        said = {(match.kind, match.id) for match in parsed.matches}
        doubted = ("cue", "correction") in said and said <= _DOUBT
        sound = len(_MARKS.sub("", parsed.text)) <= _SOUND and {kind for kind, _ in said} <= {"neutral"}
        bare = not parsed.matches and not parsed.leftover
        bare = bare and not any(self.library.printing(number.value) for number in parsed.numbers)
        bare = bare or (bool(self.memory.query.targets) and idles(parsed) and not claims(parsed))
        if not (doubted or sound or bare):
            return None
        text = say("again.doubt" if doubted else "again.nothing")
        return Answer(Kind.CHAT, text, spoken=text)

    def _listed(self, parsed: Parsed) -> Answer | None:
        """The reports of the index that the message asks to see."""
        asked = None if about_those(parsed, self.memory.query) else find_holdings(parsed)
        if asked and len(asked.agencies) == 1:
            have = set(asked.years) & set(self.library.years(asked.agencies[0]))
            self.memory.query = self._resolved(parsed)._replace(years=tuple(sorted(have)))
        elif asked:
            self.memory.query = those_listed(asked, parsed) or self.memory.query
        return inventory(asked, self.library) if asked else None

    def _recalled(self, parsed: Parsed) -> Answer | None:
        """What the message wants of the figures or the sentences answered last."""
        told = () if of_several(parsed, self.memory.query) else self.memory.told
        if found := recalled(parsed, told, self.memory.made or self.memory.answer):
            self.memory.made, self.memory.choices = found, ()
        return found or of_told(self._resolved(parsed), parsed, self.memory, self.library)

    def _keep(self, query: Query, parsed: Parsed) -> Answer:
        """The answer to a query; the conversation remembers both, and the choices if it asks back."""
        self.words = None
        read, told = query.targets, counts_matter(query, parsed, self.library)
        query = query if told or only_turns(parsed) else overlooked(query, parsed)
        made = self._made(query, parsed, likened=query.targets != read, clear=told)
        said = (body for body in parsed.bodies if len(body.agencies) == 1 and body.agencies[0].isascii())
        self.memory.names = {body.agencies[0]: body.text for body in said} | self.memory.names
        answer = as_named(answer_of(made), self.library, self.memory.names)
        self.memory.choices = made.choices if isinstance(made, AskBack) else ()
        if answer.kind in (Kind.NO_DATA, Kind.OUT_OF_SCOPE) and names_nothing(query, parsed):
            return answer  # what was spoken of before is spoken of still
        if answer.kind is not Kind.DEFINITION or query.targets:
            self.memory.query = led_by(query, answer)
        self.memory.answer, self.memory.made = answer, None
        self.memory.told = remembered(self.memory.told, answer)
        self.memory.asked = self.words or parsed
        return answer

    def _made(self, query: Query, parsed: Parsed, *, likened: bool, clear: bool) -> Answer | AskBack:
        """The answer or question back, from elsewhere where the figures asked for do not give it."""
        clear = clear or bool(query.unknown_bodies or query.picking) or asks_fee(query, parsed)
        doubt = None if clear else not_kept(query, parsed) or doubted(query, parsed)
        made = doubt or decide(query, parsed, self.library)
        strange = parsed.strange and not (parsed.says("term") or parsed.says("weak"))
        further = told_further(query, parsed, self.memory, self.library, answer_of(made))
        if further:
            self.words = further[1]
            return further[0]
        if answer_of(made).lost or (isinstance(made, AskBack) and open_ended(parsed)):
            made = elsewhere(query, parsed, self.library) or made
        elif isinstance(made, AskBack) and strange:
            made = told_otherwise(query, parsed, self.library) or made
        elif answer_of(made).kind is Kind.NO_DATA and asks_manner(parsed):
            made = told_otherwise(query, parsed, self.library, clearly=True) or made
        elif answer_of(made).kind is Kind.FIGURE and asks_way(parsed):
            made = told_otherwise(query, parsed, self.library) or no("no.sentence")
        if answer_of(made).lost:
            made = numbers_told(query, parsed, self.library) or made
        elif likened and isinstance(made, Answer):
            made = as_understood(made, query.targets[0])
        return made
