"""What a report holds, whole or with some of its cells only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.types import Fact, Figure, Finding, Passage, Section


class Contents(Protocol):
    """What a report holds."""

    @property
    def metrics(self) -> tuple[str, ...]: ...
    @property
    def cells(self) -> Mapping[tuple[str, str | None], Fact]: ...
    @property
    def facts(self) -> tuple[Fact, ...]: ...
    @property
    def counted(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def figures(self) -> tuple[Figure, ...]: ...
    @property
    def passages(self) -> tuple[Passage, ...]: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def sections(self) -> tuple[Section, ...]: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Some cells of a report."""

    cells: Mapping[tuple[str, str | None], Fact]
    facts: tuple[Fact, ...]
    metrics: tuple[str, ...]
    counted: tuple[tuple[str, str], ...] = ()
    figures: tuple[Figure, ...] = ()
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()
    sections: tuple[Section, ...] = ()
    text: str = ""


def narrowed(facts: Sequence[Fact]) -> Narrowed:
    """The report of these cells, the first in reading order of several."""
    cells = {(fact.metric, fact.applicant): fact for fact in reversed(facts)}
    return Narrowed(cells, tuple(facts), tuple(dict.fromkeys(fact.metric for fact in facts)))
