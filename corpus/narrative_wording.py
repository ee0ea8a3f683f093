"""The wording that narrative figures are recognised and named by, read from `data/narrative.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

REMEMBERED = 4096  # wordings kept, as they come again from one report to the next
_PATTERNS = (
    "not_before",
    "not_after",
    "idiom",
    "planned",
    "basis",
    "footer",
    "names",
    "adverbs",
    "idle",
    "post_stop",
    "share",
    "of_total",
    "shared",
    "change",
    "rate",
    "previous",
    "carried",
    "compared",
    "bare_change",
    "change_of",
    "set_apart",
    "comparing",
    "differing",
    "independent",
    "cumulative",
    "all_years",
    "this_year",
    "furniture",
    "unitless",
    "formerly",
    "becoming",
    "inner",
    "total",
    "stock",
    "audience",
    "way",
    "mean",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Compiled wording; `verb` and `channel` prefer the longest match, `lead` and `tail` eat repeatedly."""

    units: str
    han_units: str
    loose_units: frozenset[str]
    idle_units: frozenset[str]
    of_places: frozenset[str]
    of_persons: frozenset[str]
    verb: re.Pattern[str]
    channel: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    light: frozenset[str]
    objects: dict[str, str]
    outcomes: dict[str, str]
    canonical: tuple[tuple[re.Pattern[str], str], ...]
    patterns: dict[str, re.Pattern[str]]

    def has(self, pattern: str, text: str) -> bool:
        """Whether the named pattern occurs in the text."""
        return self.patterns[pattern].search(text) is not None


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def wording() -> Wording:
    """The wording of the data file."""
    raw = tomllib.loads(files("corpus").joinpath("data/narrative.toml").read_text("utf-8"))
    return Wording(
        units=_any(raw["units"]),
        han_units=_any(raw["han_units"]),
        loose_units=frozenset(raw["loose_units"]),
        idle_units=frozenset(raw["idle_units"]),
        of_places=frozenset(raw["of_places"]),
        of_persons=frozenset(raw["of_persons"]),
        verb=re.compile(_any(raw["verbs"])),
        channel=re.compile(f"(?:{_any(raw['channels'])})(?!目)"),
        lead=re.compile(f"(?:{raw['lead']})+"),
        tail=re.compile(f"(?:{raw['tail']})+$"),
        light=frozenset(raw["light"]),
        objects=raw["objects"],
        outcomes=raw["outcomes"],
        canonical=tuple((re.compile(entry["pattern"]), entry["label"]) for entry in raw["canonical"]),
        patterns={
            name: re.compile(
                raw[name]
                + (
                    f"|(?:{_any(raw['verbs'])})(?:[类台号]|栏目|专栏|板块|模块|频道)"
                    if name == "names"
                    else ""
                )
            )
            for name in _PATTERNS
        },
    )
