"""Charts of trends, comparisons and rankings: a picture with the charts extra, else bars of characters."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from typing import Any, NamedTuple

from bot.phrases import phrases
from bot.telegram.languages import Voice
from bot.types import Answer, AnswerFact, Kind

logger = logging.getLogger(__name__)

_FONTS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei", "Noto Serif CJK SC", "Noto Sans CJK JP", "Droid Sans Fallback", "AR PL UMing CN",
    "Microsoft YaHei", "SimHei", "PingFang SC", "Heiti SC",
)  # fmt: skip
_PLAIN = Voice()
_CAPTION = 1000
_BARS = 12
_GAPS = 16  # years
_NAME = 12
_DRAWING = threading.Lock()  # matplotlib is not made for threads


class Series(NamedTuple):
    """What a chart shows: title, unit, names and figures in order, and the line that names the source."""

    title: str
    unit: str
    names: tuple[str, ...]
    values: tuple[Decimal, ...]
    shown: tuple[str, ...]
    source: str
    over_years: bool


def drawable(answer: Answer) -> bool:
    """Whether an answer has two figures or more of one unit to draw, and not all of them 0."""
    return series(answer) is not None


@lru_cache(maxsize=256)
def series(answer: Answer, voice: Voice = _PLAIN) -> Series | None:
    """The figures of a trend, comparison or ranking in the answer's order; None for nothing to compare."""
    rows = _rows(answer)
    if answer.kind not in (Kind.TREND, Kind.COMPARISON, Kind.RANKING) or len(rows) < 2:
        return None
    units = {row.unit for row in rows}
    places = {row.agency for row in rows}
    years = {row.year for row in rows}
    if (
        len(units) != 1
        or not any(row.value for row in rows)
        or (len(places) > 1 and answer.kind is Kind.TREND)
    ):
        return None
    label = rows[-1].metric.removeprefix("正文/").replace("/", " › ")
    applicant = f"（{rows[-1].applicant}）" if rows[-1].applicant not in (None, "总计") else ""
    over_years = len(places) == 1
    who = rows[0].agency if over_years else f"{rows[0].year}年" if len(years) == 1 else ""
    names = [f"{row.year}年" if over_years else row.agency.removesuffix("人民政府") for row in rows]
    if not over_years and len(years) > 1:
        names = [f"{name} {row.year}年" for name, row in zip(names, rows, strict=True)]
    reports = tuple(dict.fromkeys(f"《{one.report}》" for one in answer.sources))
    said = voice.own(phrases("telegram.chart")["source" if len(reports) < 2 else "sources"])
    source = said.format(first=reports[0], count=len(reports))
    unit = voice.own(rows[0].unit or "")
    values = tuple(Decimal(row.value or 0) for row in rows)
    shown = tuple(row.raw for row in rows)
    title = voice.own(f"{who} {label}{applicant}".strip())
    return Series(title, unit, tuple(map(voice.own, names)), values, shown, source, over_years)


def _rows(answer: Answer) -> list[AnswerFact]:
    """The figures that the lines of an answer tell, one for a body and year; sums count as one."""
    wanted: dict[tuple[str, int], AnswerFact] = {}
    for fact in answer.facts:
        total = fact.derived is None or fact.derived.op == "sum"
        if total and fact.value is not None and not fact.metric.startswith("正文/"):
            wanted.setdefault((fact.agency, fact.year), fact)
    return list(wanted.values())


def caption(answer: Answer, voice: Voice) -> str:
    """The chart in words, for who cannot see it: title, every figure, source; within Telegram's limit."""
    drawn = series(answer, voice)
    if drawn is None:
        return ""
    pairs = [f"{name} {shown}" for name, shown in zip(drawn.names, drawn.shown, strict=True)]
    text = f"{drawn.title}（{drawn.unit}）：" if drawn.unit else f"{drawn.title}："
    kept: list[str] = []
    for pair in pairs:
        if len(text) + sum(map(len, kept)) + len(pair) + len(drawn.source) > _CAPTION - 2 * len(pairs) - 10:
            kept.append("…")
            break
        kept.append(pair)
    return f"{text}{'，'.join(kept)}。\n{drawn.source}"


