"""What the rules read held against what a message is most like; what is excepted; whose secrets are meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.types import Kind
from bot.understand.bodies import Bodies
from bot.understand.content import says_more
from bot.understand.parse import parse
from tests.bot.world import TODAY, sample

_ROWS = [
    ("材料早发到手里了，还非要机关再盖个章认一次的有几件", "不予处理/要求行政机关确认或重新出具已获取信息"),
    ("嫌复议磨叽直接递状子的一共几起", "行政诉讼/未经复议直接起诉/总计"),
    ("旧文件里没被废掉、还得照办的规范性文件几件", "行政规范性文件/现行有效件数"),
    ("申请改过两遍还是看不懂要啥的有多少", "无法提供/补正后申请内容仍不明确"),
    ("听众来电：县里去年一共批了多少许可", "行政许可/本年处理决定数量"),
    ("复议案件里既不属维持也不属纠正的有几宗", "行政复议/其他结果"),
    ("抛开没补正的、没缴费的，其他处理还剩几份", "其他处理/其他"),
    ("维持、纠正都除外的复议几件", "行政复议/其他结果"),
]


@pytest.mark.parametrize(("question", "metric"), _ROWS)
def test_the_row_that_a_message_is_clearly_like_is_answered(
    question: str, metric: str, tmp_path: Path
) -> None:
    with sample(tmp_path) as world:
        assert world.rows(question) == [metric]


def test_a_row_read_by_likeness_is_named_as_what_was_understood(tmp_path: Path) -> None:
    with sample(tmp_path) as world:
        likened = world.ask("嫌复议磨叽直接递状子的一共几起")
        assert any("理解" in said for said in likened.assumed)
        assert not any("理解" in said for said in world.ask("2023年重复申请几件").assumed)


_APPLICANTS = [
    ("有个居民自己去要开会记录没给，几件", "自然人"),
    ("牵扯别家公司商业秘密不肯给的多少件", "总计"),
    ("公司要别人的隐私没给的几件", "商业企业"),
    ("要查企业登记资料，被告知另有查询办法的几件", "总计"),
    ("个人到日子没把那笔费用交上，就不往下办了，几例", "自然人"),
    ("不是企业、科研、公益那几类的单位，新申请几件", "其他"),
]


@pytest.mark.parametrize(("question", "applicant"), _APPLICANTS)
def test_who_applies_is_told_from_whose_secrets_are_spoken_of(
    question: str, applicant: str, tmp_path: Path
) -> None:
    with sample(tmp_path) as world:
        assert [fact.applicant for fact in world.ask(question).facts] == [applicant]


@pytest.mark.parametrize("question", ["许可 处罚 强制", "复议维持和纠正各几件"])
def test_rows_that_are_listed_stay_several(question: str, tmp_path: Path) -> None:
    with sample(tmp_path) as world:
        assert len({fact.metric for fact in world.ask(question).facts}) > 1


@pytest.mark.parametrize("question", ["听众问饭店的许可有几件", "三姨想知道养猪场的处罚几件"])
def test_a_story_around_a_narrower_question_changes_nothing(question: str, tmp_path: Path) -> None:
    with sample(tmp_path) as world:
        answer = world.ask(question)
        assert answer.kind is Kind.NO_DATA
        assert not answer.facts


@pytest.mark.parametrize("before", ["请问", "你好，想问一下", "麻烦帮我查一下", "我想知道"])
@pytest.mark.parametrize("behind", ["", "，谢谢", "，急用"])
def test_courtesies_say_nothing_beside_the_name_of_a_row(before: str, behind: str) -> None:
    named, more = (parse(f"{before}{what}多少件{behind}", Bodies([]), TODAY) for what in ("行政处罚", "罚了"))
    assert says_more(more)
    assert not says_more(named)
