"""Which readings a message is most like: a linear model over its characters, for ranking only.

`readings.tsv` is made by `make train` from the vocabulary and the labelled questions: first the readings, one
a line with its number, then for every run of one to three characters its weight for each reading.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple, overload

from bot.understand.lexicon import Match
from bot.understand.metrics import Target
from bot.understand.parse import Parsed
from bot.understand.vocabulary import terms

_SIZES = (1, 2, 3)  # characters of a feature
_SCALE = 100  # weights are written as whole hundredths
_BITS, _ZERO = 32, 1 << 29  # of the sum of weights for a reading, and what stands for none
_APART = re.compile(r"[^\u4e00-\u9fffa-z]+")


class Reading(NamedTuple):
    """What a message may mean: a `figure` by its terms, a `topic` or `definition` by its id, or `none`."""

    kind: str
    name: str

    @property
    def target(self) -> Target:
        """The target that the terms of a figure make together."""
        return _target(self.name)


@cache
def _target(name: str) -> Target:
    kinds = (terms()[one].kinds for one in name.split("+"))
    return Target.of({kind: parts for said in kinds for kind, parts in said.items()})


NONE = Reading("none", "")


class Likely(NamedTuple):
    """A reading and how much the message is like it, in units that do not depend on its length."""

    reading: Reading
    score: float


def features(text: str) -> frozenset[str]:
    """The runs of one to three letters of a text, each once."""
    parts = _APART.split(text)
    return frozenset(
        [part[at : at + size] for size in _SIZES for part in parts for at in range(len(part) - size + 1)]
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


class Ranking(Sequence[Likely]):
    """Every reading by how much a text is like it, the likeliest first."""

    def __init__(self, readings: Sequence[Reading], scores: Sequence[int], unit: float) -> None:
        self._readings, self._scores, self._unit = readings, scores, unit  # `_ZERO` is a score of nothing
        self._order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)

    @overload
    def __getitem__(self, place: int) -> Likely: ...
    @overload
    def __getitem__(self, place: slice) -> list[Likely]: ...
    def __getitem__(self, place: int | slice) -> Likely | list[Likely]:
        if isinstance(place, slice):
            return list(map(self._likely, self._order[place]))
        return self._likely(self._order[place])

    def __len__(self) -> int:
        return len(self._order)

    def _likely(self, index: int) -> Likely:
        return Likely(self._readings[index], (self._scores[index] - _ZERO) / self._unit)


class _Lanes(dict[str, int]):
    """The weights of each feature in hundredths, every one in the place of its reading."""

    def __init__(self, weights: Mapping[str, Mapping[int, float]]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, feature: str) -> int:
        if feature not in self._weights:
            return 0
        weights = self._weights[feature].items()
        self[feature] = sum(round(weight * _SCALE) << _BITS * index for index, weight in weights)
        return self[feature]


@dataclass(frozen=True)
class Model:
    """Readings and the weights of features for them."""

    readings: tuple[Reading, ...]
    weights: Mapping[str, Mapping[int, float]]

    def rank(self, text: str) -> Ranking:
        """Every reading, the likeliest first.

        The weights of a feature are digits of one number, so that those of all readings are added at once.
        """
        said = features(text)
        whole = sum(map(self._lanes.__getitem__, said), self._zero)
        scores = struct.unpack(f"<{len(self.readings)}I", whole.to_bytes(4 * len(self.readings), "little"))
        return Ranking(self.readings, scores, _SCALE * math.sqrt(len(said) + 1))

    @cached_property
    def _zero(self) -> int:
        return sum(_ZERO << _BITS * index for index in range(len(self.readings)))

    @cached_property
    def _lanes(self) -> _Lanes:
        return _Lanes(self.weights)

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


@lru_cache(maxsize=256)
def likeliest(text: str) -> Ranking:
    """Every reading by how much the text is like it, under the model that comes with the bot."""
    return model().rank(text)


@cache
def model() -> Model:
    """The model that comes with the bot."""
    return read(files("bot").joinpath("data", "readings.tsv").read_text("utf-8"))
