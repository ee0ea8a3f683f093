"""Whether who applied is asked for by all kinds of applicants, or which of several bodies has more."""

from __future__ import annotations

from bot.understand.metrics import APPLICATIONS, Target
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query

_AMONG = ("里", "中", "里面", "里头")


def asks_kinds(parsed: Parsed) -> bool:
    """Whether all kinds of applicants are asked for: none by name, nor bodies (甲和乙谁申请多)."""
    several = sum(bool(body.agencies) for body in parsed.bodies) > 1
    said = [match for match in parsed.matches if match.kind == "applicant_groups"]
    if parsed.ids("applicant") and not parsed.says("operation", "share"):
        said = [match for match in said if not match.text.endswith(_AMONG)]  # 申请人里律所有几件
    return bool(said) and not (several and all(match.text.startswith("谁") for match in said))


def who_of_bodies(query: Query, parsed: Parsed) -> Query:
    """The query that compares the bodies, where which of them has more applications is asked."""
    if not parsed.says("applicant_groups") or asks_kinds(parsed):
        return query
    named = query.targets or (Target.of({"subject": (APPLICATIONS,)}),)
    return query._replace(targets=named, targets_from=Origin.SAID, operation="compare")


def of_everyone(parsed: Parsed) -> bool:
    """Whether it is asked who they are, of all kinds (复议是谁提的), and none is named."""
    return parsed.says("applicant_groups") and not parsed.ids("applicant")
