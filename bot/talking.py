"""What a message says to the bot itself, or asks that no report can answer."""

from __future__ import annotations

from collections.abc import Callable

from bot.answer.rules import asks_meaning
from bot.understand.asking import aside
from bot.understand.parse import Parsed
from bot.understand.splitting import clauses


def spoken_to(parsed: Parsed, parse: Callable[[str], Parsed]) -> str:
    """The name of what is said (a greeting, another topic); '' for a question about a report."""
    said = [name for name in parsed.ids("social") if not aside(parsed.spoken, parsed.matches, name)]
    if parsed.says("cue", "check") and parsed.numbers:
        said = [name for name in said if name != "opinion"]  # 33.9%靠谱吗
    if not said and parsed.text.strip():
        return ""
    asked = parsed.says("term") or parsed.says("topic") or parsed.says("definition")
    asked = asked or (parsed.says("content") and parsed.says("question", "quantity"))
    asked = asked or bool(parsed.references)  # 把第二部分的数导出来
    first: list[str] = [name for name in ("instruct", "offtopic", "opinion") if name in said]
    over_years = sum(len(mention.years) for mention in parsed.years) > 1  # 怎么走的
    if parsed.says("term") and (parsed.says("question", "quantity") or over_years):
        first = [name for name in first if name == "opinion"]
    if first == ["opinion"] and (_counts_apart(parsed, parse) or asks_meaning(parsed)):
        first = []
    if set(said) & {"thanks", "bye"} and not (parsed.says("question") or parsed.bodies or parsed.numbers):
        first.append("thanks" if "thanks" in said else "bye")  # 那我就这么回复他了，谢谢
    if "export" in said and not (parsed.says("term") or parsed.references):
        first.append("export")  # 把2023年的数据导成表格
    inside = parsed.says("term", "三类内部事务信息")  # 内部工作流程
    if "howto" in said and not parsed.says("question", "quantity") and not inside:
        first.append("howto")
    if not parsed.text.strip():
        first = ["who"]
    elif said and not asked and not parsed.years and not (said[0] == "who" and parsed.leftover):
        first.append(said[0])
    return first[0] if first else ""


def _counts_apart(parsed: Parsed, parse: Callable[[str], Parsed]) -> bool:
    """Whether a clause of the message asks for a number alone."""
    return parsed.says("term") and any(_only_counts(parse(part)) for part in clauses(parsed.text))


def _only_counts(parsed: Parsed) -> bool:
    """Whether a clause asks for a number and for no opinion (处罚严不严，到底多少件)."""
    asked = any(m.id == "quantity" and m.text.startswith(("多少", "几")) for m in parsed.matches)
    return asked and not parsed.says("social", "opinion")
