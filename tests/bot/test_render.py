from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render import body, html_pages, text
from bot.types import Answer, Kind, Source
from corpus.types import Citation, Span
from tests.telegram.html import units, visible

REPORT = "乌鲁木齐县2023年政府信息公开工作年度报告"


def source(locator: str = "行政处罚 › 本年处理决定数量", quote: str = "42", url: str | None = None) -> Source:
    section = "二、主动公开政府信息情况"
    return Source(REPORT, Citation(section, locator, Span(0, len(quote)), quote), url)


FIGURE = Answer(
    Kind.FIGURE,
    "42 件",
    lines=("2023年行政处罚",),
    sources=(source(),),
    notes=("各列之和与总计不等",),
    assumed=("按最近一年 2023 年回答",),
)


def test_the_figure_comes_first_and_bold_and_the_source_last_and_folded() -> None:
    (page,) = html_pages(FIGURE)
    assert page.startswith("<b>42 件</b>\n2023年行政处罚\n")
    assert page.endswith("行政处罚 › 本年处理决定数量</blockquote>")
    folded = page.partition("<blockquote expandable>")[2]
    assert f"《{REPORT}》\n二、主动公开政府信息情况\n" in folded
    assert page.index("按最近一年") < page.index("各列之和") < page.index("<blockquote")


def test_plain_text_says_the_same_without_markup() -> None:
    assert visible(html_pages(FIGURE)[0]).split() == text(FIGURE).split()
    assert text(FIGURE).startswith(body(FIGURE))
    assert REPORT not in body(FIGURE)


def test_a_quoted_passage_is_not_bold() -> None:
    assert "<b>" not in html_pages(Answer(Kind.PASSAGE, "信息公开的主动性还不够"))[0]


def test_a_sentence_that_the_answer_does_not_show_is_quoted_and_a_shown_one_is_not() -> None:
    hidden = replace(FIGURE, sources=(source(quote="全年 42\n件处罚"),))
    assert "原文：全年 42 件处罚" in html_pages(hidden)[0]
    assert "原文" not in html_pages(FIGURE)[0]


def test_several_sources_of_one_report_name_it_once() -> None:
    page = html_pages(replace(FIGURE, sources=(source("甲"), source("乙"), source("甲"))))[0]
    assert (page.count(REPORT), page.count("二、"), page.count("甲"), page.count("乙")) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("url", "linked"), [("https://a.cn/?x=1&y=\"2'", True), ("javascript:alert(1)", False), (None, False)]
)
def test_only_web_addresses_become_links(url: str | None, linked: bool) -> None:
    page = html_pages(replace(FIGURE, sources=(source(url=url),)))[0]
    assert ("<a href=" in page) == linked
    assert REPORT in visible(page)


HOSTILE = st.text(st.sampled_from("<>&\"'b/ia;件4\n👪 ")) | st.text(max_size=300)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(Kind),
    HOSTILE,
    st.lists(HOSTILE, max_size=8),
    st.lists(HOSTILE, max_size=3),
    st.sampled_from([200, 300, 4096]),
)
def test_pages_are_valid_short_and_lose_nothing(
    kind: Kind, headline: str, lines: list[str], quotes: list[str], limit: int
) -> None:
    sources = tuple(source(quote=quote, locator=quote) for quote in quotes)
    answer = Answer(kind, headline, lines=tuple(lines), sources=sources)
    pages = html_pages(answer, limit)
    assert all(units(page) <= limit for page in pages)
    shown = "".join("".join(visible(page).split()) for page in pages)
    assert shown == "".join(text(answer).split())


def test_a_line_is_not_broken_when_it_fits_on_a_page() -> None:
    rows = tuple(f"第{n}行：{'数' * (n % 60)}" for n in range(300))
    pages = html_pages(Answer(Kind.RANKING, "全部", lines=rows), 500)
    assert [line for page in pages for line in page.splitlines()][1:] == list(rows)
