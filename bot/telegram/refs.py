"""Short names for answers: which view, body, year and cell, told by stable hashes and never by memory."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from bot.types import Answer, Kind
from corpus.vocabulary import APPLICANTS, metrics

FIGURE, TREND, PEERS, BLOCK, SOURCE, ALOUD = "ftpbsr"
Bodies = Mapping[str, tuple[int, ...]]
_CODE = re.compile(r"([ftpbsr])(\d{4})([A-Za-z0-9_-]{8})([A-Za-z0-9_-]{8})([0-9x])", re.ASCII)


class Ref(NamedTuple):
    """A view of one cell of one report."""

    view: str
    agency: str
    year: int
    metric: str
    applicant: str | None

    @property
    def code(self) -> str:
        """Twenty-two characters that Telegram takes in callback data and in links."""
        column = APPLICANTS.index(self.applicant) if self.applicant in APPLICANTS else "x"
        return f"{self.view}{self.year:04}{short(self.agency)}{short(self.metric)}{column}"

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


def find(code: str, bodies: Bodies) -> Ref | None:
    """What a code stands for in this index; None for one made up or of a report that is gone."""
    parts = _CODE.fullmatch(code)
    if not parts:
        return None
    view, year, body, metric, column = parts.groups()
    agency, path = named(body, bodies), named(metric, metrics())
    if agency is None or path is None or int(year) not in bodies[agency]:
        return None
    if column != "x" and int(column) >= len(APPLICANTS):
        return None
    return Ref(view, agency, int(year), path, None if column == "x" else APPLICANTS[int(column)])


def ref_of(answer: Answer, bodies: Bodies) -> Ref | None:
    """The cell that an answer's first printed figure is from; None where it is no cell of a form."""
    views = {Kind.FIGURE: FIGURE, Kind.TREND: TREND, Kind.RANKING: PEERS, Kind.COMPARISON: PEERS}
    if answer.kind not in views or not answer.facts:
        return None
    printed = [fact for fact in answer.facts if not fact.derived and fact.metric in metrics()]
    alone = answer.kind is not Kind.FIGURE or answer.facts[0] in printed
    if not printed or not alone:
        return None
    if views[answer.kind] == PEERS and len({fact.agency for fact in printed}) < 2:
        return None
    fact = printed[-1] if answer.kind is Kind.TREND else printed[0]
    if fact.year not in bodies.get(fact.agency, ()):
        return None
    return Ref(views[answer.kind], fact.agency, fact.year, fact.metric, fact.applicant)
