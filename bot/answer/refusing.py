"""The honest kinds of no: which year, body, row or cell is missing, and what there is instead."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.cells import label_of
from bot.answer.phrases import say
from bot.answer.spoken import number_aloud
from bot.library import Library, Opened
from bot.types import Answer, Kind
from bot.understand.content import pieces
from bot.understand.mentions import BodyMention
from bot.understand.metrics import Target, candidates
from bot.understand.parse import Parsed
from bot.understand.positions import Beyond
from bot.understand.vocabulary import terms, topics
from corpus.vocabulary import APPLICANTS

_SHOWN = 6
_APPLICANT = "申请人"  # of every kind
_TWO = "两"
_FINES = "罚款金额"  # asked for, and printed in no form


def no(phrase: str, lines: Sequence[str] = (), suggestions: Sequence[str] = (), **parts: object) -> Answer:
    """A `no_data` answer with its phrase."""
    text = say(phrase, **parts)
    return Answer(Kind.NO_DATA, text, lines=tuple(lines), suggestions=tuple(suggestions), spoken=text)


def not_understood(phrase: str, **parts: str) -> Answer:
    """A `no_data` answer to words that the rules do not explain."""
    text = say(phrase, **parts)
    return Answer(Kind.NO_DATA, text, spoken=text, lost=True)


def unmentioned(parsed: Parsed, opened: Opened) -> Answer:
    """That the report does not speak of what is asked, with those of its words that stand nowhere in it."""
    called = {m.text: topics()[m.id].get("called", m.id) for m in parsed.matches if m.kind == "topic"}
    said = dict.fromkeys(called.get(word, word) for word in pieces(parsed))
    lacking = [word for word in said if word not in opened.report.text]
    return not_understood("no.passage", what="、".join(lacking)) if lacking else not_understood("no.sentence")


def off_subject() -> Answer:
    """The answer to what no report speaks of."""
    text = say("scope.other")
    return Answer(Kind.OUT_OF_SCOPE, text, spoken=text, lost=True)


def _listed(names: Sequence[str]) -> str:
    more = "等" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more


def unknown_body(mention: BodyMention, library: Library) -> Answer:
    """No report of that body; names those that come near, or all when they are few."""
    near = library.bodies.near(mention.text)
    have = near or library.agencies
    line = say("no.body_near" if near else "no.body_have", have=_listed(have))
    return no("no.body", [line], body=mention.text)


def unknown_years(agency: str, years: Sequence[int], library: Library) -> Answer:
    """No report of that body (of any, for '') for those years; says which years there are."""
    known = library.years(agency) if agency else sorted(library.every_year)
    have = "、".join(str(year) for year in known if year)
    asked = "、".join(map(str, years))
    return no("no.year" if have else "no.year_undated", agency=agency, years=asked, have=have)


def target_label(target: Target) -> str:
    """What a target asks for, in words of the forms."""
    found = candidates(target)
    if len(found) == 1:
        return label_of(found[0].path)
    if found and "result" in dict(target.kinds):
        return label_of(f"{found[0].segments[0]}/{found[0].segments[-1]}")
    parts = [
        names[0].lstrip("§") for kind, names in target.kinds if kind != "subject" or len(target.kinds) == 1
    ]
    return " › ".join(dict.fromkeys(parts))


def not_in_report(target: Target, opened: Opened) -> Answer:
    """Says whether the form of that year lacks the row, or the row could not be read in this report."""
    found = candidates(target)
    label = target_label(target)
    in_form = [metric for metric in found if opened.info.format in metric.formats]
    if in_form:
        return no("no.part", agency=opened.agency, year=opened.year, what=label)
    subject = dict(target.kinds).get("subject")
    near = []
    if subject:
        near = [m for m in candidates(Target.of({"subject": subject})) if (m.path, None) in opened.cells]
    lines = [say("no.form_near", near="、".join(label_of(m.path) for m in near[:_SHOWN]))] if near else []
    return no("no.form", lines, agency=opened.agency, year=opened.year, what=label)


def no_place(beyond: Beyond, parsed: Parsed) -> Answer:
    """That the form lacks a place that is said, with how many there are of what is counted."""
    count = _TWO if beyond.count == 2 else number_aloud(beyond.count)
    place = parsed.text[beyond.start : beyond.end].strip("的在 ")
    return no(f"no.place_{beyond.level}", place=place, where=beyond.where, count=count)


def conflict(names: Sequence[str]) -> Answer:
    """Words that no row of any form puts together."""
    known = terms()
    subjects = [n for n in names if n in known and "subject" in known[n].kinds and n != "金额"]
    if _FINES in names:
        return no("no.amount", what=terms()[_FINES].kinds["subject"][0])
    if "金额" in names and subjects:
        return no("no.amount", what="、".join(subjects))
    if "项目数量" in names and "行政事业性收费" in names:
        return no("no.items", what="行政事业性收费")
    if set(names) <= set(APPLICANTS):
        every = set(names) == set(APPLICANTS)
        return not_understood("no.qualifier", what=_APPLICANT if every else "、".join(names))
    if absent := unprinted(names):
        return not_understood("no.figure", what="、".join(absent))
    return not_understood("no.conflict", what="、".join(f"“{name.lstrip('§')}”" for name in names))


def unprinted(names: Sequence[str]) -> list[str]:
    """The terms that stand for what no form has a row of (没批下来的许可, 要求补正)."""
    kinds = {name: terms()[name].kinds for name in names if name in terms()}
    return [
        name
        for name, of in kinds.items()
        if any(part.startswith("§") for kind, parts in of.items() if kind != "subject" for part in parts)
    ]
