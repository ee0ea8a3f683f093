"""Traditional characters: a document is understood in simplified ones, as many, and cited as printed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from corpus.types import Block, Cell, Citation, Document, Fact, Figure, Grid, Report

if TYPE_CHECKING:
    from opencc import OpenCC

_TELLING = re.compile("[報開關據處機數務條請]")  # one of them is in every report in traditional characters


@cache
def _converter() -> OpenCC:
    import opencc

    return opencc.OpenCC("t2s")


class _Simplified(dict[int, str]):
    """What `str.translate` makes of each character, found out when it first occurs."""

    def __missing__(self, code: int) -> str:
        self[code] = _converter().convert(chr(code))
        return self[code]


_SIMPLIFIED = _Simplified()


def in_simplified(text: str) -> str:
    """The text in simplified characters, each where its traditional one stands; itself if it has none."""
    return _plain(text) if _TELLING.search(text) else text


def with_printed(blocks: Iterable[Block | Grid], text: str) -> Iterator[Block | Grid]:
    """The blocks of a text read in simplified characters with what is printed in their places."""
    for block in blocks:
        if isinstance(block, Block):
            yield dataclasses.replace(block, text=text[slice(*block.span)])
            continue
        yield dataclasses.replace(block, cells=tuple(_shown(cell, text) for cell in block.cells))


def _shown(cell: Cell, text: str) -> Cell:
    """The cell as it is printed; one that was put together of several pieces stays."""
    printed = text[slice(*cell.span)]
    return cell._replace(text=printed) if len(printed) == len(cell.text) else cell


def simplified(document: Document) -> Document:
    """The document in simplified characters, each where its traditional one stands; itself if it has none."""
    if not _TELLING.search(document.text):
        return document
    return dataclasses.replace(
        document,
        text=_plain(document.text),
        title=document.title and _plain(document.title),
        blocks=tuple(map(_simplified, document.blocks)),
    )


def _plain(text: str) -> str:
    return text.translate(_SIMPLIFIED)


def _simplified(block: Block | Grid) -> Block | Grid:
    if isinstance(block, Block):
        return dataclasses.replace(block, text=_plain(block.text))
    return dataclasses.replace(
        block, cells=tuple(cell._replace(text=_plain(cell.text)) for cell in block.cells)
    )


def as_printed(report: Report, text: str) -> Report:
    """The report over the text as printed: what it quotes stands there; its own words stay simplified."""
    return dataclasses.replace(
        report,
        text=text,
        facts=tuple(_fact(each, text) for each in report.facts),
        figures=tuple(_figure(each, text) for each in report.figures),
        passages=tuple(
            dataclasses.replace(each, citation=_cited(each.citation, text)) for each in report.passages
        ),
    )


def _cited(citation: Citation, text: str) -> Citation:
    return citation._replace(quote=text[slice(*citation.span)])


def _figure(figure: Figure, text: str) -> Figure:
    raw = text[slice(*figure.span)].replace("\n", "")
    return figure._replace(raw=raw, citation=_cited(figure.citation, text))


def _fact(fact: Fact, text: str) -> Fact:
    citation = _cited(fact.citation, text)
    at = fact.citation.quote.find(fact.raw)
    raw = citation.quote[at : at + len(fact.raw)] if at >= 0 else fact.raw
    return fact._replace(raw=raw, citation=citation)
