"""PDF files become paragraphs and faithful grids over one canonical text, page breaks notwithstanding."""

from __future__ import annotations

import zlib

import pytest

from corpus.errors import CorpusError
from corpus.readers import pdf
from corpus.types import Block, Document, Grid, Source
from tests.corpus.pdf_files import HEIGHT, Sheet, pdf_file
from tests.corpus.pictures import font

SOURCE = Source("报告.pdf", "0" * 64, "application/pdf")
WORDS = "本报告由某局编制"
FULL = "本机关依照有关规定编制本年度报告现将全年情况报告如下供社会各界查阅和监督并欢迎提出"


def read(*sheets: Sheet, embedded: bool = True) -> Document:
    document = pdf.read(pdf_file(*sheets, embedded=embedded), SOURCE)
    for block in document.blocks:
        for part in (block,) if isinstance(block, Block) else block.cells:
            assert document.text[slice(*part.span)] == part.text
    return document


def sheet(*lines: str, turned: bool = False) -> Sheet:
    page = Sheet(turned).text(80, 90, "某局2023年政府信息公开工作年度报告")
    for number, line in enumerate(lines):
        page.text(80, 110 + 20 * number, line)
    return page


def grid(document: Document) -> Grid:
    [found] = (block for block in document.blocks if isinstance(block, Grid))
    return found


def rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid(document).rows()]


ROWS = [
    ["第二十条第（一）项", "<", "<", "<"],
    ["三\n、", "（一）予以公开", "12", "345"],
    ["^", "（二）部分", "", "0"],
]


@pytest.mark.parametrize(("turned", "embedded"), [(False, True), (True, True), (False, False)])
def test_areas_that_no_line_divides_are_cells(*, turned: bool, embedded: bool) -> None:
    page = sheet(turned=turned)
    page.text(80, page.table(60, 160, [40, 100, 60, 60], ROWS) + 10, "二、主动公开政府信息情况")
    document = read(page, embedded=embedded)
    assert [(c.text, c.row, c.column, c.rowspan, c.colspan, c.page) for c in grid(document).cells] == [
        ("第二十条第（一）项", 0, 0, 1, 4, 1),
        ("三、", 1, 0, 2, 1, 1), ("（一）予以公开", 1, 1, 1, 1, 1),
        ("12", 1, 2, 1, 1, 1), ("345", 1, 3, 1, 1, 1),
        ("（二）部分", 2, 1, 1, 1, 1), ("", 2, 2, 1, 1, 1), ("0", 2, 3, 1, 1, 1),
    ]  # fmt: skip
    heading = document.blocks[-1]
    assert isinstance(heading, Block)
    assert (heading.text, heading.level, heading.page) == ("二、主动公开政府信息情况", 1, 1)


@pytest.mark.skipif(font() is not None, reason="a Chinese font of this machine stands in for it")
def test_a_turned_page_in_an_unknown_font_is_rejected_rather_than_read_in_part() -> None:
    page = sheet(turned=True)
    page.table(60, 160, [40, 60], [["无", "0"], ["0", "0"]])
    with pytest.raises(CorpusError) as caught:
        read(page, embedded=False)
    assert caught.value.code == "file-unreadable"


def broken(first: list[list[str]], second: list[list[str]], label: float = 60) -> Document:
    """The document whose table goes on at the top of page two; both pages are numbered."""
    widths = [label, 120, 60, 60]
    pages = sheet(), Sheet()
    pages[0].table(60, 700, widths, first)
    pages[1].table(60, 60, widths, second)
    for number, page in enumerate(pages, 1):
        page.text(280, HEIGHT - 40, f"— {number} —")
    return read(*pages)


def test_a_group_cut_by_the_page_break_is_one_cell() -> None:
    document = broken(
        [["三、本年", "（一）公开", "1", "2"], ["^", "（二）部分", "3", "4"]],
        [["度结果", "（三）不予", "5", "6"], ["^", "（四）无法", "7", "8"]],
    )
    assert rows(document) == [
        ["三、本年度结果", "（一）公开", "1", "2"], ["（二）部分", "3", "4"],
        ["（三）不予", "5", "6"], ["（四）无法", "7", "8"],
    ]  # fmt: skip
    assert [cell.rowspan for cell in grid(document).cells if cell.column == 0] == [4]
    assert [cell.page for cell in grid(document).cells if cell.column == 2] == [1, 1, 2, 2]


def test_a_blank_rest_of_a_group_is_no_cell() -> None:
    document = broken([["（四）\n无法", "1.不掌握", "1", "2"]], [["", "2.没有现成", "5", ""]])
    assert rows(document) == [["（四）无法", "1.不掌握", "1", "2"], ["2.没有现成", "5", ""]]


def test_a_row_cut_by_the_page_break_is_one_row() -> None:
    document = broken(
        [["（五）", "1.信访类", "9", "9"], ["^", "5.要求行政机关确认认", "", ""]],
        [["", "或重新出具", "5", "6"], ["^", "6.其他", "0", "0"]],
    )
    assert rows(document)[1:] == [["5.要求行政机关确认认或重新出具", "5", "6"], ["6.其他", "0", "0"]]


def test_values_below_a_heading_row_stay_cells_of_their_own() -> None:
    document = broken([["维持", "纠正", "其他", "总计"]], [["", "2", "", "2"]])
    assert rows(document) == [["维持", "纠正", "其他", "总计"], ["", "2", "", "2"]]


def test_a_row_of_blank_values_is_not_the_rest_of_the_row_above() -> None:
    document = broken([["规章", "1", "0", "9"]], [["规范性文件", "", "", ""]], label=100)
    assert rows(document) == [["规章", "1", "0", "9"], ["规范性文件", "", "", ""]]


