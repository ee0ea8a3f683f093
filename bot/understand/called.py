"""The names that people call a body by."""

from __future__ import annotations

from bot.understand.offices import other_names
from bot.understand.places import (
    COMMISSION,
    COMMISSION_SHORT,
    GOVERNMENT,
    LEVELS,
    STREET,
    STREET_OFFICE,
    parts_of,
    split_agency,
)
from bot.understand.vocabulary import load
from corpus.regions import short_name


def names_of(agency: str) -> set[str]:
    """The full name of a body and its short ones, with and without the levels above its own."""
    place, office = split_agency(agency)
    parts = parts_of(place)
    tails = {"".join(parts[index:]) for index in range(len(parts))} or {place}
    shorts = {tail[:-1] for tail in tails if len(tail) > 2 and tail[-1] in LEVELS}
    shorts |= {"".join(parts[index:-1]) + short_name(parts[-1]) for index in range(len(parts))}
    shorts |= {tail.replace("自治", "") for tail in tails if "自治" in tail}
    own = [short for short in shorts if "自治" in place and short[-1] not in LEVELS]
    shorts |= {short + kind + place[-1] for short in own for kind in ("", "自治")}
    abbreviated = {tail[0] + tail[-1] for tail in tails if len(tail) > 2 and tail[-1] in "县区旗"}
    abbreviated -= set(load("bodies.toml")["not_abbreviated"])
    if not office:
        shorts |= {tail.removesuffix(STREET) for tail in tails if tail.endswith(STREET)}
        heads = tails | abbreviated
        above = "".join(map(short_name, parts[:-1]))  # 福州鼓楼区, 卢氏城关
        shorts |= {above + parts[-1], above + short_name(parts[-1])} if above else set()
        return {agency} | shorts | _governments(agency, heads, shorts)
    heads = tails | shorts | abbreviated
    offices = {office, office.replace(GOVERNMENT, "政府"), *other_names(office)}
    stems = [name[:-1] for name in offices if len(name) > 2 and name[-1] in "局委厅" and "办公" not in name]
    return (
        {agency}
        | {head + name for head in heads | {""} for name in offices if name}
        | {head + stem for head in heads if head for stem in stems}
    )


def _governments(agency: str, heads: set[str], shorts: set[str]) -> set[str]:
    """The names of a government: its place alone, and with what governments of its kind are called."""
    called, brief = _kinds(agency)
    named = {head + name for head in heads for name in called}
    return named | {short + name for short in shorts for name in brief}


def _kinds(agency: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What may stand behind the place of such a government, and behind its short name."""
    if agency.endswith(STREET_OFFICE):
        return ("", "办", STREET_OFFICE, "政府"), ()
    if agency.endswith((COMMISSION, COMMISSION_SHORT)):
        return ("", COMMISSION_SHORT, COMMISSION, "政府"), (COMMISSION_SHORT, COMMISSION)
    return ("", "政府", GOVERNMENT), ("政府",)
