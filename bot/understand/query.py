"""A question understood: every slot with where it came from."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from bot.understand.against import Against
from bot.understand.crossed import Crossed
from bot.understand.every_body import EveryBody
from bot.understand.mentions import BodyMention
from bot.understand.metrics import Target
from bot.understand.picking import Picking
from bot.understand.positions import Beyond
from bot.understand.proportions import Share
from bot.understand.scope import Scope

_OF_ROWS = ("most", "least")
_WIDE = ("rank", "most", "least", "count_bodies")


class Origin(StrEnum):
    """Where a slot's value came from; an answer tells the person what was not said."""

    SAID = "said"
    CARRIED = "carried"
    DEFAULT = "default"
    UNRESOLVED = "unresolved"


class Query(NamedTuple):
    """What is asked for. `operation` is one of words.toml's operations or `value`."""

    agencies: tuple[str, ...] = ()
    agencies_from: Origin = Origin.UNRESOLVED
    unknown_bodies: tuple[BodyMention, ...] = ()
    unproved: str = ""  # where the body is said to lie, of which its report prints nothing
    heard: str = ""  # a name that is taken for the one it sounds like
    years: tuple[int, ...] = ()
    years_from: Origin = Origin.UNRESOLVED
    targets: tuple[Target, ...] = ()
    targets_from: Origin = Origin.UNRESOLVED
    without: tuple[Target, ...] = ()  # rows that are not to be counted in
    applicants: tuple[str, ...] = ()
    applicants_from: Origin = Origin.DEFAULT
    operation: str = "value"
    ascending: bool = False  # the smallest first
    topics: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
    beyond: Beyond | None = None  # a place of the form that is said and does not exist
    scope: Scope | None = None  # bodies in general
    rate: bool = False  # not the figure, but what part it is of its whole
    shares: tuple[Share, ...] = ()  # of or in several figures; () where one is asked of its natural whole
    limit: int = 0  # how many of a ranking
    gap: tuple[int, int] | None = None  # the places of a ranking that are held against each other
    nth: int = 0  # which place of it, from the end where `ascending`
    place: bool = False  # which place a body takes in it
    first: bool = False  # whether a body takes its first place
    since: bool = False  # from the year said to the latest
    region: str = ""  # where the bodies in general lie
    ordered: bool = False  # the first or the last, or a place among them, is asked for
    middle: bool = False  # the middle place
    behind: int = 0  # the place that a body's figure is held against
    whose: Query | None = None  # the question that found the bodies in general that are meant
    ends: bool = False  # both the largest and the smallest
    parts: bool = False  # it is the parts of a row that are spoken of (哪种原因)
    picking: Picking | None = None  # what is picked out of the rows of one report
    added: bool = False  # the figures asked for are added up for each body
    over: str = ""  # above or below: bodies of which the first figure is so to the second
    every: EveryBody | None = None  # what all bodies asked of are said to be
    against: Against | None = None  # the body that those in general are held against
    crossed: tuple[Crossed, ...] = ()  # two bodies each with its own row
    pairs: tuple[tuple[str, int], ...] = ()  # bodies each with its own year
    leader: tuple[str, int] = ("", 0)  # the body and year that a ranking or comparison put first
    winner: Target | None = None  # the row that a comparison of rows put first
    strayed: bool = False  # from the row spoken of before, without naming another
    among: tuple[Target, ...] = ()  # the rows last set side by side, of which those asked for since are some
    recent: tuple[Target, ...] = ()  # the last single figures asked for in this conversation

    def narrows(self, before: Query) -> bool:
        """Whether bodies in general that were asked of before are kept to a level (只看镇的)."""
        scope = self.scope
        if not before.wide or scope is None or (scope == before.scope and self.whose is None):
            return False
        return bool(scope.ends or scope.level or scope.condition or self.whose)

    @property
    def wide(self) -> bool:
        """Whether it was asked of bodies in general."""
        rows = self.operation in _OF_ROWS and len(self.targets) > 1  # 处罚多还是许可多
        return not self.agencies and (self.scope is not None or (self.operation in _WIDE and not rows))
