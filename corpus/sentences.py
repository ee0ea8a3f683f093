"""Sentences that stand for a row of a table: a count, or that there was none (`data/sentences.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.narrative import sentences
from corpus.numerals import parse_cell
from corpus.structure import Outline, Paragraph
from corpus.types import Citation, Fact, Figure, Finding, Format, Severity, Span, Status, Value
from corpus.vocabulary import metrics

_CLAUSE_ENDS = "，,；;。"
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class _Rule:
    section: int
    formats: tuple[Format, ...]
    cells: tuple[str, ...]
    label: re.Pattern[str] | None
    units: tuple[str, ...]
    zero: bool
    nothing: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says of a rule's cells."""

    value: Value
    raw: str
    unit: str | None  # None: the form's
    citation: Citation


@dataclass(frozen=True, slots=True)
class _Wording:
    rules: tuple[_Rule, ...]
    partial: re.Pattern[str]
    carried: re.Pattern[str]
    mixed: re.Pattern[str]
    replaced: re.Pattern[str]


@cache
def _wording() -> _Wording:
    raw = tomllib.loads(files("corpus").joinpath("data/sentences.toml").read_text("utf-8"))
    rules = tuple(
        _Rule(
            entry["section"],
            tuple(map(Format, entry["formats"])),
            tuple(entry["cells"]),
            re.compile(entry["label"]) if "label" in entry else None,
            tuple(entry.get("units", ())),
            entry.get("zero", False),
            re.compile(entry["nothing"]) if "nothing" in entry else None,
        )
        for entry in raw["sentence"]
    )
    return _Wording(rules, *(re.compile(raw[name]) for name in ("partial", "carried", "mixed", "replaced")))


def says_nothing_to_list(paragraph: Paragraph) -> bool:
    """Whether a paragraph says that its section has nothing to list."""
    text = paragraph.text[paragraph.body :]
    words = text.split()
    cells = len(words) > 1 and all(parse_cell(word) is not None for word in words)
    return not cells and _wording().replaced.search(text) is not None


def replaced_rows(
    parts: Outline, figures: Sequence[Figure], form: Format, year: int | None, printed: Collection[str]
) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """The facts of cells that only a sentence of their section states; `printed` are the metrics of tables.

    A cell of which two sentences state different values gives a finding and no fact.
    """
    known = metrics()
    taken = {known[name].section for name in printed if name in known}
    said: dict[str, list[_Said]] = {}
    for rule in _wording().rules:
        if form in rule.formats and known[rule.cells[0].partition("@")[0]].section not in taken:
            told = [*_counted(rule, parts, figures), *_absent(rule, parts, year)]
            for cell in rule.cells if told else ():
                said.setdefault(cell, []).extend(told)
    facts: list[Fact] = []
    found: list[Finding] = []
    for cell, told in said.items():
        if len({(each.value, each.unit) for each in told}) == 1:
            facts.append(_fact(cell, told[0]))
        elif len({each.value for each in told}) > 1:
            found.append(_disagreeing(cell, told))
    return tuple(facts), tuple(found)


def _disagreeing(cell: str, told: Sequence[_Said]) -> Finding:
    """The finding for sentences that state different values of one cell."""
    first, *others = told
    other = next(each for each in others if each.value != first.value)
    shown = "，".join(f"“{''.join(each.citation.quote.split())}”写 {each.value}" for each in (first, other))
    message = f"“{cell.partition('@')[0]}”前后两处不一致：{shown}，未采用。"
    return Finding("text-text", Severity.WARNING, message, (cell,), first.value, other.value)


def _fact(cell: str, said: _Said) -> Fact:
    metric, _, applicant = cell.partition("@")
    unit = said.unit or metrics()[metric].unit
    return Fact(metric, applicant or None, said.value, said.raw, unit, Status.REPORTED, said.citation)


def _counted(rule: _Rule, parts: Outline, figures: Sequence[Figure]) -> Iterator[_Said]:
    own = [section.span for section in parts.sections if section.number == rule.section]
    for figure in figures:
        if rule.label is None or figure.unit not in rule.units or not rule.label.fullmatch(figure.label):
            continue
        inside = any(span.start <= figure.span.start < span.end for span in own)
        current = figure.period == "current" and not figure.approximate
        if _wording().mixed.search(figure.citation.quote):
            continue
        clause = _clause(figure.citation.quote, figure.span.start - figure.citation.span.start)
        clause = _wording().carried.sub("", clause)
        if inside and current and not _wording().partial.search(clause) and not (rule.zero and figure.value):
            yield _Said(figure.value, figure.raw, figure.unit, figure.citation)


def _absent(rule: _Rule, parts: Outline, year: int | None) -> Iterator[_Said]:
    own = [each for each in parts.paragraphs if each.number == rule.section and not each.is_heading]
    cells = [each for each in own if parse_cell(each.text) is not None]
    for paragraph in own:
        if rule.nothing is None or (len(cells) > 1 and paragraph in cells):  # what is left of a table
            continue
        for sentence, span in sentences(paragraph):
            found = rule.nothing.search(sentence)
            if found and _speaks_of_the_year(sentence, found.start(), year):
                yield _Said(0, found[0], None, _citation(paragraph, sentence, span))


def _speaks_of_the_year(sentence: str, at: int, year: int | None) -> bool:
    years = {int(each) for each in _YEAR.findall(sentence[:at])}
    before = re.sub(rf"{year}年(度)?1月1日.{{0,14}}12月31日", "", re.sub(r"\s", "", sentence[:at]))
    return years <= {year} and not _wording().partial.search(before)


def _clause(sentence: str, at: int) -> str:
    return sentence[max(sentence.rfind(mark, 0, at) for mark in _CLAUSE_ENDS) + 1 : at]


def _citation(paragraph: Paragraph, sentence: str, span: Span) -> Citation:
    return Citation(paragraph.section, " › ".join(paragraph.headings[1:]), span, sentence, paragraph.page)
