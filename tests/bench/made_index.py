"""Indexes of many made reports: a few are read, the others are copies of them with other bodies and years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from corpus.reading import read_report
from corpus.regions import by_name, regions
from index.segment import prefer_fast
from index.store import Store
from index.writing import passage_words
from tests.bench import made_reports

YEARS = (2021, 2022, 2023, 2024, 2025)
OFFICES = "人民政府 教育局 民政局 水务局 财政局 统计局 交通运输局 司法局 审计局 林业局".split()  # noqa: SIM905
_READ = 24


def names() -> Iterator[str]:
    """Bodies of the counties whose name no other place has, all of one office before those of the next."""
    known = by_name()
    counties = [one.name for one in regions() if one.until is None and not one.code.endswith("00")]
    for office in OFFICES:
        yield from (name + office for name in counties if len(known[name]) == 1)


def build(path: Path, size: int) -> Path:
    """An index of that many reports, five years of each body."""
    prefer_fast()
    seeds = range(min(_READ, size))
    read = [read_report(made_reports.text(seed).encode(), f"{seed}.txt") for seed in seeds]
    words = [passage_words(report) for report in read]
    pairs = ((agency, year) for agency in names() for year in YEARS)
    with Store.open(path) as store:
        for place, (agency, year) in enumerate(islice(pairs, size)):
            report = read[place % len(read)]
            digest = sha256(f"{agency}{year}".encode()).hexdigest()
            copy = replace(
                report,
                agency=agency,
                year=year,
                title=f"{agency}{year}年政府信息公开工作年度报告",
                region=None,
                source=replace(report.source, name=f"{place}.txt", sha256=digest),
            )
            store.save(copy, words[place % len(read)])
    return path
