"""The labelled questions (`tests/questions/*.yaml`) and the suites they form (`suites.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "tests" / "questions"
REPORTS = ROOT.parent / "shared" / "reports"


@dataclass(frozen=True, slots=True)
class ExpectedFact:
    """A figure that must stand among an answer's facts; None is not compared, save as a blank's value."""

    value: Decimal | None
    metric: str | None = None
    applicant: str | None = None
    unit: str | None = None
    agency: str | None = None
    year: int | None = None
    status: str | None = None
    derived: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One labelled question: any of `kinds` is right, `says` must and `never` must not stand in the text.

    Of words in `says` with `|` between them one must stand there.
    """

    id: str
    category: str
    question: str
    kinds: frozenset[str]
    session: str | None = None
    facts: tuple[ExpectedFact, ...] = ()
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    note: str = ""

    @property
    def needs_prose(self) -> bool:
        """Whether the label speaks of sentences that only the report itself has."""
        return "passage" in self.kinds


@dataclass(frozen=True, slots=True)
class Suite:
    """A file of questions with the reports they are asked of; `sampled` when the bundled sample stands in."""

    name: str
    today: str
    sources: tuple[Path, ...]
    questions: tuple[Question, ...]
    heldout: bool = False
    sampled: bool = False


def suites(names: tuple[str, ...] = ()) -> dict[str, Suite | str]:
    """Every suite by name (or those of `names`), or the reason why it cannot be asked here."""
    groups = tomllib.loads((ROOT / "tests/eval/suites.toml").read_text("utf-8"))["group"]
    return {
        file.stem: _suite(file, group)
        for group in groups
        for file in sorted(QUESTIONS.glob(f"{group['files']}.yaml"))
        if not names or file.stem in names
    }


def untaught() -> frozenset[str]:
    """The suites from which the ranking of readings learns nothing though they are not held out."""
    return frozenset(tomllib.loads((ROOT / "tests/eval/suites.toml").read_text("utf-8"))["untaught"])


def _suite(file: Path, entry: dict[str, Any]) -> Suite | str:
    sources = tuple(REPORTS / report for report in entry["reports"])
    sampled = not all(source.exists() for source in sources)
    if sampled:
        if "sample" not in entry:
            return "the reports of ../shared/reports are not here"
        sources = (ROOT / entry["sample"],)
    return Suite(file.stem, entry["today"], sources, load(file), entry.get("heldout", False), sampled)


def load(file: Path) -> tuple[Question, ...]:
    """The questions of one file; TypeError for a label of unknown shape, ValueError for a repeated id."""
    raw = yaml.safe_load(file.read_text("utf-8"))
    questions = tuple(_question(**entry) for entry in raw)
    ids = [question.id for question in questions]
    if len(set(ids)) != len(ids):
        raise ValueError(f"{file.name} repeats an id")
    return questions


def _question(kind: list[str], **label: Any) -> Question:
    facts = tuple(_fact(**entry) for entry in label.pop("facts", ()))
    says, never = (tuple(map(str, label.pop(name, ()))) for name in ("says", "never"))
    return Question(kinds=frozenset(kind), facts=facts, says=says, never=never, **label)


def _fact(value: float | str | None, **rest: Any) -> ExpectedFact:
    return ExpectedFact(None if value is None else Decimal(str(value)), **rest)
