"""The rules of robots.txt."""

from __future__ import annotations

import pytest

from corpus.fetch_robots import Robots

SITE = """\ufeff# a comment
User-agent: other
Disallow: /

User-Agent: Baiduspider
User-agent: *
Crawl-delay: 2.5
Disallow: /admin/  # not this
Allow: /admin/open
Disallow: /*.php$
Disallow: /a*b*c
Disallow:
Disallow: /中文/
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/admin/x", False),
        ("/admin/open/1", True),
        ("/x.php", False),
        ("/x.php?a=1", True),
        ("/x.php.php", False),
        ("/aXbYcZ", False),
        ("/acb", True),
        ("/%E4%B8%AD%E6%96%87/1", False),
    ],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:
    assert Robots(SITE, "wenbao").allows(path) is allowed


def test_a_group_for_the_agent_replaces_the_one_for_all() -> None:
    assert not Robots(SITE, "other").allows("/x")
    assert Robots("User-agent: *\nDisallow: /\n\nUser-agent: WenBao/1\nDisallow:", "wenbao").allows("/x")


def test_the_delay_and_what_is_no_rule() -> None:
    assert Robots(SITE, "wenbao").delay == 2.5
    for text in ("", "<html>404</html>", "Disallow: /", "User-agent\nDisallow: /", "\0\0"):
        robots = Robots(text, "wenbao")
        assert robots.allows("/x")
        assert robots.delay == 0.0


def test_a_hostile_pattern_costs_nothing() -> None:
    robots = Robots("User-agent: *\nDisallow: /" + "*a" * 2000 + "b", "wenbao")
    assert robots.allows("/" + "a" * 5000)
