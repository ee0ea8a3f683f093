"""Plain text files become their own text with headings, paragraphs and grids, whatever their encoding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.readers import read_document
from corpus.tables import read_tables
from corpus.types import Block, Document, Grid

REPORT = (
    "某县2023年政府信息公开工作年度报告\n\n一、总体情况\n（一）主动公开情况。公开信息35条。\n（二）依申请公开\n"
    "二、主动公开政府信息情况\n\t第二十条第（六）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政处罚\n\t42\n\n"
    "\t行政强制\n\t1\n\n\n三、收到和处理政府信息公开申请情况\n没有收到申请。\n"
)
LABELS = [
    "规章", "行政许可", "第二十条第（五）项", "信息内容", "本年处理决定数量", "其他", "结果维持", "自然人",
]  # fmt: skip
OTHERS = ["一、", "（", "）", "|", "0", "12", "7.5", "-", "万元", "。", "没有收到申请", "３"]
PIECES = st.sampled_from([*LABELS, *OTHERS, "\t", "\n", "\n\n", "\r\n", "　"])


def read(text: str, encoding: str = "utf-8") -> Document:
    return read_document(text.encode(encoding), "报告.txt")


def spans_fit(document: Document) -> None:
    at = 0
    for block in document.blocks:
        for part in (block,) if isinstance(block, Block) else block.cells:
            assert document.text[slice(*part.span)] == part.text
            assert part.span.start >= at
            at = part.span.end


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_text_is_the_files_own_in_every_encoding(encoding: str) -> None:
    document = read(REPORT, encoding)
    assert document.text == REPORT
    assert document.source.encoding == encoding.removesuffix("-sig")
    spans_fit(document)


def test_line_ends_are_made_one() -> None:
    assert read(REPORT.replace("\n", "\r\n")).text == read(REPORT.replace("\n", "\r")).text == REPORT


def test_headings_paragraphs_and_tables_stand_in_order() -> None:
    blocks = read(REPORT).blocks
    assert [block.level if isinstance(block, Block) else "grid" for block in blocks] == [
        0, 1, 0, 2, 1, "grid", 1, 0,
    ]  # fmt: skip
    [grid] = [block for block in blocks if isinstance(block, Grid)]
    assert [[cell.text for cell in row] for row in grid.rows()] == [
        ["第二十条第（六）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政处罚", "42"],
        ["行政强制", "1"],
    ]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "file-empty"),
        (b"\x00\x01\x02\xff\xfe\x80", "a.txt", "file-unreadable"),
        (b"GIF89a", "a.gif", "file-type"),
    ],
)
def test_other_bytes_are_refused_with_a_stable_code(data: bytes, name: str, code: str) -> None:
    with pytest.raises(CorpusError) as caught:
        read_document(data, name)
    assert caught.value.code == code


@settings(max_examples=150)
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join))
def test_any_text_is_read_and_every_fact_quotes_it(text: str) -> None:
    try:
        document = read("报告" + text)
    except CorpusError:
        return
    spans_fit(document)
    for fact in read_tables(document).facts:
        start, end = fact.citation.span
        assert document.text[start:end] == fact.citation.quote
