"""Bodies named beside their title: in full elsewhere, in sentences, with other words around them."""

from __future__ import annotations

import pytest

from corpus.agency_names import region_of
from corpus.reading import read_report
from corpus.regions import place_of
from tests.corpus.test_who_and_when import BODY, PERIOD, report


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("名  称 镇原县民政局2023年政府信息公开工作年度报告", "镇原县民政局"),
        ("镇原县人民政府机关\n2023年政府信息公开工作年度报告", "镇原县人民政府"),
        ("镇原县南大街2023年政府信息公开工作年度报告", "镇原县南大街道办事处"),
        ("厦门海关关区2023年政府信息公开年报", "厦门海关"),
        ("依法、及时向社会公开政府信息。" + PERIOD, None),
        (
            "现公开镇原县人民政府东关街道办事处2023年政府信息公开工作年度报告。"
            "请与镇原县街道办事处办公室联系（地址：中街1号）。",
            "镇原县人民政府东关街道办事处",
        ),
        (
            "结合国家税务总局庆阳市镇原县税务局（以下简称“镇原县税务局”）工作，编制本报告。"
            "2023年，镇原县税务局认真落实要求。",
            "国家税务总局庆阳市镇原县税务局",
        ),
        (
            "2023年，镇原县商务委严格落实要求。结合庆阳市镇原县商务委员会实际工作，编制本报告。",
            "庆阳市镇原县商务委员会",
        ),
        ("如有疑问，可联系镇原县民政局办公室，电话1。我局依法公开。" + PERIOD, "镇原县民政局"),
        ("2023年在镇原县民政局官网上主动公开信息5条。我局依法公开。", "镇原县民政局"),
        ("管委会办公室作为高新区政务公开工作机构，在管委会办公室牵头带动下公开信息。" + PERIOD, None),
        ("结合2023年高新区政府信息公开工作实际编制。" + PERIOD, None),
        (
            "特向社会公布国家税务总局庆阳市税务局（以下简称“庆阳市税务局”，下文类同）年度报告。"
            "如有疑问，请与庆阳市税务局联系。" + PERIOD,
            "国家税务总局庆阳市税务局",
        ),
        ("2023年，镇原县民政局在县委县政府的正确领导下，扎实推进公开工作。我局依法公开。", "镇原县民政局"),
        ("2023年，我市邀请25位市直部门领导参加市政府网站“在线访谈”。", None),
        ("2023年庆阳市政府信息公开工作年度报告根据《条例》编制。" + PERIOD, "庆阳市人民政府"),
        ("编制形成了《某网官网@:镇原县民政局2023年政府信息公开工作年度报告》。", "镇原县民政局"),
        ("2023年通过镇原县民政局政务网站公开信息5条。", "镇原县民政局"),
        ("按照江苏省、常州市有关要求编制。2023年，市民政局认真落实要求。", None),
        ("文件下载 庆阳市2023年政府信息公开年度报告", "庆阳市人民政府"),
        ("下载本文 庆阳市2023年政府信息公开年度报告\n庆阳市2023年政府信息公开年度报告", "庆阳市人民政府"),
        (
            "甘肃省庆阳市2023年政府信息公开年度报告\n庆阳市2023年政府信息公开年度报告",
            "甘肃省庆阳市人民政府",
        ),
        (
            "镇原县民政局编制完成2023年政府信息公开年度报告。不断推进我局公开。我局依法公开。",
            "镇原县民政局",
        ),
        (
            "宁夏回族自治区民政厅\n自治区民政厅2023年政府信息公开工作年度报告",
            "宁夏回族自治区民政厅",
        ),
        ("由镇原县民政局信息中心按照要求编制。我局依法公开。" + PERIOD, "镇原县民政局"),
        ("如有疑问，请与镇原县民政局秘书股联系（地址：甲街1号）。我局依法公开。" + PERIOD, "镇原县民政局"),
        ("2023年度螅镇政府信息公开工作年度报告\n" + PERIOD, "螅镇人民政府"),
        ("2023年，南薰乡未收取任何费用。我乡依法公开。" + PERIOD, "南薰乡人民政府"),
        ("本年报由某某主页 北城街道办事处编制。" + PERIOD, "北城街道办事处"),
        ("本报告由某某体彩网,体彩网公安局根据《条例》编制。" + PERIOD, None),
        ("全镇2023年政府信息公开工作年度报告\n" + PERIOD, None),
        ("由副局长指导、监督全局信息公开工作。积极、稳妥的推动乡政府信息公开工作。" + PERIOD, None),
        ("如有疑问，请与应急管理部办公厅政务公开处联系（地址：甲街1号）。" + PERIOD, "应急管理部"),
    ],
)
def test_the_body_is_named_as_the_text_names_it_in_full(head: str, agency: str | None) -> None:
    assert report(head).agency == agency


def test_the_close_of_the_period_alone_tells_the_year() -> None:
    body = BODY.replace("2023年主动公开", "截止2021年12月31日主动公开")
    assert read_report(body.encode(), "r.txt").year == 2021


@pytest.mark.parametrize(
    ("agency", "region", "township"),
    [
        ("庆阳市镇原县人民政府东关街道办事处", "庆阳市镇原县东关街道", "东关街道"),
        ("镇原县东关街道办事处", "镇原县东关街道", "东关街道"),
        ("庆阳市公安局高新区分局", "庆阳市", None),
    ],
)
def test_what_stands_between_places_is_no_part_of_them(
    agency: str, region: str, township: str | None
) -> None:
    assert region_of(agency) == region
    assert place_of(agency).township == township
