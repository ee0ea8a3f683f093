"""A body as a message names it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body said at [start, end): the agencies of the index it may be, or none; `text` as said."""

    start: int
    end: int
    text: str
    agencies: tuple[str, ...]
    office: bool = False  # an office is named of which the index has no report
    places: tuple[str, ...] = ()  # the places in front of the last one, each as said
    general: bool = False  # the place stands for the bodies in it
    unproved: str = ""  # where it is said to lie, of which its report prints nothing
    heard: bool = False  # it is written as it sounds

    @property
    def whole(self) -> tuple[str, ...]:
        """Every place that is said, or the name whole."""
        if not self.places:
            return (self.text,)
        rest = self.text.removeprefix("".join(self.places))
        return (*self.places, rest)
