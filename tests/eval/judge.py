"""Whether an answer of the command-line contract is right, and if not, how bad that is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from tests.eval.questions import ExpectedFact, Question

FIGURE_KINDS = frozenset({"figure", "comparison", "trend", "ranking"})
REFUSAL_KINDS = frozenset({"clarify", "no_data", "out_of_scope", "chat"})
BOUND_KINDS = FIGURE_KINDS | {"passage", "no_data", "out_of_scope"}
TOLERANCE = Decimal("0.01")
_NUMBER = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NO_FIGURE = re.compile(r"(?:19|20)\d\d\s*(?=年|、|[—–-])|\d+\s*[月日]|[÷×]\s*\d+(?:\.\d+)?|\d+\s*个月")
_SCALES = {"万元": ("元", Decimal("1e-4")), "元": ("万元", Decimal("1e4")), "%": (None, Decimal(100))}


class Grade(StrEnum):
    """How an answer was, worst first."""

    WRONG = "wrong figure"
    CITATION = "citation fault"
    REFUSED = "needless refusal"
    OTHER = "other"
    RIGHT = "right"


class Verdict(NamedTuple):
    """A grade and, unless it is right, why."""

    grade: Grade
    why: str = ""


def judge(question: Question, answer: Mapping[str, Any], texts: Mapping[str, Sequence[str]]) -> Verdict:
    """The verdict on a contract answer; `texts` are the stored source texts by the title of their report."""
    if why := _wrong_figure(question, answer):
        return Verdict(Grade.WRONG, why)
    if why := _citation_fault(question, answer, texts):
        return Verdict(Grade.CITATION, why)
    if answer["kind"] not in question.kinds:
        refused = answer["kind"] in REFUSAL_KINDS and not question.kinds <= REFUSAL_KINDS
        return Verdict(Grade.REFUSED if refused else Grade.OTHER, "kind")
    if why := _otherwise_wanting(question, answer):
        return Verdict(Grade.OTHER, why)
    return Verdict(Grade.RIGHT)


def _wrong_figure(question: Question, answer: Mapping[str, Any]) -> str:
    facts = answer["facts"]
    figure = answer["kind"] in FIGURE_KINDS
    if facts and answer["kind"] in REFUSAL_KINDS:
        return "a refusal that carries facts"
    if facts and answer["kind"] not in question.kinds and not question.facts:
        return "facts where none is expected"
    if figure and question.facts and not any(_stands(wanted, facts) for wanted in question.facts):
        return f"none of the expected figures: {', '.join(str(fact.value) for fact in question.facts)}"
    said = _squeezed(answer["text"])
    forbidden = [word for word in question.never if word.isdigit() and word in said]
    return f"says {forbidden[0]}" if forbidden else ""


def _otherwise_wanting(question: Question, answer: Mapping[str, Any]) -> str:
    if answer["kind"] in FIGURE_KINDS:
        for wanted in question.facts:
            if not _stands(wanted, answer["facts"]):
                return f"lacks {wanted.metric or wanted.derived or ''} {wanted.value}"
    said = _squeezed(answer["text"])
    unsaid = [
        words for words in question.says if not any(_squeezed(word) in said for word in words.split("|"))
    ]
    if unsaid:
        return f"does not say {'、'.join(unsaid)}"
    forbidden = [word for word in question.never if _squeezed(word) in said]
    return f"says {forbidden[0]}" if forbidden else ""


def _stands(wanted: ExpectedFact, facts: Iterable[Mapping[str, Any]]) -> bool:
    return any(_matches(wanted, fact) for fact in facts)


def _matches(wanted: ExpectedFact, fact: Mapping[str, Any]) -> bool:
    named = ("metric", "applicant", "year", "status")
    if any(getattr(wanted, name) not in (None, fact[name]) for name in named):
        return False
    if wanted.agency and wanted.agency not in fact["agency"] and fact["agency"] not in wanted.agency:
        return False
    if wanted.value is None or fact["value"] is None:
        return wanted.value is fact["value"]
    value = Decimal(str(fact["value"]))
    if wanted.unit is not None and fact["unit"] != wanted.unit:
        other, scale = _SCALES.get(wanted.unit, ("", Decimal(1)))
        if (fact["unit"] or None) != other:
            return False
        value *= scale
    if wanted.derived == "difference":
        return _near(abs(value), abs(wanted.value))
    return _near(value, wanted.value) if wanted.derived else value == wanted.value


def _near(value: Decimal, wanted: Decimal) -> bool:
    return abs(value - wanted) <= abs(wanted) * TOLERANCE


def _citation_fault(question: Question, answer: Mapping[str, Any], texts: Mapping[str, Sequence[str]]) -> str:
    citations = answer["citations"]
    every = [text for of_title in texts.values() for text in of_title]
    for citation in citations:
        start, end = citation["span"]
        stored = texts.get(citation["report"], every)
        if not any(text[start:end] == citation["quote"] for text in stored):
            return f"the quote {citation['quote'][:30]!r} does not stand at {start}–{end}"
    quoted = _squeezed("\n".join(citation["quote"] for citation in citations))
    for fact in answer["facts"]:
        if not citations:
            return "a fact without a citation"
        if fact["derived"] is None and fact["status"] == "reported" and _squeezed(fact["raw"]) not in quoted:
            return f"no quote holds {fact['raw']}"
    if answer["kind"] in BOUND_KINDS:
        loose = next(_loose_numbers(question, answer), None)
        return f"the text says {loose}, which is no fact" if loose else ""
    return ""


def _loose_numbers(question: Question, answer: Mapping[str, Any]) -> Iterator[str]:
    """The numbers of the text that are no fact, no date or divisor, and neither quoted nor asked about."""
    places = [
        citation[key] for citation in answer["citations"] for key in ("report", "section", "locator", "quote")
    ]
    labels = [fact[key] or "" for fact in answer["facts"] for key in ("agency", "metric", "raw")]
    echoed = {
        Decimal(number)
        for part in (*places, *labels, *answer["assumed"], *answer["options"], question.question)
        for number in _numbers(part)
    }
    values = [Decimal(str(fact["value"])) for fact in answer["facts"] if fact["value"] is not None]
    values += [Decimal(fact["year"]) for fact in answer["facts"]]
    for number in _numbers(_NO_FIGURE.sub("", answer["text"])):
        if Decimal(number) not in echoed and not any(_rounds_to(value, number) for value in values):
            yield number


def _rounds_to(value: Decimal, number: str) -> bool:
    printed = Decimal(number)
    digits = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return any(
        (abs(value) * scale).quantize(digits, ROUND_HALF_UP) == printed
        for scale in (Decimal(1), Decimal(100))
    )


def _numbers(text: str) -> list[str]:
    return [number.replace(",", "") for number in _NUMBER.findall(unicodedata.normalize("NFKC", text))]


def _squeezed(text: str) -> str:
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)