def bars(answer: Answer, voice: Voice) -> str:
    """The chart as lines of HTML with bars made of characters."""
    drawn = series(answer, voice)
    if drawn is None:
        return ""
    most = max((abs(value) for value in drawn.values), default=Decimal(0)) or Decimal(1)
    lines = [f"<b>{escape(drawn.title)}</b>" + (f"（{escape(drawn.unit)}）" if drawn.unit else "")]
    for name, value, shown in zip(drawn.names, drawn.values, drawn.shown, strict=True):
        full = int((abs(value) / most * _BARS).to_integral_value())
        bar = "▇" * full or ("▏" if value else "·")
        lines.append(f"{escape(name)}\n<code>{bar}</code> {escape(shown)}")
    return "\n".join([*lines, escape(drawn.source)])


def png(answer: Answer, voice: Voice) -> bytes | None:
    """The chart as a PNG picture; None where none can be drawn: no extra, no Chinese font, no figures."""
    drawn = series(answer, voice)
    if drawn is None or _font() is None:
        return None
    with _DRAWING:
        return _drawn(drawn)


def _installed() -> dict[str, str]:
    """The files of the fonts that matplotlib knows, by name."""
    from matplotlib import font_manager

    return {entry.name: entry.fname for entry in font_manager.fontManager.ttflist}


@cache
def _font() -> str | None:
    """The file of the first Chinese font that is installed, None without one or without matplotlib."""
    try:
        from matplotlib import font_manager
    except ImportError:
        return None
    known = _installed()
    if not any(name in known for name in _FONTS):  # installed since matplotlib last looked
        for file in font_manager.findSystemFonts():
            with suppress(OSError, RuntimeError):
                font_manager.fontManager.addfont(file)
        known = _installed()
    found = next((known[name] for name in _FONTS if name in known), None)
    if found is None:
        logger.warning(
            "no Chinese font is installed (Debian: fonts-noto-cjk); charts are drawn in characters"
        )
    return found


@lru_cache(maxsize=64)
def _drawn(drawn: Series) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    font = FontProperties(fname=_font())
    high = 4.2 if drawn.over_years else max(3.0, 1.6 + 0.5 * len(drawn.names))
    figure = Figure(figsize=(7, high), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    axes: Any = figure.add_subplot()
    (_columns if drawn.over_years else _lines)(axes, drawn, font)
    title = f"{drawn.title}（{drawn.unit}）" if drawn.unit else drawn.title
    axes.set_title(_folded(title, 30), fontproperties=font, fontsize=14, loc="left", pad=14)
    axes.spines[["top", "right"]].set_visible(False)
    for text in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        text.set_fontproperties(font)
        text.set_fontsize(11)
    figure.supxlabel(
        _folded(drawn.source, 44), fontproperties=font, fontsize=9, color="#555555", x=0.02, ha="left"
    )
    picture = BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _columns(axes: Any, drawn: Series, font: Any) -> None:
    """Columns at their years, with a gap where a year is missing."""
    years = [int(name.removesuffix("年")) for name in drawn.names]
    at = years if max(years) - min(years) < _GAPS else list(range(len(years)))
    marks = axes.bar(at, [float(value) for value in drawn.values], color="#2f6f9f", width=0.55)
    axes.bar_label(marks, labels=list(drawn.shown), fontproperties=font, fontsize=11, padding=3)
    lacking = [year for year in range(min(at), max(at)) if year not in at] if at == years else []
    gap = phrases("telegram.chart")["gap"]
    axes.set_xticks([*at, *lacking], [*drawn.names, *(f"{year}年\n{gap}" for year in lacking)])
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.margins(y=0.12)


def _lines(axes: Any, drawn: Series, font: Any) -> None:
    """Bars one under the other in the order of the answer."""
    at = range(len(drawn.names))
    marks = axes.barh(at, [float(value) for value in drawn.values], color="#2f6f9f", height=0.6)
    axes.bar_label(marks, labels=list(drawn.shown), fontproperties=font, fontsize=11, padding=4)
    axes.set_yticks(list(at), [_folded(name, _NAME) for name in drawn.names])
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.margins(x=0.12)


def _folded(text: str, width: int) -> str:
    parts: Sequence[str] = [text[n : n + width] for n in range(0, len(text), width)]
    return "\n".join(parts)
