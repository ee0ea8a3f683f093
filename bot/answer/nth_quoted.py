"""Of sentences that are quoted the point that is asked for by its number (第二条是什么)."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.types import Answer, Kind
from bot.understand.numbers import han_value
from bot.understand.parse import Parsed

_NTH = re.compile(
    r"(?:那|其中|里头|里面)?的?第([一二三四五六\d])[条点个项句款](?:问题|措施|毛病|改进)?"
    r"(?:呢|吧|是)?(?:展开|详细|具体|仔细|细|单独|再)?(?:地|点)?(?:什么|[讲说念聊谈](?:讲|说|念|一讲|一说|一下|下|细点)|怎么[写说讲]的|[写说讲]的?什么|的?内容)?(?:呢|来着)?"
)  # fmt: skip
_COUNTED = re.compile(r"(?:一共|总共)?(?:都|分)?有?几[条点个项]?[,，]")  # 问题有几条，第二条是啥
_MARKS = " \0,.?!。"


def nth(parsed: Parsed, before: Answer) -> Answer | None:
    """The point that the message, which asks for nothing else, wants of the sentences quoted last."""
    return _chosen(parsed.text, before)


def nth_of_subject(parsed: Parsed, quoted: Answer) -> Answer | None:
    """The point that the message wants of the sentences on its subject; None where it names no number."""
    behind = max((m.end for m in parsed.matches if m.kind == "topic"), default=0)
    said = parsed.spoken[behind:].strip(_MARKS)
    return _chosen(_COUNTED.sub("", said, count=1), quoted)


def _chosen(said: str, quoted: Answer) -> Answer | None:
    """The sentences of the point with the number that is said, by their headings where there are several."""
    hit = _NTH.fullmatch(said.strip(_MARKS))
    lines = list(zip((quoted.headline, *quoted.lines), quoted.sources, strict=False))
    if hit is None or quoted.kind is not Kind.PASSAGE or len(lines) != len(quoted.lines) + 1:
        return None
    number = int(hit[1]) if hit[1].isdigit() else han_value(hit[1])
    places = list(dict.fromkeys(source.citation.locator for _, source in lines))
    if len(places) > 1:
        points = [[line for line in lines if line[1].citation.locator == place] for place in places]
    else:
        points = [[line] for line in lines]
    if not 0 < number <= len(points):
        return None
    texts, sources = zip(*points[number - 1], strict=True)
    return replace(quoted, headline=texts[0], lines=texts[1:], sources=sources, spoken="".join(texts))
