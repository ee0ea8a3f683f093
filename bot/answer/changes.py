"""How one figure of all bodies in general changed between two years: who rose or fell, who most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.answer.cells import plain, whole
from bot.answer.compose import gather
from bot.answer.compute import rounded
from bot.answer.field import field_of
from bot.answer.phrases import say
from bot.answer.ranking import line_of
from bot.answer.refusing import no, target_label
from bot.answer.rows import Row, comparable, computed, how_many, row_of, whole_rows
from bot.library import Library, Opened
from bot.types import Answer, AnswerFact, Kind
from bot.understand.changing import Change
from bot.understand.query import Query

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Changed:
    """One body's figure of the earlier and of the later year."""

    old: Row
    new: Row

    @property
    def step(self) -> Decimal:
        """By how much it rose, in the unit of the figure; money in 元."""
        return self.new.size - self.old.size

    @property
    def rate(self) -> Decimal | None:
        """By how many per cent it rose; None from 0."""
        return self.step / self.old.size * 100 if self.old.size else None


def changed(query: Query, change: Change, reports: Sequence[Opened], library: Library) -> Answer:
    """The bodies whose figure rose or fell (all of them, or first who did most), with both years' figures."""
    pairs = _pairs(query, reports, library)
    notes = [say("over.both_years", all=how_many(len(reports)), both=how_many(len(pairs)))]
    falling = change.kind == "fall"
    found = [one for one in pairs if (one.step < 0 if falling else one.step > 0)]
    rated = [one for one in found if one.rate is not None] if change.by_rate and change.first else []
    found = rated or found
    if not found:
        return no("over.no_fall" if falling else "over.no_rise", notes, what=target_label(query.targets[0]))
    found.sort(key=lambda one: -abs((one.rate or Decimal(0)) if rated else one.step))
    count, shown = len(found), found[: query.limit or _SHOWN]
    news = whole_rows(query, [one.new for one in shown], library)
    olds = whole_rows(query, [one.old for one in shown], library)
    facts, sources = gather([row.item for pair in zip(news, olds, strict=True) for row in pair])
    derived = [fact for one in shown for fact in _derived(one)]
    best = shown[0].new.opened.agency
    named = {"label": target_label(query.targets[0]), "count": how_many(count)}
    head = say("over.fell" if falling else "over.rose", **named)
    head = say("over.fell_most" if falling else "over.rose_most", label=best) if change.first else head
    lines = tuple(_line(one) for one in shown)
    return Answer(
        Kind.RANKING, head, lines, (*derived, *facts), sources, tuple(notes), spoken=head + lines[0]
    )


def _pairs(query: Query, reports: Sequence[Opened], library: Library) -> list[Changed]:
    """The figure of both years of every body that prints it in both, where the forms count the same."""
    target, earlier = query.targets[0], query.years[0] if len(query.years) > 1 else None
    infos = {}
    for report in reports:
        before = earlier or report.year - 1
        if before in library.years(report.agency) and (info := library.info(report.agency, before)):
            infos[report.agency] = info
    olds = {one.agency: one for one in field_of(infos.values(), query, library)}
    found = []
    for report in reports:
        new = row_of(target, report, query)
        old = row_of(target, olds[report.agency], query) if report.agency in olds else None
        if new and old and None not in (new.item.value, old.item.value) and comparable((old, new))[0]:
            found.append(Changed(old, new))
    return found


def _derived(one: Changed) -> list[AnswerFact]:
    rows, unit = (one.new, one.old), one.new.item.fact.unit
    facts = [computed("difference", rows, whole(one.step / one.new.scale), unit)]
    if one.rate is not None:
        facts.append(computed("growth", rows, rounded(one.rate), "%"))
    return facts


def _line(one: Changed) -> str:
    step = plain(whole(one.step / one.new.scale))
    rate = "" if one.rate is None else f"，{plain(rounded(one.rate))}%"
    return say(
        "over.change", old=line_of(one.old), year=one.new.opened.year, new=one.new.shown, by=step + rate
    )
