"""Where a report names its body outside its title: signature, sentences, breadcrumbs, its own documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import repeat

from corpus.agency_names import HAN_NAME, YEAR, is_body, is_placed, normalised, placed, region_of
from corpus.regions import by_name, divisions_at_end

_WIDE = str.maketrans(",;:()", "，；：（）")
_BASIS = "根据|按照|依据|依照|遵照"
_DESK = (
    "(?:(?<!政府)办公厅)?(?:(?:办公|政府信息公开|政务公开|信息公开|党政|综合|工作|管理|领导小组|秘书|文秘|行政"
    "|法规|宣传|业务|信息)*[室办股科处])?"
)
_NAMED = tuple(
    re.compile(cue)
    for cue in (
        rf"^(?:编制|发[文布]|公开)(?:机关|机构|单位)\s*({HAN_NAME})$",
        rf"(?:(?:编制|填报|报送|编报|报告)(?:机关|单位|部门)|单位名称|发[文布](?:机关|机构|单位)|公开单位|责任单位"
        rf"|信息来源|(?<!信息)来源)(?:（[^）]{{0,4}}章）)?\s*：\s*"
        rf"({HAN_NAME})(?=\s*(?:作者|点击|时间|日期|浏览|字|[，。；\s]|$))",
        rf"由(?:[\u4e00-\u9fff]{{1,9}}\s)?({HAN_NAME})(?:（[^）]*）)?"
        rf"(?:(?:{_BASIS}|综合(?!行政|执法|服务|治理|管理|保障|监管|交通)|汇总)[^。]{{0,140}})?(?:负责|组织)?编制",
        rf"(?:(?:现将|现公开|公布|发布|编制|汇总|结合){YEAR}|做好)({HAN_NAME})的?(?:(?<!人民)政府信息|政务|信息)公开",
        rf"(?:现将|现公开|公布|发布|编制了|编制(?![并了]))({HAN_NAME})(?:（[^）]{{1,12}}）)?{YEAR}",
        rf"受理机构(?:为|是|：)\s*({HAN_NAME})(?=[，。；\s]|$)",
        rf"(?:^|[，。；\s])({HAN_NAME})(?:组织|负责)?编制(?:完成)?了?(?:本|{YEAR})",
        rf"(?:^|[。\s])({HAN_NAME})(?:{_BASIS})[^。]{{0,60}}(?:编制|公布|制作)",
        rf"(?:^|[，。；\s])({HAN_NAME})（以下简称[^）]{{0,3}}[我本]",
        rf"与({HAN_NAME}){_DESK}(?:（[^）]*）)?(?:直接)?联系",
        rf"与({HAN_NAME}){_DESK}（(?:单位|联系)?(?:地址|电话)",
        rf"联系(?:单位|部门|机构)?\s*：?\s*({HAN_NAME}){_DESK}(?=[，。；\s（]|$)",
        rf"地\s?址\s*：\s*({HAN_NAME}(?:人民政府|局|委员会|办事处)[\u4e00-\u9fff]{{0,12}}?)(?=[，。；、\s（]|$)",
        rf"《({HAN_NAME})(?:(?<!人民)政府)?信息公开(?:指南|目录)》",
    )
)
_ACTS = (
    "严格|认真|坚持|继续|坚决|始终|深入|高度|全面|积极|切实|紧紧|紧密|紧扣|围绕|不断|持续|进一步|共|累计|[未没](?:有)?(?:收[到取]|接到|发生|产生|收费|向)|收到|主动公开"
    "|受理|依法|依托|通过|公开|发布|以(?=习近平|公开|人民|党)|在[^，,。]{2,30}?(?:领导|指导|支持)下|(?:政府|政务)?(?:信息|政务)公开工作(?!年|报告|要点|方案|考核|制度)"
)
_ACTING = re.compile(rf"(?:^|[，。；、\s]|{YEAR}(?:以来)?)({HAN_NAME})(?=(?:{_BASIS}|{_ACTS}))")
_LED = re.compile("^(?:.*(?:详见|登[录陆]|通过|访问|依托|利用|可[以在到从]|[到在向与]))?[可和及请]*")
_SITE = re.compile(
    rf"(?:^|[，。；、\s在“\"]|20\d\d年?)({HAN_NAME}(?:[市县区旗州](?:人民)?政府|[局委厅院]))"
    r"(?:(?:信息公开)?(?:门户|官方|入口|政务|官)?网(?:站)?|（(?:https?|www)\b)"
)
_WHERE = re.compile(r"^.*(?:位置|首页)\s*(?:：|是)\s*")
_CRUMB = re.compile(r"[>＞›»/|]")
_OFFICE = re.compile(r"^(.+人民政府)办公[室厅]$")
_GOVERNMENT = re.compile(r"[我全][省市县区旗州镇乡]|本[省市县区旗州镇乡](?!人民政府|政府)")
_SEAL = re.compile("（[^（）]{0,3}章）$")
_LINKED = re.compile("^.*[的了]")  # what a sentence says in front of a name
_ENDING = 10
_SHORT = 3  # characters; the name of a body is longer, unless it is a division's
_FIRST_LINES = 3
_NO_AUTHOR = re.compile("(会议|网站|融媒体中心|新闻中心|传媒中心|信息中心|日报社|电视台)$")
_OWN = re.compile("[我本]([局镇乡县市区省旗州盟委办厅院道])")
_DAY = (
    r"(?:20\d\d|二[〇○零O][〇○零一二三四五六七八九]{2})年"
    r"[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日$"
)
_TITLE_END = re.compile(rf"(?:报告|年报)(?:（{YEAR}）)?$")


def named(masthead: Sequence[str], paragraphs: Sequence[str], titled: str | None) -> str | None:
    """The body of the title, else the one that signs, else the first that lines name as theirs, in full.

    `titled` is what the title calls it: a name without its place may stand with it elsewhere.
    """
    region = region_of(titled)
    if titled and region and region[-1] not in "镇乡道":
        return titled
    masthead, paragraphs = ([line.translate(_WIDE) for line in lines] for lines in (masthead, paragraphs))
    text, head = "\n".join(paragraphs), "\n".join(masthead)
    told = (normalised(placed(name, head, text)) for name in _told(masthead, paragraphs))
    spoken = (name for each in told if is_placed(each) and _speaks(name := _speaker(each, text), text))
    signed = None if titled else _signed(paragraphs)
    found = titled or (_speaker(signed, text) if signed else next(spoken, None))
    if found and (region is not None or region_of(found) is None):
        found = next((name for name in spoken if _is_full(name, normalised(found))), found)
    found = found or _own_site(text)
    return _in_full(found, text) if found and not titled else found


def _in_full(name: str, text: str) -> str:
    """The name with all the places that the text prints in front of it, a committee's to its end."""
    whole = f"{name}员会" if name.endswith("委") and f"{name}员会" in text else name
    fronts = re.findall(rf"([\u4e00-\u9fff]{{2,20}}){whole}", text) if region_of(name) else []
    above = {divisions_at_end(words) for words in fronts} or {""}
    longest = max(above, key=len)
    return longest + whole if all(longest.endswith(each) for each in above) else whole


