"""HTML pages become paragraphs and faithful grids over one canonical text."""

from __future__ import annotations

import pytest

from corpus.errors import CorpusError
from corpus.readers import html
from corpus.types import Block, Document, Grid, Source

SOURCE = Source("页面.html", "0" * 64, "text/html")


def read(page: str, encoding: str = "utf-8") -> Document:
    document = html.read(page.encode(encoding), SOURCE)
    for block in document.blocks:
        for part in (block,) if isinstance(block, Block) else block.cells:
            assert document.text[slice(*part.span)] == part.text
    return document


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def rows(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in grids(document)]


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Block)]


def test_a_table_is_printed_row_by_row_with_blank_cells_in_their_place() -> None:
    document = read("<table><tr><td>规章<td>0<td>&nbsp;<td>3<tr><td>收费<td colspan=3>7.5</table>")
    assert document.text == "规章 | 0 |  | 3\n收费 | 7.5"
    [grid] = grids(document)
    assert [(c.row, c.column, c.colspan) for c in grid.cells] == [
        (0, 0, 1), (0, 1, 1), (0, 2, 1), (0, 3, 1), (1, 0, 1), (1, 1, 3),
    ]  # fmt: skip
    assert grid.cells[2].text == ""


def test_cells_stand_beside_the_merged_cells_above() -> None:
    page = "<table><tr><td rowspan=3 colspan=2>甲<td>1<tr><td>2<tr><td>3<tr><td>乙<td>丙<td>4</table>"
    [grid] = grids(read(page))
    assert [(c.text, c.row, c.column) for c in grid.cells] == [
        ("甲", 0, 0), ("1", 0, 2), ("2", 1, 2), ("3", 2, 2), ("乙", 3, 0), ("丙", 3, 1), ("4", 3, 2),
    ]  # fmt: skip


def test_a_rowspan_beyond_the_table_ends_with_it() -> None:
    [grid] = grids(read("<table><tr><td rowspan=0>甲<td>1<tr><td>2</table>"))
    assert [cell.rowspan for cell in grid.cells] == [2, 1, 1]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>自</p><p>然</p><p>人</p>", "自然人"),
        ("本年新<br />制作数量", "本年新制作数量"),
        ("<span>行</span><span>政</span>\n  <font>许</font><b>可</b>", "行政许可"),
        ("<p> 12<o:p>&nbsp;</o:p></p>", "12"),
        ("<p>12</p><p>34</p>", "12 34"),
        ("<o:p>\u3000</o:p>", ""),
        ("12（其中修订 8 件）", "12（其中修订 8 件）"),
        ("<span style='display:none'>9</span>8", "8"),
        ("7<!-- 6 -->", "7"),
        ("<input readonly value='31'>件<input type=hidden value=9><input type=submit value=查>", "31 件"),
        ("\ue5e58", "8"),
        ("12<sup>1</sup>", "12 1"),
        ("<s>5</s>6", "5 6"),
        ("\u200b5\ufeff", "5"),
    ],
)
def test_what_a_cell_says(cell: str, text: str) -> None:
    assert rows(read(f"<table><tr><td>行名</td><td>{cell}</td></tr></table>")) == [[["行名", text]]]


def test_lines_end_at_blocks_and_breaks_and_source_line_ends_do_not_count() -> None:
    page = "<div>一、总体\n   情况<p>甲<br>乙 丙</p><span>丁</span></div><pre>戊\n己</pre>"
    assert lines(read(page)) == ["一、总体情况", "甲", "乙 丙", "丁", "戊", "己"]


def test_headings_are_told_from_sentences() -> None:
    page = "<p>一、总体情况<p>（一）主动公开<p>（二）主动公开，照常。<p>六、其他需要报告的事项。<p>正文"
    levels = [block.level for block in read(page).blocks if isinstance(block, Block)]
    assert levels == [1, 2, 0, 1, 0]


def test_scripts_menus_and_hidden_parts_are_not_printed_but_the_breadcrumb_is() -> None:
    page = (
        "<title>某局年报</title><nav>菜单</nav>"
        "<nav class='breadcrumb'>首页 &gt; 某局</nav><script>脚本</script>"
        "<style>样式</style><div hidden>藏一</div>"
        "<div style='DISPLAY : none'>藏二<table><tr><td>藏三</table></div>"
        "<noscript>请启用</noscript><p>正文"
    )
    document = read(page)
    assert lines(document) == ["首页 > 某局", "正文"]
    assert document.title == "某局年报"


def test_a_layout_table_is_no_grid_and_the_data_table_in_it_is() -> None:
    page = (
        "<table><tr><td>导航</td><td><p>一、总体情况</p><table><tr><td>规章<td>3</table><p>文末</td></tr></table>"
        f"<table><tr><td>栏目</td><td><p>{'长段落。' * 101}</p><p>又一段</p></td></tr></table>"
    )
    document = read(page)
    assert rows(document) == [[["规章", "3"]]]
    assert lines(document) == ["导航", "一、总体情况", "文末", "栏目", "长段落。" * 101, "又一段"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_recognised(encoding: str) -> None:
    document = read("<p>行政许可447228件，㐀𠀀</p>", encoding)
    assert document.text == "行政许可447228件，㐀𠀀"


def test_a_page_cut_inside_a_character_is_still_utf8() -> None:
    document = html.read("<p>政府信息公开工作年度报告".encode()[:-1], SOURCE)
    assert document.text.startswith("政府信息公开工作年度报")
    assert document.source.encoding == "utf-8"


def test_deep_nesting_is_read() -> None:
    assert read("<div>" * 4_000 + "底").text == "底"


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("", "file-empty"),
        (" \n ", "file-empty"),
        ("<html><script>x</script></html>", "file-empty"),
        ("<table><tr>" + "<td>1" * 10_000 + "</table>", "file-too-large"),
        ("<table><tr><td>" * 1000, "file-damaged"),
        ("<div>" * 100_000, "file-damaged"),
        ("<p>" + "".join(f"<font c={n}>" for n in range(2000)) + "<p>x" * 10_000, "file-damaged"),
        ("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">", "file-damaged"),
        ("<br>x" * 400_000, "file-too-large"),
    ],
)
def test_pages_that_are_no_report_are_rejected(page: str, code: str) -> None:
    with pytest.raises(CorpusError) as caught:
        html.read(page.encode(), SOURCE)
    assert caught.value.code == code
