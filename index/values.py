"""Values and editions as columns, without loss: ints, Decimals, dates, fingerprints and readable ids."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from hashlib import sha256
from operator import attrgetter

from corpus.types import Fact, Figure, Finding, Passage, Report, Section, Value
from index.columns import columns, plain

Column = int | str | None

_LARGEST = 2**63 - 1
_LEVEL = 6
_APART = ("source", "facts", "figures")  # the first is not hashed, the others are column by column
_INTEGER = re.compile(r"-?\d+")


def to_column(value: Value | None) -> Column:
    """An int for a count that fits 64 bits, else text; a Decimal's text is never that of an integer."""
    if isinstance(value, Decimal):
        text = str(value)
        return f"{text}E0" if _INTEGER.fullmatch(text) else text
    if value is None or -_LARGEST <= value <= _LARGEST:
        return value
    return str(value)


def from_column(column: Column) -> Value | None:
    """The value that `to_column` was given, digit by digit."""
    if not isinstance(column, str):
        return column
    return int(column) if _INTEGER.fullmatch(column) else Decimal(column)


def to_day(column: str | None) -> date | None:
    """The date of an ISO text."""
    return date.fromisoformat(column) if column else None


def fingerprint(report: Report) -> str:
    """A hash of all that was read, without where it was read from."""
    many = (*plain(columns(Fact, report.facts)), *plain(columns(Figure, report.figures)))
    few = [getattr(report, field.name) for field in fields(report) if field.name not in _APART]
    found = sha256(_ENCODER.encode(few).encode("utf-8", "surrogatepass"))
    for column in many:
        found.update(_joined(column).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _joined(column: Sequence[object]) -> str:
    """The values of a column as one text; most columns are texts, which need not be made ones."""
    try:
        return "\0".join(column)  # type: ignore[arg-type]
    except TypeError:
        return "\0".join(map(str, column))


_ATTRIBUTES: dict[type, attrgetter[tuple[object, ...]]] = {
    kind: attrgetter(*(field.name for field in fields(kind))) for kind in (Section, Passage, Finding)
}


def _plain(part: object) -> object:
    """The attributes of a part of a report, or the text of a Decimal or date."""
    attributes = _ATTRIBUTES.get(type(part))
    return attributes(part) if attributes else str(part)


_ENCODER = json.JSONEncoder(default=_plain, sort_keys=True, ensure_ascii=False, check_circular=False)


def packed(text: str) -> bytes:
    """The text deflated."""
    return zlib.compress(text.encode(), _LEVEL)


def unpacked(column: object) -> str:
    """The text that was packed; ValueError for anything else."""
    if not isinstance(column, bytes):
        raise ValueError(column)
    try:
        return zlib.decompress(column).decode()
    except zlib.error as error:
        raise ValueError(str(error)) from error


def slug(name: str) -> str:
    """A name as part of an id: letters, digits and Chinese characters, other runs become one hyphen."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", name)).strip("-")


def body_slugs(name: str, region: str | None) -> Iterator[str]:
    """Ids for a body in order of preference, without end."""
    plain = slug(name) or "机关"
    yield plain
    number = 1
    while True:
        yield "-".join(filter(None, (plain, slug(region or ""), str(number) if number > 1 else "")))
        number += 1


def report_key(body: str | None, year: int | None, digest: str) -> str:
    """A report's id: body and year, with the start of the file's hash where one of them is unknown."""
    known = body is not None and year is not None
    parts = (body, None if year is None else str(year), None if known else digest[:8])
    return "-".join(part for part in parts if part)
