"""Short names for answers: which view, body, year and cell, told by stable hashes and never by memory."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from typing import NamedTuple

from bot.answer.cells import ORGANISATIONS, shown
from bot.types import Answer, AnswerFact, Kind
from corpus.vocabulary import APPLICANTS, TOTAL, metrics

FIGURE, TREND, PEERS, BLOCK, SOURCE, ALOUD = "ftpbsr"
Bodies = Mapping[str, tuple[int, ...]]
Names = Callable[[str, int], Iterable[str]]
PLUS = " + "
_ADDENDS = 3
_OWN = ("正文/", "其他/")
_CODE = re.compile(r"([ftpbsr])(\d{4})([\w-]{8})((?:[\w-]{8}){1,3})([0-9ox])", re.ASCII)


class Ref(NamedTuple):
    """A view of one figure of one report: a cell, a sum of rows or columns, a number of the narrative.

    `metric` is a path, a group of paths (不予公开), paths to be added, or what a report alone counts.
    """

    view: str
    agency: str
    year: int
    metric: str
    applicant: str | None

    @property
    def code(self) -> str:
        """Twenty-two characters that Telegram takes in callback data and in links; more for a sum."""
        column = APPLICANTS.index(self.applicant) if self.applicant in APPLICANTS else "x"
        column = "o" if self.applicant == ORGANISATIONS else column
        metric = "".join(map(short, self.metric.split(PLUS)))
        return f"{self.view}{self.year:04}{short(self.agency)}{metric}{column}"

    @property
    def is_cell(self) -> bool:
        """Whether it is one cell of a form."""
        return self.metric in metrics() and self.applicant != ORGANISATIONS

    def seen(self, view: str, year: int | None = None) -> Ref:
        """Another view of the cell, or the same cell of another year."""
        return self._replace(view=view, year=year or self.year)


@lru_cache(maxsize=65_536)
def short(name: str) -> str:
    """Eight characters that stand for a name, the same in every process."""
    return urlsafe_b64encode(sha256(name.encode()).digest())[:8].decode()


def named(code: str, names: Iterable[str]) -> str | None:
    """The name that eight characters stand for."""
    return next((name for name in names if short(name) == code), None)


def none(_agency: str, _year: int) -> Iterable[str]:
    """No names of a report's own."""
    return ()


@cache
def _form_names() -> dict[str, str]:
    """Paths of the forms, and the groups that they are of, by their eight characters."""
    groups = (path.rpartition("/")[0] for path in metrics())
    totals = {name: f"{name}/{TOTAL}" for name in groups if name}
    return {short(name): name for name in (*totals, *totals.values(), *metrics())}


def find(code: str, bodies: Bodies, names: Names = none) -> Ref | None:
    """What a code stands for in this index; None for one made up or of a report that is gone.

    `names` gives what a report counts that no form has.
    """
    parts = _CODE.fullmatch(code)
    if not parts:
        return None
    view, year, body, metric, column = parts.groups()
    agency = named(body, bodies)
    if agency is None or int(year) not in bodies[agency]:
        return None
    codes = [metric[at : at + 8] for at in range(0, len(metric), 8)]
    paths = [_form_names().get(one) for one in codes]
    if paths == [None]:
        paths = [named(metric, names(agency, int(year)))]
    if column.isdecimal() and int(column) >= len(APPLICANTS):
        return None
    applicant = {"x": None, "o": ORGANISATIONS}.get(column) if column in "xo" else APPLICANTS[int(column)]
    if None in paths:
        return None
    return Ref(view, agency, int(year), PLUS.join(filter(None, paths)), applicant)


def ref_of(answer: Answer, bodies: Bodies) -> Ref | None:
    """The figure that an answer is about; None where it is about none or several."""
    views = {Kind.FIGURE: FIGURE, Kind.TREND: TREND, Kind.RANKING: PEERS, Kind.COMPARISON: PEERS}
    if answer.kind not in views or not answer.facts:
        return None
    if answer.kind is Kind.FIGURE:
        return _of_figure(answer, bodies)
    printed = cells(answer)
    if not printed:
        return None
    if views[answer.kind] == PEERS and len({fact.agency for fact in printed}) < 2:
        return None
    fact = printed[-1] if answer.kind is Kind.TREND else printed[0]
    if fact.year not in bodies.get(fact.agency, ()):
        return None
    return Ref(views[answer.kind], fact.agency, fact.year, fact.metric, fact.applicant)


def cells(answer: Answer) -> list[AnswerFact]:
    """The cells of forms that an answer tells."""
    return [fact for fact in answer.facts if not fact.derived and fact.metric in metrics()]


def _of_figure(answer: Answer, bodies: Bodies) -> Ref | None:
    fact = answer.facts[0]
    paths = fact.metric.split(PLUS)
    own = fact.metric.startswith(_OWN)
    if fact.derived and (fact.derived.op != "sum" or own):
        return None
    if len(paths) > _ADDENDS or not (own or all(short(path) in _form_names() for path in paths)):
        return None
    several = len({(one.metric, one.applicant) for one in cells(answer)}) > 1
    if (several and answer.headline != shown(fact)) or fact.year not in bodies.get(fact.agency, ()):
        return None
    return Ref(FIGURE, fact.agency, fact.year, fact.metric, fact.applicant)
