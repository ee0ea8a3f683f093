"""Questions wrapped in who asks them, what he was told and what happened to him before."""

from __future__ import annotations

import pytest

from bot.types import Kind
from corpus.vocabulary import TOTAL
from tests.bot.world import World

_PERMITS, _FINES, _FORCE = (f"{subject}/本年处理决定数量" for subject in ("行政许可", "行政处罚", "行政强制"))
_FEES = "行政事业性收费/本年收费金额"


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("卖馕的师傅问一声，{c}2023年罚了几起", _FINES),
        ("客户问：{c}2023年收费多少", _FEES),
        ("老两口来问，{c}2023年行政强制几次", _FORCE),
        ("群众来访，说想知道{c}2023年处罚多少件", _FINES),
        ("企业来电咨询{c}2023年批了多少许可", _PERMITS),
        ("一位女士想弄明白{c}2023年收费总额是多少", _FEES),
    ],
)
def test_who_asks_narrows_nothing(question: str, metric: str, several: World) -> None:
    assert several.rows(question.format(c="清河县"))[0] == metric


@pytest.mark.parametrize(
    "question",
    [
        "{c}2023年卖馕的被罚了几件",
        "{c}2023年女的被罚几个",
        "{c}2023年司机被罚几件",
        "{c}2023年处罚（食品类）几件",
        "随地吐痰，{c}2023年罚了几件",
        "{c}2023年占道的罚了几件",
    ],
)
def test_of_whom_or_what_it_is_asked_narrows(question: str, several: World) -> None:
    assert several.ask(question.format(c="清河县")).kind is Kind.NO_DATA


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("有位大姐讲她抄的行政许可是1件，{c}2023年的，核一下抄错没", _PERMITS),
        ("用户反馈他看到{c}2023年行政强制有9999件，帮查真伪", _FORCE),
        ("包工头说他听来的{c}2023年行政处罚是3件，对吗", _FINES),
    ],
)
def test_what_somebody_copied_or_heard_is_held_against_the_report(
    question: str, metric: str, several: World
) -> None:
    answer = several.ask(question.format(c="清河县"))
    assert answer.facts[0].metric == metric
    assert "提到的不同" in "".join(answer.notes)


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("前几天我妈的菜摊让人给收了，她哭了一宿，{c}2023年到底罚了多少起", _FINES),
        ("我家孩子要开证明，人家让我交钱，说是规费，{c}2023年规费总共多少", _FEES),
        ("昨天我跑了三趟大厅，腿都跑断了，证还没下来，{c}2023年批了多少许可", _PERMITS),
        ("隔壁盖的棚子被推了，也没给个说法，{c}2023年动手强制了几回", _FORCE),
        ("他被罚了三次，{c}2023年处罚几件", _FINES),
        ("想弄个民宿，听人说要跑好几个证。{c}2023年到底批了多少许可", _PERMITS),
    ],
)
def test_a_story_before_the_question_narrows_nothing(question: str, metric: str, several: World) -> None:
    answer = several.ask(question.format(c="清河县"))
    assert answer.facts[0].metric == metric
    assert "提到的不同" not in "".join(answer.notes)


def test_what_leads_up_to_a_question_and_is_no_story_is_kept(several: World) -> None:
    (fact,) = several.ask("他们公司申请的，清河县2023年予以公开几件").facts
    assert (fact.metric, fact.applicant) == ("予以公开", "商业企业")


def test_what_a_row_is_said_to_be_in_brackets_narrows_nothing(several: World) -> None:
    rows = several.rows("清河县2023年发了几个红头文件（就那种管大家的规矩）")
    assert rows[0] == "行政规范性文件/本年制发件数"


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("收的那七百多万都是罚款吧", _FEES),
        ("一千六百多件都是处罚吧", _PERMITS),
        ("四十多件是许可吗", _FINES),
    ],
)
def test_a_number_said_roughly_that_is_taken_for_another_rows(
    question: str, metric: str, sample: World
) -> None:
    answer = sample.ask(question)
    assert answer.facts[0].metric == metric
    assert any(note.startswith("这不是") for note in answer.notes)


