"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

MAX_ROBOTS = 512_000
_SAFE = "/?&=:;,+@!()'~$*%"


@dataclass(frozen=True, slots=True)
class _Rule:
    parts: tuple[str, ...]  # between wildcards
    whole: bool  # the path must end here
    weight: int
    allow: bool

    def matches(self, path: str) -> bool:
        first, *others = self.parts
        if not path.startswith(first):
            return False
        at = len(first)
        for part in others:
            found = path.rfind(part) if self.whole and part is others[-1] else path.find(part, at)
            if found < at:
                return False
            at = found + len(part)
        return at == len(path) or not self.whole


class Robots:
    """The rules for one agent: the longest that matches decides, `allow` where two are equal."""

    def __init__(self, text: str, agent: str) -> None:
        groups = list(_groups(text.removeprefix("\ufeff")))
        own = [lines for agents, lines in groups if agent.lower() in agents]
        chosen = own or [lines for agents, lines in groups if "*" in agents]
        lines = [line for group in chosen for line in group]
        self._rules = [_rule(value, key == "allow") for key, value in lines if key != "crawl-delay" and value]
        delays = [value for key, value in lines if key == "crawl-delay"]
        self.delay = max(
            (float(value) for value in delays if re.fullmatch(r"\d{1,4}(\.\d+)?", value)), default=0.0
        )

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be fetched."""
        path = _normal(target)
        matching = [rule for rule in self._rules if rule.matches(path)]
        return max(((rule.weight, rule.allow) for rule in matching), default=(0, True))[1]


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    agents: set[str] = set()
    lines: list[tuple[str, str]] = []
    for line in text.splitlines():
        key, colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        key = key.lower()
        if key == "user-agent" and colon:
            if lines:
                yield agents, lines
                agents, lines = set(), []
            agents.add(value.lower().partition("/")[0])
        elif key in ("allow", "disallow", "crawl-delay") and agents:
            lines.append((key, value))
    yield agents, lines


def _rule(value: str, allow: bool) -> _Rule:
    path = _normal(value)
    body = re.sub(r"\*+", "*", path.removesuffix("$"))
    return _Rule(tuple(body.split("*")), path.endswith("$"), len(path), allow)


def _normal(path: str) -> str:
    """A path in which a character is escaped only if it must be."""
    return quote(unquote(path, errors="surrogateescape"), safe=_SAFE, errors="surrogateescape")
