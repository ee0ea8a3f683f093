"""The front door of the package: bytes of a file become a report understood."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from corpus import dates
from corpus.agency import identity
from corpus.agency_names import from_file_name, region_of
from corpus.checks import check
from corpus.fold import half_width
from corpus.genre import require_report
from corpus.narrative import figures
from corpus.passages import passages
from corpus.readers import read_document
from corpus.recognised import believed
from corpus.script import as_printed, simplified
from corpus.sentences import replaced_rows
from corpus.structure import Outline, outline
from corpus.supplied import supplied
from corpus.tables import Tables, read_tables
from corpus.types import Block, Document, Format, Grid, Report
from corpus.unread import printed, unread

T = TypeVar("T")

_METADATA = re.compile(
    r"\s*(索\s*引\s*号|发[文布]|公开|成文|生成|制发|信息来源|来源|标\s*题|名\s*称|主\s*题|文\s*号)"
)

_CUES = (
    (Format.F2021, ("本年制发件数", "现行有效件数", "申请人逾期未按收费通知要求缴纳费用")),
    (Format.F2019, ("对外公开总数量", "本年新公开数量", "第二十条第（九）项")),
    (Format.F2014, ("政府信息公开情况统计表", "回应公众关注热点或重大舆情数")),
)
_FIRST_YEARS = ((2021, Format.F2021), (2019, Format.F2019), (2014, Format.F2014))


def read_report(
    data: bytes, name: str, *, agency: str | None = None, year: int | None = None, url: str | None = None
) -> Report:
    """The report in a file; raises CorpusError for what cannot be read or is no such report.

    `agency` and `year` are taken only where the file prints none; `origins` says which were.
    """
    document = read_document(data, name, url=url)
    plain = simplified(document)
    tables = believed(read_tables(plain), plain)
    report = understand(plain, tables, agency=agency, year=year)
    return report if plain is document else as_printed(report, document.text)


def understand(document: Document, tables: Tables, *, agency: str | None, year: int | None) -> Report:
    """The report that a document and its tables make, with everything a person may ask about."""
    parts = outline(document, tables.spans)
    masthead = [half_width(line) for line in _masthead(document, parts, tables)]
    texts = [half_width(paragraph.text) for paragraph in parts.paragraphs]
    named = identity(masthead, [*masthead, *texts], _page_title(document))
    period = dates.period_in("\n".join(texts))
    require_report(document, tables, parts, titled=named.title is not None, dated=period is not None)
    told = from_file_name(document.source.name)
    known_year = dates.year_in(named.title, period, "\n".join(texts))
    body, body_origin = _first((named.agency, agency, told[0]))
    reported, year_origin = _first((known_year, year, told[1]))
    origins = {key: origin for key, origin in (("agency", body_origin), ("year", year_origin)) if origin}
    form = tables.format or _format(document.text, reported)
    counted = figures(parts.paragraphs, reported)
    names = printed(tables, parts, form)
    stated, unlike = replaced_rows(parts, counted, form, reported, names.every)
    report = Report(
        source=document.source,
        text=document.text,
        agency=body,
        year=reported,
        format=form,
        title=named.title,
        published=dates.published_in(masthead + texts),
        period=period,
        sections=parts.sections,
        facts=tables.facts,
        figures=counted,
        passages=passages(parts.paragraphs, named.title),
        region=region_of(body),
        origins=origins,
    )
    missing = unread(document, parts, form, names, {fact.metric for fact in stated})
    found = (*supplied(report), *tables.findings, *missing, *unlike, *check(report, stated))
    return dataclasses.replace(report, facts=(*report.facts, *stated), findings=found)


def _first(candidates: Sequence[T | None]) -> tuple[T | None, str]:
    """The first value known and where it came from."""
    for value, origin in zip(candidates, ("printed", "argument", "file name"), strict=True):
        if value:
            return value, origin
    return None, ""


def _masthead(document: Document, parts: Outline, tables: Tables) -> list[str]:
    """What stands before the first section or table: lines, and the little tables of a page's metadata."""
    spans = [each.span for each in parts.sections[:1]] or tables.spans[:1]
    end = spans[0].start if spans else len(document.text)
    lines: list[str] = []
    for block in document.blocks:
        if block.span.start >= end:
            break
        lines.extend([block.text] if isinstance(block, Block) else _labelled(block))
    return lines


def _labelled(grid: Grid) -> Iterator[str]:
    """The rows of a metadata table as lines `label：value`; rows of other tables give none."""
    for row in grid.rows():
        texts = [cell.text.strip() for cell in row]
        if any(_METADATA.match(text) for text in texts):
            whole = [text for text in texts if re.search("[：:].", text)]
            pairs = zip(texts[::2], texts[1::2], strict=False)
            yield from whole or (f"{label.rstrip('：:')}：{value}" for label, value in pairs)


def _page_title(document: Document) -> str | None:
    """A web page's own title; the title field of an office file often tells of its template."""
    return document.title if document.source.media_type == "text/html" else None


def _format(text: str, year: int | None) -> Format:
    """The form that the text speaks of, else the one in force in the year."""
    unspaced = "".join(text.split()).replace("(", "（").replace(")", "）")
    for form, cues in _CUES:
        if any(cue in unspaced for cue in cues):
            return form
    return next((form for first, form in _FIRST_YEARS if year is None or year >= first), Format.F2008)
