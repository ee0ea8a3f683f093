"""What an application costs: the fee for processing information, by pieces and by pages."""

from __future__ import annotations

import re
from functools import cache

from bot.answer.explaining import explain
from bot.answer.phrases import say
from bot.types import Answer, Kind
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import any_of, definitions, words

_PRICED = re.compile(
    r"\d+\s*[件份页张]的?(?:信息公开|公开)?(?:申请|材料|复印件)[^,，。和与跟加]{0,6}[收交缴付花掏][^,，。]{0,3}[钱费元]"
)
_ASKED_PRICE = re.compile(r"[收交付缴掏花](?:我|他)?(?:几|多少)")
_COUNT_PRICED = re.compile(
    r"[\d一二三四五六七八九十百两]+\s*[件份页张](?:A4|纸|申请|材料|信息)?[,，]?(?:的|要|得|该|应|会|能|一共|总共|共|各|分别)*"
    r"[收交付缴掏花](?:我|他|人|取|费)?(?:几|多少|啥)(?!件|份|个|条|次)"
)
_EACH = re.compile(r"各|分别|[件份页张][和与跟及、]|[,，][那再]?[\d一二三四五六七八九十百两]+[件份页张]呢")
_MONTHLY = re.compile(
    r"(?:一个?|这个?|当|单|本|每)月(?:里|内|累计|总共)?(?:要|交|提|递|申请|递交)(?:了|过)?[\d一二三四五六七八九十百两]+[件份个]"
)
_SINGLE = re.compile(r"第[\d一二三四五六七八九十百千两]+[件份页张](?!起|以)")  # what one of them costs
_CHARGED = re.compile(r"收(?:过|了没|没收|取过|到过)|产生(?:过|了没)")  # whether any was, not what is
_COUNT_ALONE = re.compile(
    r"(?:那|要是|如果|换成|正好|刚好|一共)?[\d一二三四五六七八九十百两]+(?:件|份|页|张)(?:呢|的呢|复印|复印件|当月累计|申请)?"
)
_NOT_BY = re.compile(r"(?:不|别|不要|不是|没)按(?:[页张量]|页数|张数)[^,，。]{0,3}")
_BY_PAGES = "按量"
_ITEMS = ("件", "份", "个", "次", "条", "回", "封", "起")
_SHEETS = ("页", "张", "面")
_PAGES = re.compile(r"页|纸|按量|复印|张")
_CHARGES = "行政事业性收费"
_PROCESSING = "信息处理费"
_COMPARED = ("most", "least", "compare", "difference", "ratio", "share", "sum", "average", "excess")
_BRIEF = 16  # characters of a question that leans on the one before
_TAKEN = re.compile("收(?:过|取过|到过)")
_APPLY = "申请"
_APPLYING = {_APPLY, "新收"}
_THAT_FEE = re.compile("[这那](?:种|个|笔|项|类)?(?:钱|费用?)")
_FEE = "信息处理费标准"
_NAME = "处理费"


def fee_by_items(count: int) -> int:
    """Yuan for `count` applications of one person to one body in a month (国办函〔2020〕109号, 按件)."""
    fee, done, rate, band = 0, 10, 100, 20
    while count > done:
        inside = min(count - done, band)
        fee += inside * rate
        done, rate, band = done + band, rate + 100, 10
    return fee


def fee_by_pages(count: int) -> int:
    """Yuan for one application of `count` A4 pages (国办函〔2020〕109号, 按量)."""
    bands = ((30, 0), (100, 10), (200, 20))
    fee, done = 0, 0
    for limit, rate in bands:
        fee += max(0, min(count, limit) - done) * rate
        done = limit
    return fee + max(0, count - 200) * 40


def fee_answer(parsed: Parsed) -> Answer:
    """The fee for the number of applications or pages said, of both or each where several are asked for."""
    entry = definitions()[_FEE]
    counts = [n for n in parsed.numbers if n.unit in (*_ITEMS, *_SHEETS, "") and n.value == int(n.value)]
    by_pages = _BY_PAGES in _NOT_BY.sub("", parsed.text)
    if not counts or (by_pages and all(n.unit == "件" for n in counts)):
        return explain(_FEE)  # how many pages so many applications have is not said
    in_pages = any(n.unit in _SHEETS for n in counts) or bool(_PAGES.search(_NOT_BY.sub("", parsed.text)))
    both = len({n.unit in _SHEETS for n in counts if n.unit}) > 1
    if not both and not _EACH.search(parsed.text):
        counts = [max(counts, key=lambda n: n.value)]
    asked = [(int(n.value), n.unit in _SHEETS if both else in_pages) for n in counts]
    single = _SINGLE.search(parsed.text) is not None
    head = "".join(_priced(count, single=single, pages=pages) for count, pages in dict.fromkeys(asked))
    return Answer(Kind.DEFINITION, head, (entry["text"], f"依据：{entry['basis']}。"), spoken=head)