def test_how_a_sum_is_to_be_written_is_no_question_of_its_own(sample: World) -> None:
    answer = sample.last("2023年收费多少", "带万我看不惯，换成块，零都给我写全")
    assert answer.facts[0].metric == _FEES
    assert any("7480000" in line for line in answer.lines)


def test_examples_of_fees_are_all_of_them(sample: World) -> None:
    assert sample.rows("工本费啊登记费啊杂七杂八的，2023年一共收了老百姓多少钱") == [_FEES]
    assert sample.rows("2023年手续费和工本费总共多少") == [_FEES]


def test_what_lay_about_for_years_was_carried_in(several: World) -> None:
    rows = several.rows("清河县2023年有没有老早以前压着没办的，几件")
    assert rows[0] == "上年结转政府信息公开申请数量"


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("{c}2023年不打官司只走复议的一共几件", "行政复议/总计"),
        ("{c}2023年吃没吃官司", "行政诉讼/总计"),
    ],
)
def test_a_case_left_out_beside_a_review_is_no_row(question: str, metric: str, several: World) -> None:
    assert several.rows(question.format(c="清河县"))[0] == metric


@pytest.mark.parametrize(
    "question",
    [
        "骗子热线！转了三回都没人管",
        "客户问罚单不交会怎么样",
        "他拿到答复不满意，该复议还是直接打官司划算",
        "那我这个证该找哪个窗口",
    ],
)
def test_advice_and_anger_are_no_questions_on_a_report(question: str, sample: World) -> None:
    assert sample.ask(question).kind is Kind.OUT_OF_SCOPE


def test_how_to_get_the_figures_into_a_sheet_is_told(sample: World) -> None:
    assert "export" in sample.ask("把本县2023年各项数据导成Excel，怎么操作").headline


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("2023年其他处理三个子项明细", "其他处理/"),
        ("2023年不予公开明细", "不予公开/"),
        ("2023年复议明细", "行政复议/"),
    ],
)
def test_the_particulars_of_a_group_are_its_rows(question: str, rows: str, sample: World) -> None:
    found = [row for row in sample.rows(question) if rows in row]
    assert len(found) >= 3


def test_the_particulars_of_one_row_are_not_printed(sample: World) -> None:
    assert sample.ask("2023年行政处罚明细").kind is Kind.NO_DATA


def test_a_share_is_told_to_so_many_places(sample: World) -> None:
    answer = sample.ask("2023年处罚占处罚、强制之和的百分比，保留一位小数")
    assert "97.7%" in "".join(answer.lines)
    assert "保留" not in "".join(sample.ask("2023年处罚占处罚、强制之和的百分比").lines)


def test_columns_from_the_first_to_the_last_are_all_of_them(several: World) -> None:
    question = "清河县2023年办理结果总计从自然人到最右边总计依次是多少"
    people = {fact.applicant for fact in several.ask(question).facts}
    assert {"自然人", "商业企业", "其他", TOTAL} <= people


def test_what_is_picked_out_are_the_rows_that_are_so(several: World) -> None:
    rows = several.rows("清河县2023年表二里不为0的格子，全部挑出来")
    assert rows
    assert "行政处罚/本年处理决定数量" in rows


def test_where_what_is_carried_over_goes_on_is_explained(sample: World) -> None:
    answer = sample.ask("表三上年结转应当与上一年年报的哪一行衔接")
    assert answer.kind is Kind.DEFINITION


@pytest.mark.parametrize(
    ("question", "applicant"),
    [
        ("企业想打听同行的商业机密，清河县2023年被挡下几回", "商业企业"),
        ("个人打听国家机密，清河县2023年因国家机密没给的几件", "自然人"),
    ],
)
def test_who_asks_for_what_is_refused_has_applied(question: str, applicant: str, several: World) -> None:
    assert several.ask(question).facts[0].applicant == applicant
