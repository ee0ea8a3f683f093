"""Who reports: title, agency and region as printed, bare regions named by their government."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.agency_named import named
from corpus.agency_names import YEAR, is_body, normalised, placed, region_of
from corpus.regions import divisions_at_end

_KIND = r"(?:(?:政府)?信息公开|政务公开)"
_END = r"(?:报告|年报|情况|总结)"
_WORDS = r"[^，,。；;：:《》\n>＞›|/\d]"
_TITLE = re.compile(
    rf"(?P<front>{_WORDS}{{0,40}}?)(?:(?P<year>{YEAR})(?P<middle>{_WORDS}{{0,30}}?){_KIND}{_WORDS}{{0,14}}?"
    rf"|(?P<kind>{_KIND}(?:工作)?)(?:{YEAR}){_WORDS}{{0,6}}?"
    rf"|(?P<late>{_KIND}{_WORDS}{{0,8}}?)(?={_END}[（(]{YEAR}[）)]$)"
    rf"|(?P<yearless>{_KIND}(?:工作)?年度?(?:工作)?)){_END}(?:[（(][^）)]*[）)])?"
)
_AROUND = re.compile(
    r"^(《|关于|报送|上报|印发|公布|呈报|转发|发布|附件[：:]?|[（(\[【][^（()）\]】]{1,6}[）)\]】])+|(关于|的|[（(][^（()）]*[）)])+$"
)
_WHOLE = {"人民": "政府", "街": "道"}
_SHORT_TOWNSHIP = re.compile("(?![我本全各该乡城集村小古重市新建])[\u4e00-\u9fff][镇乡]")  # 螅镇
_CUT_SHORT = re.compile("(?:人民|街)$")  # 甲县人民2023年政府信息公开, 乙街2023年…
_EDITION = re.compile(r"^\s*[【\[][^】\]]{1,6}[】\]]")  # 【图解版】
_REPEATED = re.compile(r"^(.{12,80}?)\1+$")
# Of the title in a page's metadata.
_LABEL = r"^\s*(?:(?:信息|文件)?(?:标\s*题|名\s*称)|题\s*名|(?:文件|附件)下载)(?:\s*[：:]|\s)"
_PAGE_PARTS = re.compile(
    r"[_|—–\-＞>]+|\s+(?=(?:发布|信息来源|来源|日期|时间|作者|浏览|阅读|点击|字[号体])[^。]*[:：])"
    r"|(?<=报告)(?=根据|按照|依据)|(?<=年报)(?=根据|按照|依据)"
    rf"|^附件\s*\d*\s*[：:]?|的(?:函|通知|公告|公示)\s*$|{_LABEL}|[《》]"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Title and agency as far as they are printed."""

    title: str | None
    agency: str | None


def identity(masthead: Sequence[str], paragraphs: Sequence[str], page_title: str | None) -> Identity:
    """The title among the lines before the first section, and the agency of title, signature or text.

    `page_title` is what a web page calls itself, asked only where the page prints no title.
    """
    pieces = [piece for line in (*masthead, page_title or "") for piece in _PAGE_PARTS.split(line)]
    words = [word for piece in pieces for word in piece.split()]  # of a page that ran into one line
    title = title_of(masthead) or title_of(pieces) or title_of(words)
    found = named(masthead, paragraphs, agency_in_title(title) if title else None)
    if found:
        found = placed(found, "\n".join((*masthead, page_title or "")), "\n".join(paragraphs))
    return Identity(title, normalised(found) if found else None)


def title_of(lines: Sequence[str]) -> str | None:
    """The report's title, joined where it is folded over lines; None when none is printed."""
    found: list[tuple[str, int]] = []
    for index in range(len(lines)):
        for size in (1, 2, 3):
            joined = re.sub(_LABEL, "", "".join(lines[index : index + size]))
            once = _REPEATED.sub(r"\1", re.sub(r"\s", "", _EDITION.sub("", joined)).strip("《》"))
            whole = _TITLE.fullmatch(once)
            if whole and len(lines[index : index + size]) == size and _is_own(whole):
                found.append((whole[0], size))
    if not found:
        quoted = [re.sub(r"\s", "", words) for line in lines for words in re.findall("《([^》]+)》", line)]
        own = [re.split("[:：@]", words)[-1] for words in quoted]  # behind the name of a site
        found = [(words, 1) for words in own if (whole := _TITLE.fullmatch(words)) and _is_own(whole)]
    found = [each for each in found if not any(_headed(each[0], other) for other, _ in found)]
    best = max(found, key=lambda each: (*_rank(each), found.count(each)), default=None)
    return best[0] if best else None


def _is_own(title: re.Match[str]) -> bool:
    """False for the name of a column of a site: it tells neither year nor body."""
    return not title["yearless"] or agency_in_title(title[0]) is not None


def _headed(title: str, other: str) -> bool:
    """Whether a title is another one, which says whose it is, behind words that are no place."""
    front = title.removesuffix(other)
    if front in ("", title) or region_of(agency_in_title(other)) is None:
        return False
    return divisions_at_end(front) != front


def _rank(candidate: tuple[str, int]) -> tuple[bool, bool, bool, int, int]:
    """Titles with a year, then those of a body, then whole ones, then those on the fewest lines."""
    title, lines = candidate
    dated = re.search(YEAR, title) is not None
    return dated, agency_in_title(title) is not None, _complete(title), -lines, len(title)


def _complete(title: str) -> bool:
    return title.endswith(("报告", "年报"))


def agency_in_title(title: str) -> str | None:
    """The body that a title names, None when it names none."""
    match = _TITLE.fullmatch(title)
    if not match:
        return None
    for part in (match["front"], match["middle"] or ""):
        words = _AROUND.sub("", part.strip())
        words = _CUT_SHORT.sub(lambda cut: cut[0] + _WHOLE[cut[0]], words.removesuffix("机关"))
        offices = words.split("、")  # two may report together
        if _SHORT_TOWNSHIP.fullmatch(words) or all(map(is_body, offices)):
            return words
    return None
