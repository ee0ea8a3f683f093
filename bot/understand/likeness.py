"""Which readings a message is most like: a linear model over its characters, for ranking only.

`readings.tsv` is made by `make train` from the vocabulary and the labelled questions: first the readings, one
a line with its number, then for every run of one to three characters its weight for each reading.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from bot.understand.lexicon import Match
from bot.understand.metrics import Target
from bot.understand.parse import Parsed
from bot.understand.vocabulary import terms

_LONGEST = 3  # characters of a feature
_SCALE = 100  # weights are written as whole hundredths
_APART = re.compile(r"[^\u4e00-\u9fffa-z]+")


class Reading(NamedTuple):
    """What a message may mean: a `figure` by its terms, a `topic` or `definition` by its id, or `none`."""

    kind: str
    name: str

    @property
    def target(self) -> Target:
        """The target that the terms of a figure make together."""
        named = (terms()[name].kinds for name in self.name.split("+"))
        return Target.of({kind: parts for kinds in named for kind, parts in kinds.items()})


NONE = Reading("none", "")


class Likely(NamedTuple):
    """A reading and how much the message is like it, in units that do not depend on its length."""

    reading: Reading
    score: float


def features(text: str) -> frozenset[str]:
    """The runs of one to three letters of a text, each once."""
    return frozenset(
        part[start : start + length]
        for part in _APART.split(text)
        for length in range(1, _LONGEST + 1)
        for start in range(len(part) - length + 1)
    )


def _hidden(match: Match) -> bool:
    """Whether a word is an applicant or the tag of a yes-no question (对不对, 没错吧)."""
    tag = (match.kind, match.id) == ("question", "yesno") and len(match.text) > 1
    return tag or match.kind == "applicant"


def visible(parsed: Parsed) -> str:
    """The message without what other slots explain: bodies, years, numbers, applicants."""
    text = parsed.spoken
    spans = [(number.start, number.end) for number in parsed.numbers]
    spans += [(match.start, match.end) for match in parsed.matches if _hidden(match)]
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text


@dataclass(frozen=True, slots=True)
class Model:
    """Readings and the weights of features for them."""

    readings: tuple[Reading, ...]
    weights: Mapping[str, Mapping[int, float]]

    def rank(self, text: str) -> list[Likely]:
        """Every reading, the likeliest first."""
        said = features(text)
        scores = [0.0] * len(self.readings)
        for feature in said & self.weights.keys():
            for index, weight in self.weights[feature].items():
                scores[index] += weight
        size = math.sqrt(len(said) + 1)
        ranked = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        return [Likely(self.readings[index], scores[index] / size) for index in ranked]

    def lines(self) -> Iterator[str]:
        """The model as `readings.tsv` holds it."""
        yield from (f"#\t{reading.kind}\t{reading.name}" for reading in self.readings)
        for feature in sorted(self.weights):
            parts = [f"{i}:{round(w * _SCALE)}" for i, w in sorted(self.weights[feature].items())]
            yield "\t".join((feature, *(part for part in parts if not part.endswith(":0"))))


def read(text: str) -> Model:
    """The model that a `readings.tsv` holds."""
    rows = [line.split("\t") for line in text.splitlines()]
    weights = {
        feature: {int(i): int(w) / _SCALE for i, w in (part.split(":") for part in parts)}
        for feature, *parts in rows
        if feature != "#"
    }
    return Model(tuple(Reading(*parts) for feature, *parts in rows if feature == "#"), weights)


@lru_cache(maxsize=64)
def likeliest(text: str) -> tuple[Likely, ...]:
    """Every reading by how much the text is like it, under the model that comes with the bot."""
    return tuple(model().rank(text))


@cache
def model() -> Model:
    """The model that comes with the bot."""
    return read(files("bot").joinpath("data", "readings.tsv").read_text("utf-8"))
