"""The report's year against what it prints of time: its statistics period and its day of publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.types import Finding, Report, Severity

_FIRST_WHOLE_YEAR = 2009  # the 2007 《条例》 took effect on 1 May 2008


def times(report: Report) -> Iterator[Finding]:
    """Warnings for a period of another year, a period that is no whole year, and a day before it ended."""
    if report.year is None:
        return
    if report.period:
        start, end = report.period
        if end.year != report.year:
            message = f"题目写的是 {report.year} 年，统计期限却是 {_day(start)}至{_day(end)}。"
            yield Finding("year-differs", Severity.WARNING, message, (), report.year, end.year)
        elif report.year >= _FIRST_WHOLE_YEAR and (start, end) != _whole(report.year):
            message = f"统计期限写的是 {_day(start)}至{_day(end)}，不是 {report.year} 年全年。"
            yield Finding("period-partial", Severity.WARNING, message)
    if report.published and report.published < date(report.year, 12, 1):
        message = f"发布日期 {_day(report.published)}早于 {report.year} 年年底，请核实年份。"
        yield Finding("year-differs", Severity.WARNING, message, (), report.year, report.published.year)


def _whole(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _day(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