def _is_full(name: str, short: str) -> bool:
    """Whether a name is that of a body called so for short, with its place in front (住建局, 市科技局)."""
    before = name.removesuffix(short)
    ends_in_division = any(before[at:] in by_name() for at in range(len(before)))
    place = before if ends_in_division else region_of(name) or ""
    own = name[len(place) :].removesuffix("合会")  # 联合会 is 联
    kinds = (short, short[1:]) if place and short[:1] == place[-1] else (short,)
    return any(_abbreviates(each, own) for each in kinds)


def _abbreviates(short: str, own: str) -> bool:
    """Whether a name is made of characters of another one, from its first to its last."""
    rest = iter(own[:-1])
    return short[:1] == own[:1] and short[-1:] == own[-1:] and all(mark in rest for mark in short[:-1])


def _told(masthead: Sequence[str], paragraphs: Sequence[str]) -> Iterator[str]:
    yield from _mentioned(paragraphs)
    yield from filter(is_body, (line.strip() for line in masthead[:_FIRST_LINES]))
    yield from _crumb(masthead)
    yield from _acting(paragraphs)


def _speaker(name: str, text: str) -> str:
    """The body itself, or its government where an office speaks for one (我县)."""
    office = _OFFICE.match(name)
    return office[1] if office and _GOVERNMENT.search(text) else name


