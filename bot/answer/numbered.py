"""What a question names by number: a document (国办函〔2020〕109号), a part of the narrative (五（一）2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.answer import passages
from bot.answer.compose import one
from bot.answer.explaining import explain
from bot.answer.told_items import figure_item
from bot.library import Opened
from bot.sentences import Quoted, sentences
from bot.types import Answer
from bot.understand.numbers import han_value
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import definitions, topics
from corpus.types import Passage

_NUMBER = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[〕\])】〉>年]?\s*第?\s*(\d{1,4})\s*号")
_BARE = re.compile(r"(?<!\d)(\d{1,4})\s*号(?:文|令|通知|办法)")  # 109号文
_HAN = "一二三四五六七八九十"
_BETWEEN = "[、,的之里中头]*"
_SECTION = re.compile(
    rf"第?([一五六156])(?:大)?(?:部分|章|节|块|点)?{_BETWEEN}(?=[(])|第([一五六156])大?(?:部分|章|节|块)"
)
_SUB = re.compile(
    rf"{_BETWEEN}(?:[(]([{_HAN}])[)]|第([{_HAN}\d])(?:小?[条点项款节段]|个|方面))(?:[条款点项]|问题|措施)?"
    rf"{_BETWEEN}(?:第?(\d{{1,2}}))?"
)
_FIGURE = re.compile(r"[那这]个?数|多少|数字|几[件条项次个]")
_PARAGRAPH = re.compile(r"[那这]一?(?:段|部分|块|节|章)$")
_Below = tuple[Passage, tuple[str, ...]]  # a paragraph and the headings between it and what is named


def by_number(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """What the question names by number, None where it names nothing so."""
    return document(query, opened, parsed) or part(query, opened, parsed)


def document(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The sentences that name the document, else a rule that alone rests on it; None where none is named."""
    hit = _NUMBER.search(parsed.text) or _BARE.search(parsed.text)
    if hit is None or query.targets:
        return None
    year = rf"{hit[1]}\D{{0,2}}" if hit.re is _NUMBER else r"(?<!\d)"
    named = re.compile(rf"{year}{hit[hit.re.groups]}\s*号")
    if said := [quoted for quoted in opened.sentences if named.search(quoted.text)]:
        return passages.quote_answer(query, opened, said[:2])
    rules_of = {entry["basis"]: name for name, entry in definitions().items() if "；" not in entry["basis"]}
    resting = {basis: name for basis, name in rules_of.items() if named.search(basis)}
    return explain(next(iter(resting.values()))) if len(resting) == 1 else None


def part(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The part of the narrative that is named by its numbers; the one figure in it, if that is asked for."""
    for end, under in () if query.targets else _wholes(query, opened, parsed):
        if _FIGURE.search(parsed.text) and _PARAGRAPH.search(parsed.text, 0, end):
            return _only_figure(query, opened, [quoted for p, _ in under for quoted in sentences(p)])
        hit = _SUB.match(parsed.text, end)
        quoted = _numbered(under, hit[1] or hit[2], hit[3]) if hit else []
        if quoted and _FIGURE.search(parsed.text):
            return _only_figure(query, opened, quoted)
        if quoted:
            return passages.quote_answer(query, opened, quoted)
    return None


def _only_figure(query: Query, opened: Opened, quoted: Sequence[Quoted]) -> Answer | None:
    figures = opened.report.figures
    inside = [f for f in figures if any(q.span.start <= f.span.start < q.span.end for q in quoted)]
    return one(query, opened, figure_item(opened, inside[0])) if len(inside) == 1 else None


def _wholes(query: Query, opened: Opened, parsed: Parsed) -> Iterator[tuple[int, list[_Below]]]:
    """Where a section, or a subject with a heading of its own, is named, and the paragraphs under it."""
    every = opened.report.passages
    for hit in _SECTION.finditer(parsed.text):
        said = hit[1] or hit[2]
        number = int(said) if said.isdigit() else han_value(said)
        yield hit.end(), [(p, p.headings[1:]) for p in every if p.number == number]
    for match in parsed.matches:
        entry = topics().get(match.id, {}) if match.kind == "topic" else {}
        if entry.get("mode") == "all" and match.id in query.topics:
            among = [p for p in every if p.number in entry["sections"]]
            headed = ((p, _below(p, entry.get("headings", ()))) for p in among)
            yield match.end, [(p, below) for p, below in headed if below is not None]


def _below(passage: Passage, words: Sequence[str]) -> tuple[str, ...] | None:
    """The headings below the one that holds one of the words; None where none does."""
    for depth, heading in enumerate(passage.headings[1:], start=2):
        if not words or any(word in heading for word in words):
            return passage.headings[depth:] if words else passage.headings[1:]
    return None if words else ()


def _numbered(under: Sequence[_Below], number: str, point: str | None) -> list[Quoted]:
    """The sentences of the part with a number: of its heading, of the paragraph, or behind 二是."""
    place = int(number) if number.isdigit() else han_value(number)
    marks = re.compile(rf"[(（]{_HAN[place - 1]}[)）]|{place}[.．、]|{_HAN[place - 1]}、")
    found = [p for p, headings in under if any(map(marks.match, headings))]
    if point:
        told = [p for p in found if re.match(rf"{point}[.．、]", p.headings[-1])]
        found = told or found[int(point) - 1 : int(point)]
    lines = [quoted for passage, _ in under for quoted in sentences(passage, whole=0)]
    points = [quoted for quoted in lines if quoted.text.startswith(f"{_HAN[place - 1]}是")]
    if not found and not points and len(under) > 1:
        found = [passage for passage, _ in under[place - 1 : place]]
    return [quoted for passage in found for quoted in sentences(passage)] or points
