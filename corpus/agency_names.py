"""Names of public bodies: what is one, how it is written in full, which region stands in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.regions import NATIONAL, by_name, without_host

PLACE = "省|自治区|市|自治州|州|盟|地区|县|区|旗|镇|乡|街道"
BODY = (
    "人民政府|(?<=[省市县区旗州镇乡])政府|政府办公厅|政府办公室|办公厅|办公室|街道办事处|办事处|委员会|管委会|局|厅|委|院|中心|总队|支队|大队|"
    "税务总局|调查总?队|海关|人民银行|[分支]行|残联|妇联|文联|侨联|科协|工商联|党校|监狱|兵团|署|处|(?<!网)站|所|社|馆|(?<!社)会|办|学校|中学|小学|大学|学院|幼儿园|医院|公司|集团|(?<![市广现立当])场"
)
_MINISTRIES = (
    "外交|国防|教育|科学技术|工业和信息化|公安|民政|司法|财政|人力资源和社会保障|自然资源|生态环境|住房和城乡建设|交通运输|水利"
    "|农业农村|商务|文化和旅游|应急管理|农业|文化|国土资源|环境保护|铁道|卫生|监察"
    "|退役军人事务|国家安全|建设|信息产业|劳动和社会保障|交通"
)
YEAR = r"(?:20\d\d|二[〇○零O][〇○零一二三四五六七八九O]{2})\s*年?度?"
HAN_NAME = r"[\u4e00-\u9fff]{2,24}?"
_FULL = re.compile(
    rf"[\u4e00-\u9fff（）()·]{{0,24}}(?:{PLACE}|{BODY})|(?:中华人民共和国)?(?:{_MINISTRIES})部"
)
_SELF = re.compile(
    r"^(?:[局委厅院县市区镇乡]|街道)(?:机关|办公|办)"
    r"|^(发[文布](?:机关|机构|单位)|编制(?:机关|单位)|公开单位|责任单位|来源|主办|承办|我|本|全|各|该|我们|本机关|关于|按照|根据|为)"
    "|^(?:成立|设立|建立|调整|制定|制订|印发|加强|做好|推进|落实|完善|开展|不断|持续|及时|主动|通过|利用|依托|在|推动|监督|指导|督促|带动|带领|协助|统筹|强化|促进|规范|方便|[一二三四五六七八九十]+是)"
)
# Archives of domains that others took over.
_HIJACKED = re.compile("[体福]彩网|登[录陆]|入口|备用|网页版|投注|博彩|娱乐城")
_APPLICANTS = re.compile("科研机构|商业企业|公益组织")  # headers of table 三, run together
_BARE = re.compile(
    "自治区(?=.)|[省市县区旗州盟](?!场|政(?!府)|容|域)|[镇乡]人民政府"
)  # 县卫生局: whose county, the name does not tell
_DESK = "(?:党政|综合|政务|服务|办公|信息|公开|和|工作)*(?:办公室|办|部|中心)$"  # of a township
_OFFICE = re.compile(
    rf"(?<=[镇乡]人民政府){_DESK}|(?<=街道办事处){_DESK}|(?<=[镇乡]){_DESK}|(?<=街道){_DESK}"
    "|(?:(?<=.{4})|(?<=.[县市区旗州]))(?:政府)?(?:信息公开|政务公开)(?:工作)?(?:领导小组|联席会议)?(?:办公室|办|中心|处|科)$"
    "|(?<=[局委厅院])信息中心$|(?<=[^市县区旗州][局厅])(?:综合|机关|行政)?办公室$"
)
_SHORT_NAME = 3  # characters; 城区 is a division and what streets are called
_ZONE = re.compile("(?:新|开发|经开|度假|工业|产业|物流|试验|功能|管理|园|景|保税|示范|合作|高新)区$")
_SENTENCE = re.compile(
    "我|作为|按照|根据|依据|认真|坚持|以及|位于|成为|属于|贯彻|围绕|切实|积极|确保|带动|牵头|实现|参加|参与|邀请"
)
_ANY_ZONE = re.compile("(?:国家级?|经济|技术|产业|工业|高新)*(?:高新|开发|经开|新|园|示范|度假|保税|管理)区")
_LEVEL = (  # 市 of 市区 and the like are no ends: 通州区, 桐乡市, 津市市
    r"省|自治区|自治州|自治县|市(?![场容区]|市(?![场容政区民直级属])|[镇乡](?:人民)?政府)|州(?![市县区])|盟(?!县)|地区|县(?![市区])|区|旗(?![县区])"
    r"|[镇乡](?![市县区村])(?!(?<=城乡)(?:建设|规划|管理|统筹|综合|环境|水务|融合))|街道"
)
_REGION = re.compile(rf"^{NATIONAL}((?:(?!城[市乡]|乡镇)(?:(?!局)[\u4e00-\u9fff]){{1,15}}?(?:{_LEVEL}))+)")
_FILE_AGENCY = re.compile(rf"[\u4e00-\u9fff]{{2,20}}?(?:{BODY}|{PLACE})(?=20\d\d|_|-|\.|\s|政府?信息公开|$)")


def is_body(words: str) -> bool:
    """Whether the words are the name of a public body or a region, and not 我局 or 全县."""
    shortest = 2 if words.endswith(("县", "旗")) else 3
    return (
        len(words) >= shortest
        and not _SENTENCE.search(words)
        and not _SELF.match(words)
        and not _HIJACKED.search(words)
        and not _APPLICANTS.search(words)
        and _FULL.fullmatch(words) is not None
        and not _is_nameless(words)
    )


def _is_nameless(words: str) -> bool:
    """Whether the words are a zone or a street office without its own name (高新区, 鹿城区街道办事处)."""
    above = re.sub("街道(?:办事处)?$", "", words)
    of_division = any(above[at:] in by_name() for at in range(len(above) - _SHORT_NAME + 1))
    return (above != words and of_division) or _ANY_ZONE.fullmatch(words) is not None


def is_placed(name: str) -> bool:
    """Whether the name does not begin with the level of a place alone, as 县卫生局 does."""
    return _BARE.match(name) is None


def placed(name: str, masthead: str, text: str) -> str:
    """县卫生局 with the name of the one county that the page's head, else the text tells."""
    if is_placed(name):
        return name
    level = "自治区" if name.startswith("自治区") else name[0]
    known = set(_divisions(masthead, level)) or set(_divisions(text, level))
    longest = {each for each in known if not any(other != each and other.endswith(each) for other in known)}
    own = re.sub("^政府(?!办公)", "", re.sub("^政府(?=办公)", "人民政府", name[len(level) :]))
    return longest.pop() + own if len(longest) == 1 else name


