"""An aligned layout with the figures of one document: which rows they bear out, and the facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from corpus.numerals import CellValue, parse_cell
from corpus.tables.aligned import MONEY, Aligned, Place, Slot
from corpus.tables.doubts import add_up, count, counts_something, doubtful, vanished
from corpus.tables.facts import no_whole_number
from corpus.tables.padding import borne_out
from corpus.tables.skeleton import Places
from corpus.tables.tokens import Token
from corpus.types import Citation, Document, Fact, Finding, Span, Status


@lru_cache(1 << 14)
def _understood(text: str) -> CellValue:
    value = parse_cell(text)
    assert value is not None  # or the cell would be no figure
    return value


class Filled:
    """A document's figures in a layout that fits it."""

    def __init__(self, layout: Aligned, places: Places, document: Document) -> None:
        self._layout, self._places, self._document = layout, places, document
        self._values = {at: _understood(places.texts[at]) for at in layout.figures}

    def kept(self) -> Sequence[bool]:
        """Which of the placed records are read."""
        layout = self._layout
        added_up = self._columns_add_up()
        kept = layout.kept(added_up=added_up)
        seen = (vanished(replace(each, cells=self._printed(each.cells))) for each in layout.refused)
        gaps = layout.gaps or any(seen)
        doubted: list[int] = []
        for at in layout.open:
            placed = layout.placed[at]
            filled = replace(placed, cells=tuple(self._printed(placed.cells)))
            if at in layout.merged and not counts_something(filled):
                kept[at] = False
            if kept[at] and doubtful(filled, layout.shaky, added_up=added_up, gaps=gaps):
                kept[at] = False
                doubted.append(at)
        read = [each for each, stands in zip(layout.placed, kept, strict=True) if stands]
        if len(doubted) == 1 and borne_out(layout.placed[doubted[0]], read):
            kept[doubted[0]] = True
        return kept

    def _columns_add_up(self) -> bool:
        values = self._values
        return add_up(
            [
                [number if figure is None else count(values[figure]) or 0 for figure, number in row]
                for row in self._layout.rows_to_add_up
            ]
        )

    def _printed(self, cells: Sequence[Token]) -> list[Token]:
        """The cells with the figures that stand in them."""
        found: list[Token] = []
        for cell in cells:
            at = self._layout.figure(cell)
            text, value = (
                (cell.text, cell.value) if at is None else (self._places.texts[at], self._values[at])
            )
            found.append(cell._replace(text=text, value=value))
        return found

    def facts(self, slots: Sequence[Slot]) -> tuple[list[Fact], list[Finding]]:
        """The facts in these slots; a part of something that is counted is a finding instead."""
        printed, places, values = self._document.text, self._places, self._values
        found: list[Fact] = []
        in_parts: list[Finding] = []
        new = tuple.__new__  # twice as fast as to call the kinds of tuple, of which there are hundreds
        for at, own, always, metric, applicant, unit, locator, label, quoted in slots:
            if at is None:
                text, value, span, page = own, always, self.span(quoted), places.pages[quoted.first]
            else:
                text, value, span, page = places.texts[at], values[at], places.spans[at], places.pages[at]
            number = value.value
            if isinstance(number, Decimal) and unit not in MONEY:
                if number != int(number):
                    in_parts.append(no_whole_number(locator, text, metric, applicant))
                    continue
                number = int(number)
            start, end = span
            quote = printed[start:end]
            goes_on = len(text) != end - start and value.status is not Status.BLANK  # in the next line
            citation = new(Citation, (places.headings[label], locator, span, quote, page))
            raw = quote if goes_on else text
            found.append(new(Fact, (metric, applicant, number, raw, unit, value.status, citation)))
        return found, in_parts

    def span(self, place: Place) -> Span:
        """Where it stands in the document."""
        spans = self._places.spans
        end = spans[place.last].start + place.end if place.end is not None else spans[place.last].end
        return Span(spans[place.first].start + place.begin, end)
