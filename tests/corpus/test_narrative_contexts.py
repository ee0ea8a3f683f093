"""Figures named and dated by what stands around their clause: notes, channels, bodies, years."""

from __future__ import annotations

import pytest

from tests.corpus.told import found


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("乡微信公众号（2个）推送信息36条，微博（1个）发布消息8条。", ["微信公众号推送信息", "微博发布消息"]),
        ("通过微信公众号“石桥在线”推送文章35篇。", ["微信公众号推送文章"]),
        ("受理“12319”“12328”两类热线诉求63件。", ["受理12319、12328两类热线诉求"]),
        (
            "市水利局公开信息41条，市林业局公开通知15条。",
            ["公开信息", "市林业局公开通知"],
        ),
        (
            "平台推送信息50条，基层政务公开标准化专区推送信息31条。",
            ["推送信息", "基层政务公开标准化专区推送信息"],
        ),
        ("通过公告牌等地张贴通知66张。", ["张贴通知"]),
        ("通过公告牌等地方张贴通知66张。", ["张贴通知"]),
        ("面向石河县86个社区开展培训。", ["社区"]),
        ("部署了5类24条工作举措。", ["工作举措", "工作举措"]),
        ("安排2名工作人员兼（专）职办理。", ["工作人员"]),
        ("在双公示系统中公开许可信息7条。", ["公开许可信息"]),
        ("通过网页公开信息累计公开预算信息5条。", ["公开预算信息"]),
        ("如期答复2023年因信息公开提起的行政诉讼2件。", ["行政诉讼"]),
        ("微信发布通知6条、抖音号9条。", ["微信发布通知", "抖音号发布"]),
        ("主动公开信息数为12条，依申请公开信息数为3条。", ["主动公开信息", "依申请公开信息"]),
        ("审核发布村务信息8条，议事公开信息5条。", ["审核发布村务信息", "审核发布议事公开信息"]),
        ("四、咨询处理情况 全年接受群众咨询15次。", ["接受群众咨询"]),
        ("退回三条，采用8条。", ["退回", "采用"]),
        ("粉丝已经超过6万，共有15万注册用户。", ["粉丝", "注册用户"]),
    ],
)
def test_a_figure_is_named_by_its_channel_body_or_kind(text: str, labels: list[str]) -> None:
    named = [figure.label for figure in found(text) if figure.raw not in ("2个", "1个")]
    assert named == labels


def test_a_share_of_the_total_may_leave_out_the_word_for_share() -> None:
    told = found("公开信息40条，其中公告10条，信息公开总量的25%；动态30条，占总量的75%。")
    assert [figure.label for figure in told if figure.unit == "%"] == ["公告占比", "动态占比"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2022年，制定文件3件，废止1件。", ["previous", "previous"]),
        ("2022年，制定文件3件，2023年制定5件，废止1件。", ["previous", "current", "current"]),
        ("与2022年相比，新增5件，废止1件。", ["current", "current"]),
        ("公开上年度政府信息公开工作年度报告1篇。", ["current"]),
        ("公开2022年度部门决算28份。", ["current"]),
        ("2022年度公开部门决算28份。", ["previous"]),
        ("2023年收到申请2件，历年累计收到申请19件。", ["current", "cumulative"]),
        ("2023年公开范围进一步扩大。累计公开信息60条。", ["current"]),
        ("公开范围进一步扩大。累计公开信息60条。", ["cumulative"]),
        ("全年办会12场。其中，新闻发布会累计举行5场。", ["current", "current"]),
        ("2023年公开范围扩大。网站开通以来累计公开信息60条。", ["cumulative"]),
    ],
)
def test_a_figure_is_of_the_time_that_its_sentence_or_the_one_before_it_tells(
    text: str, periods: list[str]
) -> None:
    assert [figure.period for figure in found(text)] == periods
