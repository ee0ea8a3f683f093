"""Numbers of the narrative: what counts, what only looks like it, scales, approximations and periods."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.told import found


@pytest.mark.parametrize(
    "sentence",
    [
        "电话：0991-1234567；13800001111，邮编830000，邮箱abc2019@163.com。",
        "依照国办发〔2022〕8号文件和《条例》第二十条第（一）项、第21条。",
        "地址：中山路2号3楼302室，索引号：FZ0006/2021-00253。",
        "2023年3月15日召开第3次会议，截至12月31日。",
        "按照《条例》第9条至12条规定的范围，依照第15条和16条办理。",
        "应于20个工作日内答复，每月更新不少于4条，每季度至少检查1次。",
        "贯彻二十大精神，落实“一网通办”“三个必须”，一件事一次办。",
        "本年度没有产生信息公开处理费。",
        "本报告分6个部分，同一信息计为1条。",
        "修订主动公开目录（2024版）和公开指南（2025版）。",
        "一起学习，一次性告知。",
        "24小时服务热线12345。",
        "部分单位全年公开信息不足20条。",
        "实行7×24小时自助，推行最多跑一次，办好十件实事。",
        "二期工程完工，建设一期。",
        "解读“富民30条”等政策，较上年前进了三名。",
        "下一步，新增栏目5个，实现95%以上事项网上办。",
        "办理时限为3至5个工作日，满分100分，全文约3000字，共3页第2页。",
    ],
)
def test_numbers_that_count_nothing_are_no_figures(sentence: str) -> None:
    assert found(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "value", "raw", "approximate"),
    [
        ("发布信息5500余条。", 5500, "5500余条", True),
        ("发布信息6万条。", 60_000, "6万条", False),
        ("发布信息1\n304条。", 1304, "1304条", False),
        ("制作图片2.3万余张。", 23_000, "2.3万余张", True),
        ("阅读量约50万次。", 500_000, "约50万次", True),
        ("发布信息12 条。", 12, "12 条", False),
        ("邀请群众代表六十余人。", 60, "六十余人", True),
        ("发放资料一万二千余份。", 12_000, "一万二千余份", True),
        ("收到来信一百二十件。", 120, "一百二十件", False),
        ("参训人员近百人。", 100, "近百人", True),
        ("阅读量10万+。", 100_000, "10万+", True),
        ("发布信息150余，成效明显。", 150, "150余", True),
    ],
)
def test_scales_and_approximations(sentence: str, value: int, raw: str, approximate: bool) -> None:
    [figure] = found(sentence)
    assert (figure.value, figure.raw, figure.approximate) == (value, raw, approximate)


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("收到申请56件，比2022年（40件）增长40%。", ["current", "previous", "current"]),
        ("上年收到申请30件，本年收到申请42件。", ["previous", "current"]),
        ("答复8件，含上年结转2件。", ["current", "current"]),
        ("自2008年5月1日以来累计公开信息600条。", ["cumulative"]),
        ("截至2023年底，累计公开信息600条。", ["cumulative"]),
        ("自2023年1月1日起至12月31日，公开信息600条。", ["current"]),
        ("2023年，召开会议3次，累计参加120人次。", ["current", "current"]),
        ("新媒体由186个精简至95个。", ["previous", "current"]),
        ("按照2021年要点要求，公开信息5条。", ["current"]),
        ("网站从2019年6月重新上线，点击量已达29131次。", ["cumulative"]),
        ("今年至今公众号发布信息177篇。", ["current"]),
        ("2023年累计发布信息600条。", ["current"]),
        ("收到申请3件，较上年减少5件。", ["current", "current"]),
        ("满意率98.5%，较上年提高2.3个百分点。", ["current", "current"]),
    ],
)
def test_periods_are_told_apart(sentence: str, periods: list[str]) -> None:
    assert [figure.period for figure in found(sentence)] == periods


_HAN = "零一二三四五六七八九"


def written(value: int) -> str:
    """A number below a thousand as reports write it."""
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    text = f"{_HAN[hundreds]}百" if hundreds else ""
    text += f"{_HAN[tens]}十" if tens else "零" if hundreds and ones else ""
    return text + (_HAN[ones] if ones else "")


@given(st.integers(2, 999), st.sampled_from(["件", "次", "场", "期", "篇", "份", "人次"]))
def test_any_written_count_is_read_back(value: int, unit: str) -> None:
    [figure] = found(f"全年举办政务活动{written(value)}{unit}。")
    assert (figure.value, figure.unit, figure.raw) == (value, unit, f"{written(value)}{unit}")


@given(st.integers(0, 10**9), st.sampled_from(["条", "件", "次", "篇", "人次", "个", "元"]))
def test_any_count_is_read_back(value: int, unit: str) -> None:
    [figure] = found(f"全年发布政务信息{value}{unit}。")
    assert (figure.value, figure.unit, figure.raw) == (value, unit, f"{value}{unit}")
