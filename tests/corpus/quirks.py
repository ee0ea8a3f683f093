"""Oddities of published tables as changes to a made report; any of them may come together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from corpus.types import Format
from corpus.vocabulary import APPLICANTS, metrics
from tests.corpus.factory import Made, Row, proactive, request_rows

Quirk = Callable[[Made, Random], None]

_DISPUTES = ("行政复议", "行政诉讼")
_SPELT: dict[str, dict[str, Sequence[str]]] = {
    "a clause without its 第": {"第二十条第": ["第二十条", "第二十条第"]},
    "blanks inside labels": {
        "第二十条第": ["第二十条 第"],
        "大量反复申请": ["大量反复 申请"],
        "重新出具": ["重 新出具"],
        "（七）总计": ["（七）总 计"],
        "商业企业": ["商业 企业"],
        "法律服务机构": ["法律 服务 机构"],
        "本年新制作数量": ["本年新 制作数量"],
        "本年废止件数": ["本年 废止件数", "本年\u3000废止件数"],
    },
    "headers cut short": {"本年新制作数量": ["本年新"], "本年新公开数量": ["本年新"]},
    "a header printed twice": {"本年新公开数量": ["本年新制作数量"]},
    "headers short of a character": {
        "现行有效件数": ["现行有效件"],
        "本年制发件数": ["本年发件数", "本年发件"],
    },
    "headers in other words": {
        "本年制发件数": ["本年新制发件数"],
        "本年收费金额": ["本年度收费金额"],
        "本年度办理结果": ["本年度办理结束"],
    },
    "notes with figures and names of rows": {
        "规章": ["规章(县级无此项)", "规章（设区的市、自治州人民政府应提供相关数据）"],
        "上一年项目数量": ["上一年项目数量（指2019年事项数）"],
        "本年增/减": ["本年增/减（指2020年增减事项数，减用负值表示，如-8）"],
        "其他对外管理服务事项": ["其他对外管理服务事项（行政许可以外的，含行政处罚、行政强制等）"],
    },
    "misspelt rows": {
        "2.其他法律行政法规禁止公开": ["2.其他法律行政止公开"],
        "3.补正后申请内容仍不明确": ["3.补正后申请内容仍不明"],
        "6.属于四类过程性信息": ["6.属于四类过程信息"],
    },
    "other quotation marks": {"“三安全一稳定”": ['"三安全一稳定"', "「三安全一稳定」", "三安全一稳定"]},
    "another numbering": {
        "一、本年新收": ["一.本年新收", "一 、本年新收", "本年新收"],
        "（一）予以公开": ["一）予以公开", "(一) 予以公开", "（一)予以公开"],
        "1.": ["1、", "1．", "1. ", "1 ."],
        "2.": ["2、", "2．", "2. "],
    },
    "another name of a group": {"（六）其他处理": ["（六）其他", "（六）其他处理情况"]},
    "the older name": {"行政规范性文件": ["规范性文件"]},
    "labels broken into lines": {
        "商业企业": ["商业\n企业"],
        "社会公益组织": ["社会\n公益\n组织"],
        "自然人": ["自\n然\n人"],
        "法律服务机构": ["法律服\n务机构"],
        "本年制发件数": ["本年制\n发件数"],
        "处理决定数量": ["处理决\n定数量"],
        "5.要求行政机关确认或重新出具已获取信息": ["5.要求行政机关确认或重新\n出具已获取信息"],
        "没有现成信息需要另行制作": ["没有现成信息\n需要另行制作"],
        "（二）部分公开": ["（二）部分公\n开"],
    },
}
_PRINTED: dict[str, Callable[[str], str]] = {
    "full-width digits": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "thousands commas": lambda text: f"{int(text):,}",
    "a note behind a figure": lambda text: f"{text}（其中修订 8 件）",
    "blanks around figures": lambda text: f" {text}  ",
    "a wide blank before a figure": lambda text: f"\u3000{text}",
    "units in cells": lambda text: f"{text}件",
}


def _spelt(wordings: dict[str, Sequence[str]]) -> Quirk:
    def quirk(report: Made, chance: Random) -> None:
        def respelt(text: str) -> str:
            for official, others in wordings.items():
                found = text.startswith(official) or (len(official) > 3 and official in text)
                if found and not report.is_value(text):
                    return text.replace(official, chance.choice(others), 1)
            return text

        report.changes.append(lambda rows: [[(respelt(text), span) for text, span in row] for row in rows])

    return quirk


def _valued(printed: Callable[[str], str], *, often: float = 0.3) -> Quirk:
    def quirk(report: Made, chance: Random) -> None:
        for (metric, applicant), text in report.cells.items():
            plain = re.fullmatch(r"\d+", text) and not metric.endswith(("增减", "总金额", "收费金额"))
            if plain and chance.random() < often:
                report.cells[metric, applicant] = printed(text)

    return quirk


def merged_zero(report: Made, chance: Random) -> None:
    """One row of table 二 or 三 prints a single 0 over all its columns."""
    rows: dict[str, list[str]] = {}
    for metric, applicant in report.cells:
        rows.setdefault(metric if applicant else metric.split("/")[0], []).append(metric)
    wide = [metrics for row, metrics in rows.items() if len(metrics) > 1 and row not in _DISPUTES]
    report.merged.update(chance.choice(wide))


def local_row(report: Made, chance: Random) -> None:
    """The body added a row of its own below the normative documents."""
    report.local = [str(chance.randint(0, 30)) for _ in range(3)]


def one_row_for_other_handling(report: Made, chance: Random) -> None:
    """The 2021 form with 其他处理 in one row."""
    if report.form is Format.F2021:
        parts = [metric.path for metric in request_rows() if metric.path.startswith("其他处理/")]
        for name in APPLICANTS:
            values = [report.cells.pop((path, name)) for path in parts]
            report.cells["其他处理", name] = str(sum(int(value or 0) for value in values))


def mixed_forms(report: Made, chance: Random) -> None:
    """The first clause is of the other form."""
    other = Format.F2019 if report.form is Format.F2021 else Format.F2021
    for metric in metrics().values():
        if metric.section == "第二十条第（一）项":
            report.cells.pop((metric.path, None), None)
            if other in metric.formats:
                report.cells[metric.path, None] = proactive(metric, chance, 50)


def lost_clause(report: Made, chance: Random) -> None:
    """One clause heading is missing."""
    lost = chance.choice("一五六八")
    pattern = re.compile(rf"第二十条.?第?[（(]{lost}[）)]项")
    report.changes.append(lambda rows: [row for row in rows if not pattern.fullmatch(row[0][0])])


def padded_header(report: Made, chance: Random) -> None:
    """The third header row of table 三 begins or ends with blanks for the cells merged from above."""

    def padded(rows: list[Row]) -> list[Row]:
        return [[("", 4), *row, ("", 1)] if len(row) == 5 and row[-1][0] == "其他" else row for row in rows]

    report.changes.append(padded)


def squashed_dispute_headers(report: Made, chance: Random) -> None:
    """The headers of table 四 became one word, or are missing."""
    left: list[Row] = chance.choice(([[("行政复议行政诉讼", 15)]], []))
    report.changes.append(lambda rows: [*left, rows[-1]] if len(rows[-1]) == 15 else rows)


def three_dispute_tables(report: Made, chance: Random) -> None:
    """Table 四 as three little tables."""

    def parted(rows: list[Row]) -> list[Row]:
        if len(rows[-1]) != 15:
            return rows
        found: list[Row] = []
        results = [(name, 1) for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")]
        for at, name in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉")):
            found += [[(name, 5)], list(results), rows[-1][at * 5 : at * 5 + 5]]
        return found

    report.changes.append(parted)


def seven_small_tables(report: Made, chance: Random) -> None:
    """A scanned table 三 as seven small ones under headers that name nothing."""

    def parted(rows: list[Row]) -> list[Row]:
        found: list[Row] = []
        for row in rows:
            if len(row) < len(APPLICANTS) + 1:
                continue
            if len(found) % 5 == 0:
                found.append([("项目", 3), *((f"数据{number}", 1) for number in range(1, 7))])
            found.append(row)
        return found if len(rows) > 20 and rows[0][-1][0] == "申请人情况" else rows

    report.changes.append(parted)


def upright_group_names(report: Made, chance: Random) -> None:
    """Characters of an upright group name stand between the rows of table 三."""
    letters = iter("三、本年度办理结果")

    def scattered(rows: list[Row]) -> list[Row]:
        found: list[Row] = []
        for row in rows:
            found.append(row)
            letter = next(letters, None) if len(row) >= len(APPLICANTS) else None
            found += [[(letter, 0)]] if letter else []
        return found

    report.changes.append(scattered)


def page_numbers(report: Made, chance: Random) -> None:
    """A page number stands between rows."""
    report.style = replace(report.style, page_numbers=True)


QUIRKS: dict[str, Quirk] = {  # in the order in which they are done: forms, then values, then labels
    "a merged 0": merged_zero,
    "a row of the body's own": local_row,
    "其他处理 in one row": one_row_for_other_handling,
    "two forms mixed": mixed_forms,
    **{name: _valued(printed) for name, printed in _PRINTED.items()},
    **{name: _spelt(wordings) for name, wordings in _SPELT.items()},
    "a clause heading missing": lost_clause,
    "blanks beside the third header row": padded_header,
    "table 四 without its headers": squashed_dispute_headers,
    "table 四 in three": three_dispute_tables,
    "table 三 in seven": seven_small_tables,
    "an upright group name": upright_group_names,
    "page numbers": page_numbers,
}
NEEDS_FREE_LINES = {"labels broken into lines"}  # only where a line is not a row
