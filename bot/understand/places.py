"""The place and the office in a body's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from corpus.regions import place_of, regions

LEVELS = "省市县区州盟旗镇乡"
GOVERNMENT = "人民政府"
STREET, STREET_OFFICE = "街道", "办事处"  # which is what a government is elsewhere
COMMISSION, COMMISSION_SHORT = (
    "行政公署",
    "行署",
)  # which is what a government is in a prefecture of old (地区)
_OF_PLACE = {"省": "省", "市": "市", "州": "市", "盟": "市", "区": "县区", "县": "县", "旗": "县"}
_KEPT = 65_536  # bodies of which place and office are kept
_PLACE = re.compile(rf"[^\W\da-z_局厅委办院和城]{{1,8}}?(?:自治[区州县旗]|街道|地区|[{LEVELS}])")

_BELOW = re.compile(r"[^\W\da-z_局厅委办院和城]{1,8}?(?:街道|[镇乡])")  # what may follow a known division


# The national body in front of the place of one of its own (国家税务总局寿光市税务局).
_SYSTEM = re.compile("^国家[^省市区县旗]{2,8}?(?:总局|局)(?=.{4})|^中华人民共和国(?=.{4})")


@lru_cache(maxsize=_KEPT)
def split_agency(agency: str) -> tuple[str, str]:
    """The place and the office of an agency's name (`建始县`, `林业局`); a government's office is ''."""
    for government in (GOVERNMENT, COMMISSION, COMMISSION_SHORT):
        if agency.endswith(government) and agency != government:
            return agency.removesuffix(government), ""
    if GOVERNMENT in agency:
        place, office = agency.split(GOVERNMENT, 1)
        return place, "人民政府" + office
    if agency.endswith(STREET + STREET_OFFICE):
        return agency.removesuffix(STREET_OFFICE), ""
    own = _SYSTEM.sub("", agency)
    place = "".join(divisions(own))
    return (place, own[len(place) :]) if place else ("", agency)


def divisions(name: str) -> Iterator[str]:
    """The divisions a name starts with: known ones by name, others by their level's character."""
    start = 0
    while start < len(name):
        known = [
            end
            for end in range(start + 2, min(len(name), start + 15) + 1)
            if name[start:end] in _full_names()
        ]
        hit = None if known else (_BELOW if start else _PLACE).match(name, start)
        end = max(known) if known else hit.end() if hit else start
        if end == start:
            return
        yield name[start:end]
        start = end


def parts_of(place: str) -> tuple[str, ...]:
    """The divisions that a place's name is made of; what none explains is the last (卢氏县, 城关镇)."""
    known = tuple(divisions(place))
    rest = place[sum(map(len, known)) :]
    return (*known, rest) if rest else known


def own_name(agency: str) -> str:
    """The name that a body may share with those of other places: of its office, or of its own place."""
    place, office = split_agency(agency)
    return office or parts_of(place)[-1]


@cache
def _full_names() -> frozenset[str]:
    return frozenset(region.name for region in regions())


@lru_cache(maxsize=_KEPT)
def level_of(agency: str) -> str:
    """The level of government of a body: 省, 市, 县, 县区 or 县市, 乡, 街道; '' where nothing tells it.

    The table of divisions tells it, else the last character of its place.
    """
    place, known = split_agency(agency)[0], place_of(agency)
    if known.township or place.endswith((STREET, "镇", "乡")):
        return STREET if (known.township or place).endswith(STREET) else "乡"
    if known.county or not known.province:
        last = (known.county or place)[-1:]
        return "县市" if known.county and last == "市" else _OF_PLACE.get(last, "")
    return "市" if known.prefecture else "省"