@pytest.mark.parametrize(
    ("cell", "width", "text"),
    [
        ("39857\n58", 56, "3985758"),  # the narrow column broke the number
        ("12\n34", 80, "12 34"),  # two numbers one above the other
        ("自\n然\n人", 80, "自然人"),
        ("商业 企业", 80, "商业 企业"),
    ],
)
def test_lines_of_a_cell(cell: str, width: float, text: str) -> None:
    page = sheet()
    page.table(60, 160, [100, width], [["行政处罚", cell], ["行政强制", "0"]])
    assert rows(read(page))[0] == ["行政处罚", text]


@pytest.mark.parametrize(("gaps", "text"), [((4, 4), "407"), ((4, 9), "4 0 7"), ((12, 12), "4 0 7")])
def test_a_number_that_is_printed_wide_is_one(gaps: tuple[float, float], text: str) -> None:
    page = sheet()
    page.table(60, 160, [80, 90], [["行政处罚", ""], ["行政强制", "0"]])
    for digit, x in zip("407", (150, 160 + gaps[0], 170 + sum(gaps)), strict=True):
        page.text(x, 162, digit)
    assert rows(read(page))[0] == ["行政处罚", text]


def test_digits_printed_over_each_other_are_no_figure() -> None:
    page = sheet()
    page.table(60, 160, [80, 60], [["行政处罚", "34"], ["行政强制", "0"]])
    page.text(145, 162, "5")
    assert rows(read(page))[0] == ["行政处罚", "34 5"]


def test_a_number_wider_than_its_column_stays_in_it() -> None:
    page = sheet()
    page.table(60, 160, [80, 30, 60], [["行政处罚", "", "5"], ["行政强制", "0", "0"]])
    page.text(139, 162, "12345")
    assert rows(read(page))[0] == ["行政处罚", "12345", "5"]


def test_page_numbers_and_running_heads_are_no_text() -> None:
    pages = [sheet(f"正文第{number}段说明情况。") for number in "一二三"]
    pages[0].text(60, 300, FULL[:40]).text(60, 315, "完。")
    for number, page in enumerate(pages, 1):
        page.text(60, 20, "某市政务公开").text(290, HEIGHT - 30, f"第 {number} 页 共 3 页")
    document = read(*pages)
    assert "政务公开" not in document.text
    assert "共" not in document.text
    assert [block.page for block in document.blocks if isinstance(block, Block)] == [1, 1, 1, 2, 2, 3, 3]


def test_lines_are_joined_to_paragraphs_also_across_pages() -> None:
    first = sheet().text(80, 720, FULL[:38]).text(60, 735, FULL[:40])
    second = (
        Sheet().text(60, 90, "意见。").text(80, 105, "另起一段，共收到5500").text(80, 120, "一、总体情况")
    )
    _, paragraph, other, heading = read(first, second).blocks
    assert isinstance(paragraph, Block)
    assert (paragraph.text, paragraph.page) == (f"{FULL[:38]}{FULL[:40]}意见。", 1)
    assert isinstance(other, Block)
    assert other.text == "另起一段，共收到5500"
    assert isinstance(heading, Block)
    assert heading.level == 1


def test_a_number_broken_at_the_end_of_a_full_line_is_whole() -> None:
    document = read(sheet().text(60, 120, f"{FULL[:38]}55").text(60, 135, "00余条。"))
    assert document.text.endswith("5500余条。")


def test_the_title_is_the_files_own() -> None:
    assert pdf.read(pdf_file(sheet(WORDS), title="某局年报"), SOURCE).title == "某局年报"


def test_pictures_and_recognised_text_are_mentioned() -> None:
    document = read(sheet(), Sheet().picture(), Sheet().picture().invisible().text(60, 90, WORDS))
    assert document.notes == (
        "第 3 页是扫描件，文字出自文字识别，数字请与原件核对。",
        "第 2 页有图片，图片里的内容没有读。",
    )


def encrypted() -> bytes:
    key = "00" * 32
    return pdf_file(
        sheet(WORDS),
        trailer=f"/ID[<{'0' * 32}><{'0' * 32}>]/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>",
    )


def bomb() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(120)) + packer.flush()
    return pdf_file(sheet(WORDS)) + b"9 0 obj\n<</Length %d>>stream\n%s\nendstream" % (len(packed), packed)


def bomb_in_a_bomb() -> bytes:
    packer = zlib.compressobj(9)
    inner = b"".join(packer.compress(b" " * 1_000_000) for _ in range(120)) + packer.flush()
    packed = zlib.compress(inner, 9)
    return pdf_file(sheet(WORDS)) + b"9 0 obj\n<</Length %d>>stream\n%s\nendstream" % (len(packed), packed)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (pdf_file(Sheet()), "file-scanned"),
        (pdf_file(Sheet().text(60, 60, "\ue001\ue002\ue003" * 20)), "file-scanned"),
        (pdf_file(sheet(WORDS))[:300], "file-damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, "file-damaged"),
        (encrypted(), "file-encrypted"),
        (bomb(), "file-too-large"),
        (bomb_in_a_bomb(), "file-too-large"),
        (pdf_file(*[Sheet()] * 501), "file-too-large"),
    ],
)
def test_files_that_cannot_be_read_are_rejected(data: bytes, code: str) -> None:
    with pytest.raises(CorpusError) as caught:
        pdf.read(data, SOURCE)
    assert caught.value.code == code


def test_a_table_of_ten_thousand_columns_is_rejected() -> None:
    page = sheet(WORDS)
    page.table(0, 200, [5] * 10_000, [["1"] + [""] * 9_999])
    with pytest.raises(CorpusError) as caught:
        read(page)
    assert caught.value.code == "file-too-large"
