"""Agency and year that the file does not print: what supplied them, as findings."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.types import Finding, Report, Severity

PRINTED = "printed"  # what `Report.origins` says of what the file itself tells
_FROM = {"argument": "收录时的指定", "file name": "文件名"}


def supplied(report: Report) -> Iterator[Finding]:
    """A warning for each of agency and year that an option or the file's name tells, not the file."""
    for key, shown in (("agency", f"单位“{report.agency}”"), ("year", f"年份“{report.year}年”")):
        origin = report.origins.get(key, PRINTED)
        if origin in _FROM:
            message = f"{shown}不是文件里印的，取自{_FROM[origin]}，请核实。"
            yield Finding("supplied", Severity.WARNING, message)
