"""Made reports of the usual size: about 11.5 KB, 69 sentences of narrative and 200 figures each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random

from corpus.types import Format
from tests.corpus import layouts
from tests.corpus.factory import Made, Style, make
from tests.corpus.layouts import Layout

_LAYOUTS: tuple[Layout, ...] = (
    layouts.piped,
    partial(layouts.piped, padding=False),
    partial(layouts.piped, border="| "),
    layouts.markdown,
    layouts.cell_a_line,
    layouts.cell_a_line_barred,
    layouts.tab_indented,
    layouts.tab_separated,
)


def _words(text: str) -> list[str]:
    return text.split()


_PLACES = _words("青山 临河 东阳 南湖 西岭 北川 云溪 玉泉 金沙 白塔 清河 长平 丰林 石桥 安和 永宁")
_KINDS = _words("县人民政府 市教育局 县民政局 区水务局 县交通运输局 市生态环境局 镇人民政府 县财政局")
_WHEN = _words(
    "全年 年内 上半年 第三季度 截至年底 按照年度计划 根据上级部署 结合机构改革 围绕中心工作 针对群众关切"
)
_WHO = _words(
    "各乡镇 政务公开办公室 机关各科室 县级部门 业务骨干 政务服务中心 图书馆查阅点 新媒体编辑部 法制机构 "
    "街道社区 审批窗口 门户网站 信息员队伍 热线话务员 档案馆 农村合作社 企业代表 人大代表 记者站 监督小组"
)
_DID = _words(
    "新增 更新 发布 办理 回应 整理 审核 组织 完善 修订 开展 受理 解读 清理 推送 归档 印制 核查 收集 答复"
)
_WHAT = _words(
    "财政预决算信息 重大建设项目进展 义务教育招生政策 食品安全抽检结果 生态环境监测数据 安全生产检查通报 "
    "社会救助对象名单 乡村振兴资金安排 行政许可办事指南 公共资源交易公告 医疗卫生服务目录 就业创业培训课程 "
    "老旧小区改造方案 养老服务设施布局 道路交通管制提示 图文并茂的政策问答 防汛抗旱应急预案 土地征收补偿标准 "
    "营商环境优化措施 保障性住房分配情况 科技创新扶持条款 文化惠民演出安排 粮食收购价格公示 供水供电维修通知"
)
_HOW = _words(
    "做到应公开尽公开 群众满意度明显提高 内容更加贴近生活 流程进一步压缩 没有发生泄密事件 便于查询下载 "
    "形成长效机制 接受社会监督 责任落实到岗到人 逐条核对出处 方便老年人阅读 减少重复录入 "
    "与往年相比更为规范 得到企业认可 细化了审查标准 提升了编校质量"
)
_UNITS = _words("件 条 次 篇 项 期 份 人次 场 个")
_SIZES = {"一": 30, "五": 24, "六": 15}  # sentences by section


def narrative(chance: Random) -> dict[str, list[str]]:
    """The paragraphs of the sections 一, 五 and 六."""
    found: dict[str, list[str]] = {}
    for section, size in _SIZES.items():
        sentences = [_sentence(chance) for _ in range(size)]
        paragraphs = ["".join(sentences[at : at + 4]) for at in range(0, size, 4)]
        found[section] = [
            f"（{ordinal}）{chance.choice(_WHAT)}。{text}"
            for ordinal, text in zip("一二三四五六七八", paragraphs, strict=False)
        ]
    return found


def _sentence(chance: Random) -> str:
    counted = f"{chance.randint(1, 3000)}{chance.choice(_UNITS)}"
    return (
        f"{chance.choice(_WHEN)}{chance.choice(_WHO)}{chance.choice(_DID)}{chance.choice(_WHAT)}"
        f"{counted if chance.random() < 0.4 else ''}，{chance.choice(_WHO)}{chance.choice(_DID)}"
        f"{chance.choice(_WHAT)}，{chance.choice(_HOW)}。"
    )


def title(seed: int) -> str:
    """The title of a report; no two seeds below 2,048 share body and year."""
    place = _PLACES[seed % 16] + _KINDS[seed // 16 % 8]
    return f"{place}{2010 + seed // 128}年政府信息公开工作年度报告"


def report(seed: int) -> Made:
    """The figures of a report."""
    return make(Format.F2021, Style(), seed, blanks=False, largest=999)


def text(seed: int) -> str:
    """A report as text, its tables in the layout that the seed chooses."""
    chance = Random(seed)
    layout = _LAYOUTS[seed % len(_LAYOUTS)]
    two, three, four = (layout(table, Style()) for table in report(seed).tables)
    parts = narrative(chance)
    return "\n".join((
        title(seed), "一、总体情况", *parts["一"],
        "二、主动公开政府信息情况", two, "三、收到和处理政府信息公开申请情况", three,
        "四、政府信息公开行政复议、行政诉讼情况", four,
        "五、存在的主要问题及改进情况", *parts["五"], "六、其他需要报告的事项", *parts["六"], "",
    ))  # fmt: skip


def file(seed: int, build: Callable[..., bytes]) -> bytes:
    """A report as a file of another kind."""
    parts = narrative(Random(seed))
    lines = ["一、总体情况", *parts["一"], *parts["五"], *parts["六"]]
    return build(report(seed), narrative=lines, title=title(seed))


def write(folder: Path, seeds: Sequence[int]) -> list[str]:
    """The paths of text files with the reports."""
    paths = [folder / f"{seed:05}.txt" for seed in seeds]
    for seed, path in zip(seeds, paths, strict=True):
        path.write_text(text(seed), "utf-8")
    return [str(path) for path in paths]
