"""Whether a document is an annual report on the disclosure of government information, by what it prints."""

from __future__ import annotations

import re

from corpus.errors import NotAReport
from corpus.structure import Outline
from corpus.tables import Tables
from corpus.types import Document

_ENOUGH = 3
_DISTINCTIVE = frozenset((2, 3, 4))  # the other sections exist in any report
_REPORT = "信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报|情况报告如下)"
_OWN = (  # a report says of itself that it is published, or what it is drawn up under
    re.compile(
        rf"(?:现|特|向社会|本报告|向公众)[^。]{{0,30}}(?:公布|发布|公开|编制|汇总|将)[^。]{{0,80}}{_REPORT}"
    ),
    re.compile(
        r"政府信息公开条例[^。]{0,160}(?:编制|制作|公布|形成)[^。]{0,24}(?:本|年度)(?:年度)?(?:工作)?(?:报告|年报)"
    ),
    re.compile(r"本(?:年度)?(?:工作)?(?:报告|年报)[^。]{0,160}(?:政府信息公开条例|主动公开)"),
)
_VOICE = re.compile("[我本](?:局|委|厅|院|办|镇|乡|县|市|区|省|街道|机关|单位|校)")
_COUNTED = re.compile(r"主动公开[^，。；]{0,20}信息[^，。；]{0,10}\d\s*[余多]?[条件篇]")
_COUNTED_BESIDES = (  # below the headings of the form
    re.compile(r"主动公开[^，。；]{0,20}信息[^，。；]{0,10}\d\s*[余多]?万[余多]?[条件篇]"),
    re.compile(r"(?:收到|接收|受理|办理)[^。；]{0,30}信息公开申请[^，。；]{0,4}\d+\s*[件宗条份]"),
)
_DUTIES = ("主动公开", "申请", "复议")
_ASPECTS = (  # what the notice of 2021 asks section 一 to tell of
    re.compile("主动公开"),
    re.compile("依申请公开"),
    re.compile("政府信息管理"),
    re.compile("平台建设"),
    re.compile("监督保障"),
)
_OTHER = re.compile(
    "[\u4e00-\u9fff]{0,30}(?:信息|政务)公开(?:工作)?(?:指南|目录|制度|办法|规定|要点|方案)"
)  # as a title
_ABOUT = re.compile(  # as a title: of a report's explanation, of the form or of orders to write one
    "[^。]{0,60}(?:报告|年报)[》）)]?的?(?:(?:图文|图片|文字|政策|一图)?(?:解读|读懂|图解)|编制说明|编制指南|填报说明|模板)"
    "|[^。]{0,60}(?:报告|年报)格式(?:[（(]试行[）)])?"
    "|[^。]{0,40}(?:关于|印发)[^。]{0,60}(?:报告|年报)[^。]{0,40}通知"
)
_EXPLAINS = re.compile("(?:报告|年报)[^。]{0,60}(?:进行|作)(?:如下)?解读|(?:报告|年报)[^。]{0,20}解读如下")
_FIRST_LINES = 5
_TWO = 2


def require_report(document: Document, tables: Tables, parts: Outline, *, titled: bool, dated: bool) -> None:
    """Raise NotAReport unless title, sections, tables and period together speak for an annual report."""
    named = any(words in document.text for words in ("政府信息公开", "信息公开", "政府信息"))
    numbers = {section.number for section in parts.sections}
    told = _TWO * (titled or _speaks_of_itself(parts))
    seen = len(numbers & _DISTINCTIVE) + bool(numbers) + _aspects(parts)
    score = told + seen + _tables(tables) + dated
    if score < _ENOUGH:  # the whole text is searched only where less does not tell
        score += _said(document.text, in_sections=bool(numbers))
    other = not tables.facts and (_is_about_reports(parts) or (not told and _is_called_otherwise(parts)))
    if not named or other or score < _ENOUGH:
        raise NotAReport("not-a-report", "这份文件读得出来，但不像政府信息公开工作年度报告，没有收录。")


def _said(text: str, *, in_sections: bool) -> int:
    """How much of what a report says the text says: in its own voice or of its duties, and counts."""
    said = _VOICE.search(text) is not None or all(duty in text for duty in _DUTIES)
    cues = (_COUNTED, *_COUNTED_BESIDES) if in_sections else (_COUNTED,)
    return said + sum(cue.search(text) is not None for cue in cues)


def _tables(tables: Tables) -> int:
    return min(len({fact.metric for fact in tables.facts}), _ENOUGH)


def _is_called_otherwise(parts: Outline) -> bool:
    """Whether one of the first lines is the title of a guide or of rules."""
    return any(_OTHER.fullmatch("".join(each.text.split())) for each in parts.paragraphs[:_FIRST_LINES])


def _is_about_reports(parts: Outline) -> bool:
    """Whether the first lines say that a report is explained or asked for here."""
    first = [each.text for each in parts.paragraphs[:_FIRST_LINES]]
    lines = [line for text in first for line in (text, *re.split(r"[|\n]", text))]
    bare = ["".join(line.split()) for line in lines]
    return any(_ABOUT.fullmatch(line) or _EXPLAINS.search(line) for line in bare)


def _speaks_of_itself(parts: Outline) -> bool:
    texts = ["".join(paragraph.text.split()) for paragraph in parts.paragraphs]
    return any(cue.search(text) for cue in _OWN for text in texts)


def _aspects(parts: Outline) -> int:
    """How many of the aspects stand in headings that are not of a section, two at most."""
    sections = {section.heading for section in parts.sections}
    headings = {heading for paragraph in parts.paragraphs for heading in paragraph.headings} - sections
    return min(sum(any(map(aspect.search, headings)) for aspect in _ASPECTS), _TWO)
