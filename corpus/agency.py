"""Who reports: title, agency and region as printed, bare regions named by their government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.regions import by_name

_PLACE = "省|自治区|市|自治州|州|盟|地区|县|区|旗|镇|乡|街道"
_BODY = (
    "人民政府|政府办公厅|政府办公室|办公厅|办公室|街道办事处|办事处|委员会|管委会|局|厅|委|院|中心|总队|支队|大队|"
    "公安部|税务总局|署|处|站|所|社|馆|会|办"
)
_KIND = r"(?:(?:政府)?信息公开|政务公开)"
_YEAR = r"(?:20\d\d|二[〇○零O][〇○零一二三四五六七八九O]{2})\s*年?度?"
_END = r"(?:报告|年报|情况|总结)"
_WORDS = r"[^，。；：:《》\n>＞›|/\d]"
_TITLE = re.compile(
    rf"(?P<front>{_WORDS}{{0,40}}?)(?:(?P<year>{_YEAR})(?P<middle>{_WORDS}{{0,30}}?){_KIND}{_WORDS}{{0,14}}?"
    rf"|(?P<kind>{_KIND}(?:工作)?)(?:{_YEAR}){_WORDS}{{0,6}}?){_END}(?:[（(][^）)]*[）)])?"
)
_FULL = re.compile(rf"[\u4e00-\u9fff（）()·]{{0,24}}(?:{_PLACE}|{_BODY})")
_NAMED = re.compile(
    rf"(?:编制(?:机关|单位)|发[文布](?:机关|机构|单位)|公开单位|责任单位|信息来源|(?<!信息)来源)\s*[：:]\s*"
    rf"(?P<name>[\u4e00-\u9fff]{{2,24}}?)(?=\s*(?:作者|点击|时间|日期|浏览|字|[，。；\s]|$))"
    rf"|由(?P<by>[\u4e00-\u9fff]{{2,24}}?)(?:负责)?编制"
    rf"|(?:现将|公布|现公布)(?P<now>[\u4e00-\u9fff]{{2,24}}?){_YEAR}"
)
_CRUMB = re.compile(r"[>＞›»/|]")
_SELF = re.compile(r"^(我|本|全|各|该|我们|本机关|关于|按照|根据|为)")
_OFFICE = re.compile(r"^(.+人民政府)办公[室厅]$")
_GOVERNMENT = re.compile(r"我[省市县区旗州镇乡]|全[省市县区旗州镇乡]")
_ENDING = 10
_OWN = re.compile("[我本]([局镇乡县市区省旗州盟委办厅院道])")
_DAY = (
    r"(?:20\d\d|二[〇○零O][〇○零一二三四五六七八九]{2})年"
    r"[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日$"
)
_PAGE_PARTS = re.compile(r"[_|—–\-]+")


@dataclass(frozen=True, slots=True)
class Identity:
    """Title and agency as far as they are printed."""

    title: str | None
    agency: str | None


def identity(masthead: Sequence[str], paragraphs: Sequence[str], page_title: str | None) -> Identity:
    """The title among the lines before the first section, and the agency of title, signature or text.

    `page_title` is what a web page calls itself, asked only where the page prints no title.
    """
    title = title_of(masthead) or title_of(_PAGE_PARTS.split(page_title or ""))
    text = "\n".join(paragraphs)
    named = agency_in_title(title) if title else None
    told = (name for name in (*_mentioned(paragraphs), *_crumb(masthead)) if _speaks(name, text))
    found = named or _signed(paragraphs, text) or next(told, None)
    return Identity(title, normalised(found) if found else None)


def title_of(lines: Sequence[str]) -> str | None:
    """The report's title, joined where it is folded over lines; None when none is printed."""
    found: list[tuple[str, int]] = []
    for index in range(len(lines)):
        for size in (1, 2, 3):
            joined = "".join(lines[index : index + size])
            whole = _TITLE.fullmatch(re.sub(r"\s", "", joined).strip("《》"))
            if whole and len(lines[index : index + size]) == size:
                found.append((whole[0], size))
    if not found:
        quoted = [re.sub(r"\s", "", words) for line in lines for words in re.findall("《([^》]+)》", line)]
        found = [(words, 1) for words in quoted if _TITLE.fullmatch(words)]
    best = max(found, key=_rank, default=None)
    return best[0] if best else None


