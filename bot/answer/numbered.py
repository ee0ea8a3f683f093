"""What a question names by number: a document (国办函〔2020〕109号), a part of the narrative (五（一）2)."""

from __future__ import annotations

import re

from bot.answer import passages, rules
from bot.library import Opened
from bot.sentences import sentences
from bot.types import Answer
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import definitions

_NUMBER = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[〕\])】〉>年]?\s*第?\s*(\d{1,4})\s*号")
_PART = re.compile(
    r"(?:第)?([一五六])(?:部分|章|大?块|大?点)?[、,的之]*[(]([一二三四五六七八九])[)](?:条|款|点|项)?[、,的之]*第?(\d{1,2})?"
)


def by_number(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """What the question names by number, None where it names nothing so."""
    return document(query, opened, parsed) or part(query, opened, parsed)


def document(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The sentences that name the document, else a rule that alone rests on it; None where none is named."""
    hit = _NUMBER.search(parsed.text)
    if hit is None or query.targets:
        return None
    named = re.compile(rf"{hit[1]}\D{{0,2}}{hit[2]}\s*号")
    if said := [quoted for quoted in opened.sentences if named.search(quoted.text)]:
        return passages.quote_answer(query, opened, said[:2])
    rules_of = {entry["basis"]: name for name, entry in definitions().items() if "；" not in entry["basis"]}
    resting = {basis: name for basis, name in rules_of.items() if named.search(basis)}
    return rules.explain(next(iter(resting.values()))) if len(resting) == 1 else None


def part(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The sentences of the part of the narrative that is named by its numbers; None where none is named."""
    hit = _PART.search(parsed.text)
    if hit is None or parsed.says("question", "quantity"):
        return None
    section, heading, point = hit.groups()
    number = {"一": 1, "五": 5, "六": 6}[section]
    under = [p for p in opened.report.passages if p.number == number]
    found = [p for p in under if any(h.startswith((f"（{heading}）", f"({heading})")) for h in p.headings)]
    if point:
        told = [p for p in found if re.match(rf"{point}[.．、]", p.headings[-1])]
        found = told or found[int(point) - 1 : int(point)]
    return passages.quote_answer(query, opened, [q for p in found for q in sentences(p)]) if found else None
