"""What was read of a file as bytes, on the way from the process that read it to the one that saves it."""

from __future__ import annotations

from dataclasses import replace
from multiprocessing.reduction import ForkingPickler

from corpus.types import Fact, Figure, Report
from index.columns import columns, rows
from index.ingest_reading import Read


def packed(read: Read) -> bytes:
    """The file as bytes."""
    report = read.result
    if not isinstance(report, Report):
        return bytes(ForkingPickler.dumps((read, [], [])))
    bare = replace(read, result=replace(report, facts=(), figures=()))
    return bytes(ForkingPickler.dumps((bare, columns(Fact, report.facts), columns(Figure, report.figures))))


def unpacked(data: bytes) -> Read:
    """The file that was packed."""
    read: Read
    read, facts, figures = ForkingPickler.loads(data)
    if not isinstance(read.result, Report):
        return read
    whole = replace(read.result, facts=tuple(rows(Fact, facts)), figures=tuple(rows(Figure, figures)))
    return replace(read, result=whole)