def _rank(candidate: tuple[str, int]) -> tuple[bool, bool, int, int]:
    """Titles that name their body first, then whole ones, then those on the fewest lines."""
    title, lines = candidate
    return agency_in_title(title) is not None, _complete(title), -lines, len(title)


def _complete(title: str) -> bool:
    return title.endswith(("报告", "年报"))


def agency_in_title(title: str) -> str | None:
    """The body that a title names, None when it names none."""
    match = _TITLE.fullmatch(title)
    if not match:
        return None
    for part in (match["front"], match["middle"] or ""):
        words = re.sub(r"^(关于|《)|(关于|的)$", "", part.strip())
        if is_body(words):
            return words
    return None


def is_body(words: str) -> bool:
    """Whether the words are the name of a public body or a region, and not 我局 or 全县."""
    shortest = 2 if words.endswith(("县", "旗")) else 3
    return len(words) >= shortest and not _SELF.match(words) and _FULL.fullmatch(words) is not None


def _signed(paragraphs: Sequence[str], text: str) -> str | None:
    """The body that signs the report; an office that signs for its government stands for the government."""
    lines = [re.sub(r"\s", "", line) for line in paragraphs]
    names = [re.sub(_DAY, "", line).strip("（）()") for line in lines]
    dated = [bool(re.search(_DAY, line)) for line in lines]
    near = [
        name
        for at, name in enumerate(names)
        if is_body(name) and (any(dated[at : at + 2]) or _complete("".join(lines[max(at - 1, 0) : at])))
    ]
    ending = {name for name in names[-_ENDING:] if is_body(name)}
    found = near[-1] if near else ending.pop() if len(ending) == 1 else None
    office = _OFFICE.match(found or "")
    return office[1] if office and _GOVERNMENT.search(text) else found


def _mentioned(paragraphs: Sequence[str]) -> Iterator[str]:
    """Bodies that a line names as the one that wrote or published."""
    for text in paragraphs:
        for match in _NAMED.finditer(text):
            words = match["name"] or match["by"] or match["now"]
            if is_body(words) and not words.startswith(("市", "县", "区", "省")):
                yield words


def _crumb(masthead: Sequence[str]) -> Iterator[str]:
    """Bodies in lines of breadcrumbs, the innermost first."""
    parts = [part.strip() for line in masthead if _CRUMB.search(line) for part in _CRUMB.split(line)]
    return (part for part in reversed(parts) if is_body(part))


def _speaks(name: str, text: str) -> bool:
    """Whether the body may call itself what the text does: 我局 is said by a 局, 我县 by the county."""
    said = set(_OWN.findall(text))
    own = name.removesuffix("人民政府").removesuffix("办事处").removesuffix("员会")
    return not name.endswith(("会议", "网站")) and (not said or own[-1] in said)


def normalised(name: str) -> str:
    """The body's name, a bare region named by its government; a zone that is no division stays as it is."""
    if name.endswith("街道"):
        return f"{name}办事处"
    zone = _ZONE.search(name) and not any(name.endswith(known) for known in by_name() if len(known) > 3)
    return f"{name}人民政府" if re.search(rf"(?:{_PLACE})$", name) and not zone else name


_ZONE = re.compile("(?:新|开发|园|景|保税|示范|合作|高新)区$")
_LEVEL = r"省|自治区|自治州|自治县|市(?!场|容)|州(?!市)|盟|地区|县|区|旗|镇|乡|街道"
_REGION = re.compile(rf"^(?:国家税务总局)?((?:(?!城市)[\u4e00-\u9fff]{{1,8}}?(?:{_LEVEL}))+)")


def region_of(agency: str | None) -> str | None:
    """The region at the front of a body's name, None when it has none."""
    match = _REGION.match(agency or "")
    return match[1] if match else None


_FILE_AGENCY = re.compile(
    rf"[\u4e00-\u9fff]{{2,20}}?(?:{_BODY}|{_PLACE})(?=20\d\d|_|-|\.|\s|政府?信息公开|$)"
)


def from_file_name(name: str) -> tuple[str | None, int | None]:
    """Agency and year that a file's name tells, each None when it does not."""
    stem = re.sub(r"^.*[/\\]|\.\w+$", "", name)
    agency = _FILE_AGENCY.search(stem)
    year = re.search(r"(?<!\d)20\d\d(?!\d)", stem)
    known = agency[0] if agency and is_body(agency[0]) else None
    return normalised(known) if known else None, int(year[0]) if year else None
