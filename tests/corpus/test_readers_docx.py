"""DOCX files become paragraphs and faithful grids over one canonical text."""

from __future__ import annotations

import docx as python_docx
import pytest

from corpus.readers import docx
from corpus.types import Block, Document, Grid
from tests.corpus.docx_files import SOURCE, W, paragraph, saved, with_body


def read(data: bytes) -> Document:
    document = docx.read(data, SOURCE)
    for block in document.blocks:
        for part in (block,) if isinstance(block, Block) else block.cells:
            assert document.text[slice(*part.span)] == part.text
    return document


def test_merged_cells_stand_once_with_their_spans() -> None:
    word = python_docx.Document()
    word.add_paragraph("二、主动公开政府信息情况")
    table = word.add_table(rows=4, cols=4)
    texts = iter("ABCDEFGHIJKLMNOP")
    for row in table.rows:
        for cell in row.cells:
            cell.text = next(texts)
    table.cell(0, 0).merge(table.cell(0, 3)).text = "项"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "组"
    table.cell(1, 1).merge(table.cell(2, 2)).text = "块"
    table.cell(3, 3).text = ""
    word.add_paragraph("文末")
    document = read(saved(word))
    heading, grid, last = document.blocks
    assert isinstance(heading, Block)
    assert isinstance(last, Block)
    assert isinstance(grid, Grid)
    assert (heading.level, last.text) == (1, "文末")
    assert [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in grid.cells] == [
        ("项", 0, 0, 1, 4),
        ("组", 1, 0, 3, 1), ("块", 1, 1, 2, 2), ("H", 1, 3, 1, 1),
        ("L", 2, 3, 1, 1),
        ("N", 3, 1, 1, 1), ("O", 3, 2, 1, 1), ("", 3, 3, 1, 1),
    ]  # fmt: skip
    assert document.text == "二、主动公开政府信息情况\n项\n组 | 块 | H\nL\nN | O | \n文末"


def test_words_split_into_runs_and_cells_split_into_paragraphs_are_joined() -> None:
    word = python_docx.Document()
    label = word.add_paragraph()
    for run in "行政许可":
        label.add_run(run)
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "自\n然\n人"
    table.cell(0, 1).text = " 12 "
    assert read(saved(word)).text == "行政许可\n自然人 | 12"


def test_changes_read_as_accepted_and_hidden_text_is_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>共</w:t></w:r><w:del><w:r><w:delText>8</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>7</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>9</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>6</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>件</w:t></w:r></w:p>"
    )
    assert read(with_body(body)).text == "共9件"


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:vertAlign w:val='superscript'/>"])
def test_struck_and_raised_digits_do_not_join_a_figure(mark: str) -> None:
    run = f"<w:r><w:rPr>{mark}</w:rPr><w:t>5</w:t></w:r>"
    assert read(with_body(f"<w:p>{run}<w:r><w:t>6</w:t></w:r></w:p>")).text == "5 6"


def test_cells_merged_the_old_way_are_one_cell() -> None:
    merged = "<w:tc><w:tcPr><w:hMerge w:val='{}'/></w:tcPr>{}</w:tc>"
    row = merged.format("restart", paragraph("项")) + merged.format("continue", "<w:p/>")
    document = read(with_body(f"<w:tbl><w:tr>{row}<w:tc>{paragraph('3')}</w:tc></w:tr></w:tbl>"))
    [grid] = document.blocks
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.column, cell.colspan) for cell in grid.cells] == [("项", 0, 2), ("3", 2, 1)]


def test_content_controls_and_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框中')}</w:txbxContent>"
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('控件中')}</w:sdtContent></w:sdt>"
        '<w:p><w:r><mc:AlternateContent xmlns:mc="urn:x"><mc:Choice>'
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>段</w:t></w:r></w:p>"
        "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc><w:p/></w:tc>"
        f"<w:sdt><w:sdtContent><w:tc>{paragraph('3')}</w:tc></w:sdtContent></w:sdt></w:tr>"
        "</w:sdtContent></w:sdt></w:tbl>"
    )
    assert read(with_body(body)).text == "控件中\n段\n框中\n | 3"


def test_a_row_may_start_further_right_and_a_deleted_row_is_gone() -> None:
    cell = "<w:tc>{}</w:tc>"
    body = (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc/><w:tc/></w:tr>"
        f"<w:tr>{cell.format(paragraph('甲'))}{cell.format(paragraph('乙'))}</w:tr>"
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell.format(paragraph('丙'))}</w:tr></w:tbl>"
    )
    grid = read(with_body(body)).blocks[0]
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.row, cell.column) for cell in grid.cells] == [
        ("甲", 0, 0), ("乙", 0, 1), ("丙", 1, 1),
    ]  # fmt: skip


LEVELS = "".join(
    f"<w:lvl w:ilvl='{depth}'><w:numFmt w:val='{name}'/><w:lvlText w:val='{text}'/></w:lvl>"
    for depth, (name, text) in enumerate(
        [
            ("chineseCountingThousand", "%1、"),
            ("chineseCounting", "（%2）"),
            ("decimal", "%3."),
            ("bullet", "·"),
        ]
    )
)
NUMBERING = (
    f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='4'>{LEVELS}</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='4'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='4'/><w:lvlOverride w:ilvl='0'/></w:num></w:numbering>"
)
STYLES = (
    f"<w:styles xmlns:w='{W}'><w:style w:styleId='a'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
    "</w:style></w:styles>"
)


def numbered(text: str, depth: int, name: int = 1) -> str:
    properties = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{name}'/></w:numPr>"
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_automatic_numbers_are_printed() -> None:
    body = "".join((
        numbered("总体情况", 0), numbered("甲", 1), numbered("乙", 1), numbered("丙", 2), numbered("", 0),
        "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>主动公开</w:t></w:r></w:p>",
        numbered("丁", 1), numbered("戊", 3), numbered("己", 0, 2), numbered("0", 2), numbered("庚", 0, 0),
    ))  # fmt: skip
    assert read(with_body(body, numbering=NUMBERING, styles=STYLES)).text.split("\n") == [
        "一、总体情况", "（一）甲", "（二）乙", "1.丙", "二、主动公开", "（一）丁",
        "戊", "一、己", "1. 0", "庚",
    ]  # fmt: skip


def test_a_cell_with_words_of_its_own_goes_on_from_none_above() -> None:
    def row(label: str, value: str) -> str:
        merged = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph(label)}</w:tc>"
        return f"<w:tr>{merged}<w:tc>{paragraph(value)}</w:tc></w:tr>"

    body = row("甲", "1") + row("", "2") + row("乙", "3") + row("", "4")
    [grid] = read(with_body(f"<w:tbl>{body}</w:tbl>")).blocks
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.row, cell.rowspan) for cell in grid.cells if not cell.text.isdigit()] == [
        ("甲", 0, 2),
        ("乙", 2, 2),
    ]


def test_the_title_is_the_core_property() -> None:
    word = python_docx.Document()
    word.core_properties.title = "某局2023年报告"
    word.add_paragraph("正文")
    assert read(saved(word)).title == "某局2023年报告"


def test_pictures_have_a_place_in_the_text() -> None:
    picture = "<w:p><w:r><a:blip xmlns:a='urn:a'/></w:r></w:p>"
    document = read(with_body(paragraph("甲") + picture + paragraph("乙") + picture))
    assert [document.text[:at] for at in document.pictures] == ["甲\n", document.text]
