"""The words people use, read from `bot/data/*.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from bot.understand.own_words import own_words
from corpus.types import Format
from corpus.vocabulary import metrics

_LABEL = 5  # characters of a label that is taken for a term as it is printed
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Term:
    """What a word says about a metric: for every kind the path segments it allows."""

    id: str
    kinds: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the vocabulary: `kind` tells what it is, `id` which one."""

    kind: str
    id: str
    say: str


@cache
def load(name: str) -> dict[str, Any]:
    """A data file of the bot as a dictionary, words with alternatives (找(上级|上头)评理) written out."""
    raw: dict[str, Any] = _spread(tomllib.loads(files("bot").joinpath("data", name).read_text("utf-8")))
    return raw


def _spread(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _spread(value) for key, value in part.items()}
    if not isinstance(part, list):
        return part
    if not all(isinstance(one, str) for one in part):
        return [_spread(one) for one in part]
    return list(dict.fromkeys(wording for one in part for wording in _wordings(one)))


def _wordings(say: str) -> Iterator[str]:
    """Every wording of a word with alternatives."""
    parts = _CHOICE.split(say)
    yield from ("".join(chosen) for chosen in product(*(part.split("|") for part in parts)))


@cache
def terms() -> dict[str, Term]:
    """Every metric term by its id; rows of the forms go by their paths."""
    written = {
        entry["id"]: Term(entry["id"], {kind: tuple(parts) for kind, parts in entry["is"].items()})
        for entry in load("terms.toml")["term"]
    }
    rows = {path: Term(path, _kinds(metric.segments)) for path, metric in metrics().items()}
    return rows | written


def _kinds(segments: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What the segments of a row's path are, from the first to the last."""
    names = ("subject", "outcome", "reason")[: len(segments)]
    return {name: (segment,) for name, segment in zip(names, segments, strict=False)}


def _official() -> Iterator[Entry]:
    """The printed labels of rows of the earlier form that no term names, long enough to mean nothing else."""
    written = {entry.say for entry in _term_entries()}
    parts = {part for entry in load("terms.toml")["term"] for kind in entry["is"].values() for part in kind}
    for path, metric in metrics().items():
        label = metric.segments[-1]
        if metric.formats == (Format.F2014,) and len(label) >= _LABEL and label not in parts:
            says = dict.fromkeys((label, label.removesuffix("数")))
            yield from (Entry("term", path, say) for say in says if say not in written)


def _term_entries() -> list[Entry]:
    found = []
    for entry in load("terms.toml")["term"]:
        found += [Entry("term", entry["id"], say) for say in entry.get("say", ())]
        found += [Entry("weak", entry["id"], say) for say in entry.get("weak", ())]
    return found


@cache
def words() -> dict[str, Any]:
    """Applicants, operations, units, question words and fillers."""
    return load("words.toml")


def _word_entries() -> list[Entry]:
    found = []
    for group in (
        "applicant",
        "applicant_groups",
        "level",
        "fee_cue",
        "operation",
        "unit",
        "question",
        "cue",
        "neutral",
    ):
        for name, says in words()[group].items():
            found += [Entry(group, name, say) for say in says]
    return found


@cache
def topics() -> dict[str, dict[str, Any]]:
    """Subjects of the narrative by id: the words that ask for them, their sections and cue words."""
    return {entry["id"]: entry for entry in load("topics.toml")["topic"]}


@cache
def definitions() -> dict[str, dict[str, Any]]:
    """Definitions by id: title, text in plain words, legal basis, and the words that name them."""
    return {entry["id"]: entry for entry in load("definitions.toml")["definition"]}


@cache
def social() -> dict[str, dict[str, Any]]:
    """What is no question about a report: greetings, thanks, insults, attempts to instruct the bot."""
    return load("social.toml")


def _listed(kind: str, table: dict[str, dict[str, Any]]) -> list[Entry]:
    return [Entry(kind, name, say) for name, entry in table.items() for say in entry.get("say", ())]


@cache
def entries() -> tuple[Entry, ...]:
    """Every word of the vocabulary; the first of equal spelling in this order wins."""
    return tuple(
        _term_entries()
        + list(_official())
        + [Entry("term", term, say) for say, term in own_words() if term in terms()]
        + _listed("topic", topics())
        + _listed("definition", definitions())
        + _listed("social", social())
        + [
            Entry("content", say, say)
            for entry in load("narrative_words.toml")["class"]
            for say in entry["words"]
        ]
        + _word_entries()
    )


@cache
def soft_applicants() -> frozenset[str]:
    """Words for people in general."""
    return frozenset(words()["soft_applicant"]["words"])


def any_of(says: Iterable[str]) -> str:
    """A pattern that takes any of the words, the longest that fits."""
    return "|".join(sorted(map(re.escape, says), key=len, reverse=True))