def _signed(paragraphs: Sequence[str]) -> str | None:
    """The body that signs the report."""
    lines = [re.sub(r"\s", "", line) for line in paragraphs]
    names = [_SEAL.sub("", re.sub(_DAY, "", line)).strip("（）") for line in lines]
    dated = [bool(re.search(_DAY, line)) for line in lines]
    near = [
        name
        for at, name in enumerate(names)
        if is_body(name)
        and (any(dated[at : at + 2]) or _TITLE_END.search("".join(lines[max(at - 2, 0) : at])))
    ]
    ending = {name for name in names[-_ENDING:] if is_body(name)}
    return near[-1] if near else ending.pop() if len(ending) == 1 else None


def _mentioned(paragraphs: Sequence[str]) -> Iterator[str]:
    """Bodies that a line names as the one that wrote or published."""
    for cue in _NAMED:
        for match in (match for text in paragraphs for match in cue.finditer(text)):
            if is_body(name := _LINKED.sub("", match[1])):
                yield name


def _crumb(masthead: Sequence[str]) -> Iterator[str]:
    """Bodies in lines of breadcrumbs, the innermost first."""
    parts = [part.strip() for line in masthead if _CRUMB.search(line) for part in _CRUMB.split(line)]
    return (part for part in map(_WHERE.sub, repeat(""), reversed(parts)) if is_body(part))


def _acting(paragraphs: Sequence[str]) -> Iterator[str]:
    """Bodies that sentences begin with and say what they did, the one named most often first."""
    names = (_LINKED.sub("", match[1]) for text in paragraphs for match in _ACTING.finditer(text))
    found = Counter(name for name in names if is_body(name) and _is_name(name) and _lies_somewhere(name))
    return (name for name, _ in found.most_common())


def _lies_somewhere(name: str) -> bool:
    """False for 充分发挥县政府: in front of 县 stands no place but what a sentence says."""
    region = region_of(name) or ""
    return region[-1:] not in "省市县旗州盟" or not region or bool(divisions_at_end(region))


def _is_name(words: str) -> bool:
    """Whether words are long enough to name one body, or a township or a division of the table."""
    return len(words) > _SHORT or words[-1] in "镇乡" or words in by_name()


def _own_site(text: str) -> str | None:
    """The one body on whose site the report says that it stands, of the kind that it calls itself (我局).

    A department's own site tells it even where the report never speaks of itself.
    """
    said = set(_OWN.findall(text))
    named = {_LED.sub("", name) for name in _SITE.findall(text)}
    bodies = {name for name in named if is_body(name) and region_of(name) and _lies_somewhere(name)}
    names = {name for name in bodies if _speaks(normalised(name), text)}
    department = not said and not any(name.endswith("政府") for name in names)
    return names.pop() if len(names) == 1 and (department or len(said) == 1) else None


def _speaks(name: str, text: str) -> bool:
    """Whether the body may call itself what the text does: 我局 is said by a 局, 我县 by the county."""
    said = set(_OWN.findall(text))
    own = re.sub("(?<=委)员?会$", "", name.removesuffix("人民政府").removesuffix("办事处"))
    return not _NO_AUTHOR.search(name) and (not said or own[-1] in said)