def _divisions(text: str, level: str) -> Iterator[str]:
    """The divisions of a level that a text names, as the table writes them; one behind 某省、 is above it."""
    for match in re.finditer(rf"(?<![省区]、)[\u4e00-\u9fff]{{1,8}}{level}", text):
        words = match[0]
        yield from (
            words[at:]
            for at in range(len(words) - 1)
            if any(region.name == words[at:] for region in by_name().get(words[at:], ()))
        )


def normalised(name: str) -> str:
    """The body's name, a bare region named by its government; a zone that is no division stays as it is."""
    name = _OFFICE.sub("", name)
    name = re.sub("人民$", "人民政府", re.sub("(?<=海关)关区$", "", name))
    name = re.sub("(?<=[省市县区旗州镇乡])政府$", "人民政府", name)
    if name.endswith("街道"):
        return f"{name}办事处"
    zone = _ZONE.search(name) and not any(name.endswith(known) for known in by_name() if len(known) > 3)
    return f"{name}人民政府" if re.search(rf"(?:{PLACE})$", name) and not zone else name


def region_of(agency: str | None) -> str | None:
    """The region at the front of a body's name, None when it has none."""
    match = _REGION.match(without_host(agency or ""))
    return match[1] if match else None


def from_file_name(name: str) -> tuple[str | None, int | None]:
    """Agency and year that a file's name tells, each None when it does not."""
    stem = re.sub(r"^.*[/\\]|\.\w+$", "", name)
    agency = _FILE_AGENCY.search(stem)
    year = re.search(r"(?<!\d)20\d\d(?!\d)", stem)
    known = agency[0] if agency and is_body(agency[0]) else None
    return normalised(known) if known else None, int(year[0]) if year else None