def _priced(count: int, *, single: bool, pages: bool) -> str:
    """What so many pieces or pages cost, after what the last of them costs where it is asked for alone."""
    scale, unit = (fee_by_pages, "页") if pages else (fee_by_items, "件")
    fee = scale(count)
    key = "fee.free" if fee == 0 else "fee.pages" if pages else "fee.pieces"
    whole = say(key, count=count, fee=fee, unit=unit)
    last = say("fee.single", count=count, unit=unit, fee=fee - scale(count - 1)) if single else ""
    return last + whole


def asks_fee(query: Query, parsed: Parsed) -> bool:
    """Whether it is asked what an application costs."""
    if not query.targets and _COUNT_ALONE.fullmatch(parsed.text.strip(" 。?？!！")):
        return True
    applying = all("新收" in term or "申请" in term for term in parsed.ids("term"))
    if applying and _COUNT_PRICED.search(parsed.text):
        return True
    papers = not query.targets and _papers().search(parsed.spoken) is not None
    applying = not _APPLYING.isdisjoint(parsed.ids("term"))
    others = (*parsed.leftover, *(match.text for match in parsed.matches if match.kind == "social"))
    applying = applying and not any(f"{_APPLY}{word}" in parsed.spoken for word in others)  # 申请低保
    about = parsed.says("topic", "信息处理费") or applying or papers
    paper = any(n.unit in (*_SHEETS, "件") for n in parsed.numbers)
    paper = paper or any(m.kind == "unit" and m.text in (*_SHEETS, "件") for m in parsed.matches)
    paper = paper and not parsed.leftover  # of a ticket, too, it is asked what one sheet costs
    monthly = _MONTHLY.search(parsed.text) and (parsed.says("unit", "money") or _names_price(parsed))
    fee = (
        monthly
        or (parsed.says("definition", _FEE) and not _CHARGED.search(parsed.text))
        or (any(n.unit in _SHEETS for n in parsed.numbers) and _names_price(parsed))
        or _PRICED.search(parsed.text)
        or (parsed.says("fee_cue") and (about or paper))
    )
    priced = query.topics == ("信息处理费",) or (about and "行政事业性收费" in query.conflict)
    counted = priced and any(n.unit in (*_ITEMS, *_SHEETS) for n in parsed.numbers)
    whether = fee and about and not parsed.says("question", "quantity")
    return bool((fee and (parsed.numbers or not query.targets)) or counted or whether)


@cache
def _papers() -> re.Pattern[str]:
    """What is looked up or copied at an office."""
    return re.compile(any_of(words()["fee_for"]["words"]))


def _names_price(parsed: Parsed) -> bool:
    """Whether money is spoken of."""
    said = parsed.says("term", "金额") or parsed.says("term", _CHARGES) or parsed.says("topic", "信息处理费")
    return said or parsed.says("weak", "金额") or _ASKED_PRICE.search(parsed.text) is not None


def asked_further(parsed: Parsed, before: Answer | None) -> Answer | str | None:
    """The fee for another number, or the question meant by what leans on an answer about the fee."""
    told = "".join((before.headline, *before.lines)) if before else ""
    if _NAME not in told:
        return None
    ruled = definitions()[_FEE]["text"] in told
    if ruled and parsed.numbers and len(parsed.text) <= _BRIEF and not set(parsed.ids("term")) - _APPLYING:
        return fee_answer(parsed)
    meant = _THAT_FEE.sub("信息处理费", parsed.text)
    if len(parsed.text) <= _BRIEF and _TAKEN.search(parsed.text) and not parsed.says("topic"):
        meant = f"信息处理费{parsed.text}"
    return meant if meant != parsed.text else None


def fees_held(query: Query, parsed: Parsed) -> Answer | None:
    """That the fee for processing information and what is charged by authority are not to be compared."""
    both = parsed.says("topic", _PROCESSING) and any(word in parsed.text for word in (_CHARGES, "事业性收费"))
    if not both or query.operation not in _COMPARED:
        return None
    text = say("fee.apart")
    return Answer(Kind.NO_DATA, text, spoken=text)
