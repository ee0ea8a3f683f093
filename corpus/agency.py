"""Who reports: title, agency and region as printed, bare regions named by their government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from corpus.regions import by_name

_PLACE = "省|自治区|市|自治州|州|盟|地区|县|区|旗|镇|乡|街道"
_BODY = (
    "人民政府|(?<=[省市县区旗州镇乡])政府|政府办公厅|政府办公室|办公厅|办公室|街道办事处|办事处|委员会|管委会|局|厅|委|院|中心|总队|支队|大队|"
    "公安部|税务总局|署|处|站|所|社|馆|会|办|学校|中学|小学|大学|学院|幼儿园|医院|公司|集团"
)
_KIND = r"(?:(?:政府)?信息公开|政务公开)"
_YEAR = r"(?:20\d\d|二[〇○零O][〇○零一二三四五六七八九O]{2})\s*年?度?"
_END = r"(?:报告|年报|情况|总结)"
_WORDS = r"[^，。；：:《》\n>＞›|/\d]"
_TITLE = re.compile(
    rf"(?P<front>{_WORDS}{{0,40}}?)(?:(?P<year>{_YEAR})(?P<middle>{_WORDS}{{0,30}}?){_KIND}{_WORDS}{{0,14}}?"
    rf"|(?P<kind>{_KIND}(?:工作)?)(?:{_YEAR}){_WORDS}{{0,6}}?"
    rf"|(?P<late>{_KIND}{_WORDS}{{0,8}}?)(?={_END}[（(]{_YEAR}[）)]$)){_END}(?:[（(][^）)]*[）)])?"
)
_FULL = re.compile(rf"[\u4e00-\u9fff（）()·]{{0,24}}(?:{_PLACE}|{_BODY})")
_HAN_NAME = r"[\u4e00-\u9fff]{2,24}?"
_BASIS = "根据|按照|依据|依照|遵照"
_NAMED = tuple(
    re.compile(cue)
    for cue in (
        rf"^(?:编制|发[文布]|公开)(?:机关|机构|单位)\s*({_HAN_NAME})$",
        rf"(?:(?:编制|填报|报送|编报|报告)(?:机关|单位|部门)|单位名称|发[文布](?:机关|机构|单位)|公开单位|责任单位"
        rf"|信息来源|(?<!信息)来源)(?:[（(][^）)]{{0,4}}章[）)])?\s*[：:]\s*"
        rf"({_HAN_NAME})(?=\s*(?:作者|点击|时间|日期|浏览|字|[，。；\s]|$))",
        rf"由({_HAN_NAME})(?:(?:{_BASIS})[^。]{{0,60}})?(?:负责)?编制",
        rf"(?:现将|公布|现公布)({_HAN_NAME}){_YEAR}",
        rf"(?:^|[，。；\s])({_HAN_NAME})(?:组织|负责)?编制了?(?:本|{_YEAR})",
        rf"(?:^|[。\s])({_HAN_NAME})(?:{_BASIS})[^。]{{0,60}}(?:编制|公布|制作)",
        rf"(?:^|[，。；\s])({_HAN_NAME})[（(]以下简称[^）)]{{0,3}}[我本]",
        rf"与({_HAN_NAME})(?:(?:办公|政务公开|信息公开)?[室办股科])?(?:[（(][^）)]*[）)])?(?:直接)?联系",
        rf"联系(?:单位|部门|机构)\s*[：:]\s*({_HAN_NAME})(?=[，。；\s（(]|$)",
    )
)
_LED = re.compile("^(详见|登[录陆]|通过|访问|依托|利用|可|到|在|向|和|及|与|请)+")
_SITE = re.compile(
    rf"(?:^|[，。；、\s在“\"])({_HAN_NAME}[市县区旗州](?:人民)?政府)(?:信息公开)?(?:门户|官方)?网(?:站)?"
)
_WHERE = re.compile(r"^.*(?:位置|首页)\s*(?:[：:]|是)\s*")
_CRUMB = re.compile(r"[>＞›»/|]")
_SELF = re.compile(
    r"^(?:[局委厅院县市区镇乡]|街道)(?:机关|办公|办)|^(发[文布](?:机关|机构|单位)|编制(?:机关|单位)|公开单位|责任单位|来源|主办|承办|我|本|全|各|该|我们|本机关|关于|按照|根据|为)"
)
_OFFICE = re.compile(r"^(.+人民政府)办公[室厅]$")
_GOVERNMENT = re.compile(r"我[省市县区旗州镇乡]|全[省市县区旗州镇乡]")
_SEAL = re.compile("[（(][^（()）]{0,3}章[）)]$")
_ENDING = 10
_FIRST_LINES = 3
_HIJACKED = re.compile(
    "登[录陆]|入口|备用|网页版|投注|博彩|娱乐城"
)  # archives of domains that others took over
_NO_AUTHOR = re.compile("(会议|网站|融媒体中心|新闻中心|传媒中心|信息中心|日报社|电视台)$")
_OWN = re.compile("[我本]([局镇乡县市区省旗州盟委办厅院道])")
_DAY = (
    r"(?:20\d\d|二[〇○零O][〇○零一二三四五六七八九]{2})年"
    r"[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日$"
)
_AROUND = re.compile(
    r"^(《|关于|报送|上报|印发|公布|呈报|转发|发布|附件[：:]?)+|(关于|的|[（(][^（()）]*[）)])+$"
)
_PAGE_PARTS = re.compile(
    r"[_|—–\-＞>]+|\s+(?=(?:发布|信息来源|来源|日期|时间|作者|浏览|阅读|点击|字[号体])[^。]*[:：])"
    r"|^附件\s*\d*\s*[：:]?|^\s*(?:标\s*题|名\s*称)\s*[：:]|[《》]"
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
    title = title_of(masthead) or title_of(pieces)
    text = "\n".join(paragraphs)
    named = agency_in_title(title) if title else None
    lines = (line.strip() for line in masthead[:_FIRST_LINES])
    named_by = chain(_mentioned(paragraphs), filter(is_body, lines), _crumb(masthead))
    told = (name for name in named_by if _speaks(name, text))
    found = named or _signed(paragraphs, text) or next(told, None) or _own_site(text)
    found = _placed(found, "\n".join((*masthead, page_title or ""))) if found else None
    return Identity(title, normalised(found) if found else None)


def _placed(name: str, masthead: str) -> str:
    """县住建局 with the name of the one county whose government the page names."""
    if not re.match("[市县区旗](?!场|政|容|域|委办)", name):
        return name
    places = set(re.findall(rf"([\u4e00-\u9fff]{{2,9}}?{name[0]})(?:人民)?政府", masthead))
    return places.pop() + name[1:] if len(places) == 1 else name


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
        words = _AROUND.sub("", part.strip())
        words = f"{words}政府" if words.endswith("人民") else words
        if is_body(words):
            return words
    return None


def is_body(words: str) -> bool:
    """Whether the words are the name of a public body or a region, and not 我局 or 全县."""
    shortest = 2 if words.endswith(("县", "旗")) else 3
    return (
        len(words) >= shortest
        and not _SELF.match(words)
        and not _HIJACKED.search(words)
        and _FULL.fullmatch(words) is not None
    )


def _signed(paragraphs: Sequence[str], text: str) -> str | None:
    """The body that signs the report; an office that signs for its government stands for the government."""
    lines = [re.sub(r"\s", "", line) for line in paragraphs]
    names = [_SEAL.sub("", re.sub(_DAY, "", line)).strip("（）()") for line in lines]
    dated = [bool(re.search(_DAY, line)) for line in lines]
    near = [
        name
        for at, name in enumerate(names)
        if is_body(name) and (any(dated[at : at + 2]) or _titled(lines[max(at - 2, 0) : at]))
    ]
    ending = {name for name in names[-_ENDING:] if is_body(name)}
    found = near[-1] if near else ending.pop() if len(ending) == 1 else None
    office = _OFFICE.match(found or "")
    return office[1] if office and _GOVERNMENT.search(text) else found


def _titled(before: Sequence[str]) -> bool:
    """Whether the lines end a title, with or without a year in brackets behind it."""
    return _complete(re.sub(rf"[（(]{_YEAR}[）)]$", "", "".join(before)))


def _mentioned(paragraphs: Sequence[str]) -> Iterator[str]:
    """Bodies that a line names as the one that wrote or published."""
    for cue in _NAMED:
        for match in (match for text in paragraphs for match in cue.finditer(text)):
            if is_body(match[1]) and not match[1].startswith(("市", "县", "区", "省")):
                yield match[1]


def _crumb(masthead: Sequence[str]) -> Iterator[str]:
    """Bodies in lines of breadcrumbs, the innermost first."""
    parts = [part.strip() for line in masthead if _CRUMB.search(line) for part in _CRUMB.split(line)]
    return (part for part in map(_WHERE.sub, repeat(""), reversed(parts)) if is_body(part))


def _own_site(text: str) -> str | None:
    """The one government on whose site a report of 我县, 我区 or 我市 says that it stands."""
    said = set(_OWN.findall(text))
    names = {_LED.sub("", name) for name in _SITE.findall(text)}
    return names.pop() if len(names) == 1 and len(said) == 1 and said & set("县区市旗州") else None


def _speaks(name: str, text: str) -> bool:
    """Whether the body may call itself what the text does: 我局 is said by a 局, 我县 by the county."""
    said = set(_OWN.findall(text))
    own = name.removesuffix("人民政府").removesuffix("办事处").removesuffix("员会")
    return not _NO_AUTHOR.search(name) and (not said or own[-1] in said)


def normalised(name: str) -> str:
    """The body's name, a bare region named by its government; a zone that is no division stays as it is."""
    name = _UNIT.sub("", name)
    name = re.sub("人民$", "人民政府", name)
    name = re.sub("(?<=[省市县区旗州镇乡])政府$", "人民政府", name)
    if name.endswith("街道"):
        return f"{name}办事处"
    zone = _ZONE.search(name) and not any(name.endswith(known) for known in by_name() if len(known) > 3)
    return f"{name}人民政府" if re.search(rf"(?:{_PLACE})$", name) and not zone else name


_UNIT = re.compile("(?<=.{4})(政府)?(信息公开|政务公开)(工作)?(领导小组|联席会议)?(办公室|办)$")
_ZONE = re.compile("(?:新|开发|经开|度假|工业|产业|物流|试验|功能|管理|园|景|保税|示范|合作|高新)区$")
_LEVEL = r"省|自治区|自治州|自治县|市(?!场|容)|州(?!市)|盟|地区|县|区|旗|镇|乡|街道"
_REGION = re.compile(
    rf"^(?:国家税务总局|国家统计局|中共|国网)?((?:(?!城市)[\u4e00-\u9fff]{{1,8}}?(?:{_LEVEL}))+)"
)


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
