"""Brings a message into the one spelling that the vocabulary is written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_SIGNS = ("So", "Cs", "Co", "Cc", "Sk")  # categories of pictures and controls
_RARE = re.compile(r"[^ -\]_-}\u4e00-\u9fff，。？！、；：（）]")  # what may be of these categories
_QUOTES = "“”\"'‘’「」『』《》【】〈〉*_`"
_LETTERS = str.maketrans("壹贰叁肆伍陆柒捌玖", "一二三四五六七八九", _QUOTES)
_REPEATS = re.compile(r"([^\w\s])\1+")
_SPELT = (  # what must stand in the text, how it is spelt, and how it is written
    (
        "部分公开",
        re.compile(r"(?<![以动分予息务办法止意不])公开(?=的?(?:[和与及加、跟+]|以及)部分公开)"),
        "予以公开",
    ),
    ("什么单位", re.compile(r"(?<=[,，])(?:是)?什么单位[呢啊呀]?(?=[?？。!！]*$)"), ""),  # of a figure
    ("不足", re.compile(r"不足(?=[\d一二两三四五六七八九十百千])"), "不到"),  # no shortcoming
    ("队五", re.compile(r"队五(?![件个次起条项份宗人名])"), "队伍"),  # no numeral
    ("老", re.compile(r"老(?=[二三四五](?:的|是|呢))"), "第"),  # 排老二的
    ("者", re.compile(r"(?<=[位列排居在]第[二三四五])者"), ""),  # 位列第三者
    ("nian", re.compile(r"(?<=\d{4}) ?nian(?![a-z])"), "年"),
    ("nian", re.compile(r"(?<![a-z])qu ?nian(?=[\W_]|[a-z]* |$)"), "去年"),
    ("nian", re.compile(r"(?<![a-z])qian ?nian(?=[\W_]|[a-z]* |$)"), "前年"),
    ("nian", re.compile(r"(?<![a-z])jin ?nian(?=[\W_]|[a-z]* |$)"), "今年"),
    ("听", re.compile(r"(?<=[^\s,，。?？!！我俺咱])\s*(?=(?:我|俺|咱)?听(?:说|人说|人讲))"), ","),
    ("个字", re.compile(r"[这那][几两二三四五六七八]个字"), "这话"),
    ("仨", re.compile(r"^(.?[这那])仨"), r"\1三个"),
    # 去年没办完 alone is what the form calls 上年结转
    ("今年", re.compile(r"去年(?=[^,，。?？]{0,12}[留拖转带挪推压剩欠搁放][到给进至]了?今年)"), "去年度"),
    ("从自然人到", re.compile("从自然人到[^,，。?？]{0,4}?(?:总计|合计|其他)[栏列]?"), "各类申请人"),
    # counting words in pinyin
    ("duo", re.compile(r"(?<![a-z])duo ?shao(?! ?[a-z])"), "多少"),
    ("ji", re.compile(r"(?<![a-z])ji ?ci(?![a-z])"), "几次"),
    ("ji", re.compile(r"(?<![a-z])ji ?jian(?![a-z])"), "几件"),
    ("ji", re.compile(r"(?<![a-z])ji(?: ?ge(?![a-z])|(?= ?[件回次个起份条宗人项张桩笔例]))"), "几"),
)
# A year said twice: 今年(2024), the digits of which count.
_GLOSSED = re.compile(r"[今去前本上]年度?\s*[(（]\s*((?:19|20)\d{2})\s*年?度?\s*[)）]")
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
MAX_LENGTH = 2000
_PLAIN = (
    ("使唔使", "要不要"),
    ("俾钱", "给钱"),
    ("咗", "了"),
    ("嘅", "的"),
    ("唔行", "不走"),
    ("唔系", "不是"),
    ("唔", "不"),
    ("搿个", "这个"),
    ("几钿", "多少钱"),
    ("收脱", "收了"),
    ("干活的人", "工作人员"),
    ("啥子", "什么"),
    ("撒子", "什么"),
    ("么子", "什么"),
    ("啥", "什么"),
    ("咋个", "怎么"),
    ("咋", "怎么"),
    ("几多", "多少"),
    ("好多件", "多少件"),
    ("有好多", "有多少"),
    ("好多个", "多少个"),
    ("好多条", "多少条"),
    ("好多次", "多少次"),
)


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("tw2sp")


def simplify(text: str) -> str:
    """The text in simplified characters; untouched when every character is in GB 2312 already."""
    try:
        text.encode("gb2312", errors="strict")
    except UnicodeEncodeError:
        return str(_converter().convert(text))
    return text


def normalise(text: str) -> str:
    """Half-width, lower case, simplified, no quotes, no emoji; single blanks only between non-Han words."""
    text = unicodedata.normalize("NFKC", text[:MAX_LENGTH]).lower()
    text = _INVISIBLE.sub("", text).translate(_LETTERS)
    text = _RARE.sub(lambda hit: " " if unicodedata.category(hit[0]) in _SIGNS else hit[0], text)
    text = simplify(text)
    text = _REPEATS.sub(r"\1", text)
    for spoken, written in _PLAIN:
        text = text.replace(spoken, written)
    for mark, spelt, written in _SPELT:
        text = spelt.sub(written, text) if mark in text else text
    return _GLOSSED.sub(r"\1年", " ".join(text.split()))


def join_han(text: str) -> str:
    """The text with blanks between Han characters removed (`乌 县` → `乌县`)."""
    return _BETWEEN_HAN.sub("", text)


def blank(text: str, spans: Iterable[tuple[int, int]], mark: str = "\0") -> str:
    """The text with NULs, or another mark, in place of the spans."""
    for start, end in spans:
        text = text[:start] + mark * (end - start) + text[end:]
    return text
