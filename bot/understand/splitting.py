"""Several questions in one message, and what a message takes back before it asks."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.applicants import ORGANISATIONS
from bot.understand.vocabulary import any_of, load

_SENTENCE_END = re.compile(r"(?<=[?？;；。!！\n])")
# Of which what is taken back or left out has one.
_DENYING = frozenset("不没未非别除含包连算撇抛刨剔扣扔放搁丢外")
_NOT_THAT = re.compile(r"(是[^,，。?？是]{2,12}?)而?不是[^,，。?？是\d吗么吧]{2,8}$")  # 是许可不是处罚
_TAKEN_BACK = re.compile(
    r"(?:不是(?:说|问)?|别跟|不要跟|别和|没问|不问|不要)[^,，。;；?？!！]{1,15}[,，;；。]\s*"
    r"(?=我?(?:是)?(?:问|要|说|想|查|指|看)(?:的|知道)?|是|而是)"
)
_NUMBERED = re.compile(
    r"(?:(?<=[:：,，;；。?？!！\n ])|^)\s*"
    r"(?:[（(]?[一二三四五1-5][)）]|[一二三四五1-5][、.](?!\d)|[①-⑤]|第[一二三四五][,，、])"
)
_ANNOUNCED = re.compile(
    r".{0,6}(?:[两三四五几2-5]|一些)(?:件|个|桩|样)?(?:事|问题|数|数据|方面)儿?[:：,，。]?\s*"
)
_COUNTING = re.compile("多少|几")
_CLAUSE = re.compile(r"[^,，。;；?？!！]*[,，。;；?？!！]*")
_LEFT_OUT = re.compile(
    r"\s*[（(]?(?:不是(?!零|空|\s*\d)|不要|别给我|别[跟和同]|不问|没问|不包括|不含|不算|除去|除了|别算)[^,，。;；?？!！吗么吧]{1,12}[哈啊哦呀呢嘛的]?[）)]?[,，。;；!！]*"
)
_NOT_COUNTED = re.compile(
    r"\s*[^,，。;；?？!！]{1,14}(?:不要|别|不用|不)(?:算|计|统计)(?:进来|进去|在内|里头|里面|里)[哈啊哦呀呢嘛的了]*[,，。;；!！]*"
)
_ASIDE = re.compile(
    r"[（(](?:不含|不包括|不是|不算|不计|除去?|除了|剔除|含|包含|包括|连同?|算上)[^()（）]{1,12}[）)]"
    r"|[,，](?:包?含|连|包括|算上)[^,，。()（）]{0,3}[没未还][^,，。()（）]{1,6}(?:的|在内)(?=[,，。?？]|$)"
)

_PARTLY = re.compile(
    r"(?<![以动分予息务办法止意不])(?:予以)?公开[（(,，]?(?:包括|包含|含|连同?|算上|加上)部分公开(?:的?也算|也|在内|都算)*[）)]?"
)
# What is to be worked out by the table, whatever the narrative says (正文写占三成，按表三算是几成).
_BY_TABLE = re.compile(
    r"[,，]?(?:要是|如果|若是?|那么?|现在)?(?:按照|依照|根据|[按照依据拿用以])着?(?:表格?[一二三四]?)[里中上内]?(?:面|头)?的?(?:数字|数据|数)?"
    r"(?:来|去|重新?|自己|再)*(?:算|计算|除|推算)(?:出来|一下|一遍|下来|的话)?[,，]?"
)
_NARRATIVE = re.compile(
    r"(?:正文|文字|文中|叙述)(?:部分)?[里中上]?(?:面|头)?(?:[说写讲称印报给](?:的|是|了|着|道)?)?|(?<=[占是为])\d+(?:\.\d+)?%"
)
_PEOPLE = "(?:个人|老百姓|自然人|群众|市民|私人)"
# Bodies that apply, and none that report (不是个人、是单位来申请的, 单位提的申请).
_ORGANISATIONS = re.compile(
    rf"(?:不是|并非){_PEOPLE}[^,，。;；、]{{0,4}}?[、,，]?而?是(?:由|以)?(?:单位|机构|组织|团体)(?!是|里|中)"
    r"|(?<![哪各每这那该本贵我他有个些几家所级部关业研])(?:单位|(?<![\u4e00-\u9fff])(?:机构|团体))(?=(?:来|出面|名义|过来|跑来|自己)*(?:提|递|交|申请)(?:出|上|来|过)?的)"
)
_EXCEPT = r"(?:除|不算|不含|不包括|不计|去掉|撇开|抛开|刨去|刨掉|排除|扣除|剔除|别算|不看)"
_ASKED = (
    "(?:谁|哪[些个几家]|还有|其他|其它|其余|别的|别家"
    "|老大|榜首|第[一二三]|合计|一共|总共|加起来|平均|各(?:单位|家|机关)|所有单位|全部单位)"
)
_OTHERS = re.compile(f"{_EXCEPT}.+{_ASKED}|{_ASKED}.+{_EXCEPT}")
_EXCEPTED = re.compile(rf"\s*(?:要是|如果|假如|那)?{_EXCEPT}")


_PLACE = re.compile("第[一二三][名位]|前[两二三]名|头名|榜首")  # of an order, which goes on without it
_HANDLED = re.compile("办结|办理|答复|公开|提供|处理|许可|处罚|强制|复议|诉讼")
_INCLUDED = re.compile(
    r"(?<![没不未])(?:包括|包含|含着?|连同|连带|连着|连上|算上|加上|带上|计入)(?:了|进)?"
    r"(?:(?:从)?(?:上一?年度?|去年|往年|前一年)的?)?(?:结转|留下|剩下|转来|转过来)(?:下?来)?的?(?!下|到)(?![^,，。?？]{0,4}[吗么没不])"
)


_OLD = r"(?:上一?年度?|去年|往年|前一?年|以前|从前|早先)?的?(?:留|剩|结转|遗留|没办完|没结|积压|欠|转来)"
# All applications that there are to handle: new and old ones, or those at hand with what was left.
_ALL_DUE = re.compile(
    r"(?:[把将连])?新(?:来|收到?|增|申请)?的?(?:申请|件)?(?:[和跟与加同、带]|加上|还有|以及|连同|)(?:老|旧|遗留)的?(?:申请|账)(?:件)?"
    r"|新账(?:[和跟与加、]|加上|)[老旧]账|申请(?:不分|不论|不管)?新[老旧](?=[都全一加合])"
    rf"|(?:该办|要办|应办|需办|手头|手上|手里)的?(?:全部|所有)?的?申请[（(,，]?(?:包?含|包括|连同?|算上|加上|带){_OLD}[^()（）,，。?？]{{0,4}}[)）]?"
    r"|[^,，。年]{0,6}申请[（(]新收的?(?:[和跟与加]|加上|连同?)(?:上年)?结转的?[)）]"
    rf"|[连带](?:同|着|上)?{_OLD}[^,，。?？]{{0,4}}(?:一起|一块儿?|在内|都算上?|全算上?)"
)
_MADE = "(?:凑|拼|堆|加|攒|垒|累|合|汇)(?:出来?|成|起来|拢|总出来)"
_MADE_UP = re.compile(
    rf"(?:都|分别|具体)?是?(?:怎么|咋|如何|怎样)(?:{_MADE}|来)的"
    rf"|(?:都|分别|具体)?是?由?(?:什么|哪些|啥|哪几种|哪几类)(?:情况|情形|结果|原因|理由|项)?(?:{_MADE}|构成)的?"
)
_EACH_OF_THEM = re.compile("哪|谁|各|分别|差[多几]|[多少]多少|对比|之比")
_SHARE = re.compile("比例|比重|占|百分|成|率")
_ITEMS = re.compile("事项|项目|几项|多少项")
_GROWN = re.compile(
    r"[（(]?(?:(?:上一?年度?|去年|原来|原有|原先|年初)的?[^,，。?？加算连]{0,6}[,，]?)?(?:再?加上?|算上|连上)"
    r"(?:[今本当]年度?)?的?(?:新增加?|增加|增减|增)(?:的|了的)?(?:项目|事项)?数?[）)]?"
)


_SOME = "不为零的单位里"  # said of an order, it leaves out those that printed 0
_ORDERED = re.compile("最[多少高低大小]|倒数|垫底|排序|排名|排前|从[多少高低大小]")
_NONE, _BLANK = "zero", "blank"  # what an order may leave out


def in_order(message: str) -> str:
    """The message of an order without what it leaves out: those that printed 0, said in one way, or nothing.

    A blank is in no order, so nothing need be said of it (罚得最少的，零除外; 别把没填的算进去).
    """
    if _ORDERED.search(message) is None:
        return message
    rest = _left_out(_NONE).sub("", message)
    return _left_out(_BLANK).sub("", message if rest == message else _SOME + rest)


@cache
def _left_out(what: str) -> re.Pattern[str]:
    """How an order leaves out those that printed nothing but 0, or those that left the cell blank."""
    said = {name: any_of(words) for name, words in load("scope.toml")["left_out"].items()}
    told = rf"(?:{said[what]})"
    done = rf"|(?<=[收罚批办发接打告]过)[款钱证案子人的]{{0,2}}[,，]?(?:{said['done']})"
    done += "(?=[^,，。?？]*?最[少低小])"
    return re.compile(
        rf"[,，.…(（]*\s*(?:{told}(?:{said['out']})|(?:{said['lead']}){told}(?:{said['behind']}))[)）]?"
        + (done if what == _NONE else "")
    )


def by_table(message: str) -> str:
    """The message without what the narrative says, where it is to be worked out by the table."""
    hit = _BY_TABLE.search(message) if _COUNTING.search(message) else None
    return _NARRATIVE.sub("", message[: hit.start()] + "," + message[hit.end() :]) if hit else message


def with_parts_asked(message: str) -> str:
    """The message that asks what a figure is made up of in the words that ask for its rows (怎么凑出来的)."""
    return _MADE_UP.sub("由哪些组成", message)


def with_all_due(message: str) -> str:
    """The message with all applications that there are to handle called by their two rows."""
    if _EACH_OF_THEM.search(message):
        return _ALL_DUE.sub("新收和上年结转", message)
    return _ALL_DUE.sub("新收加上年结转合计" + ("里" if _SHARE.search(message) else ""), message)


def with_included(message: str) -> str:
    """The message with applications carried over as an addend, where they are to be counted in (含结转).

    Items counted with those that were added (原有的加新增的) are those at the end of the year.
    """
    if _ITEMS.search(message):
        message = _GROWN.sub("年末", message)
    others = _HANDLED.search(message.replace("信息公开", ""))
    return message if others else _INCLUDED.sub("新收加上年结转", message)


def without_corrections(message: str) -> str:
    """The message without what it takes back or leaves out (不是处理费，我问的是…; 处罚数，不要许可的)."""
    message = in_order(_ORGANISATIONS.sub(ORGANISATIONS, message))
    if _DENYING.isdisjoint(message):
        return message
    message = _PARTLY.sub("予以公开加部分公开", message)
    message = _NOT_THAT.sub(r"\1", message)
    parts = _CLAUSE.findall(_TAKEN_BACK.sub("", _ASIDE.sub("", message)))
    others = _OTHERS.search(message) is not None  # 除了淮安，还有谁
    kept = [
        p
        for p in parts
        if not (_LEFT_OUT.fullmatch(p) or _NOT_COUNTED.fullmatch(p))
        or (others and _EXCEPTED.match(p))
        or _PLACE.search(p)
    ]
    return "".join(kept) or message


def clauses(message: str) -> list[str]:
    """The clauses of a message."""
    found: list[str] = []
    for part in re.split(r"[,，;；。?？!！]", message):
        pieces = part.split("、")
        found += pieces if all(_COUNTING.search(piece) for piece in pieces) else [part]
    return [part for part in found if part.strip()]


def sentences(message: str) -> list[str]:
    """The sentences of a message, each of the questions that it numbers on its own (两件事：一、…；二、…)."""
    parts = _NUMBERED.split(message)
    if len(parts) > 2:
        first = [] if _ANNOUNCED.fullmatch(parts[0]) else parts[:1]
        return [one for part in (*first, *parts[1:]) for one in _sentences(part)]
    return _sentences(message)


def _sentences(message: str) -> list[str]:
    return [part.strip() for part in _SENTENCE_END.split(message) if part.strip(" \t\r\n?？;；。!！")]
