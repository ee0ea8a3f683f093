"""Administrative divisions of China with their former names since 2008, read from `data/regions.csv`."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SUFFIXES = (
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "林区",
    "地区",
    "省",
    "市",
    "区",
    "县",
    "盟",
    "旗",
    "州",
)


# The peoples in the names of autonomous divisions.
_PEOPLES = re.compile(
    "(?:壮|回|满|苗|彝|土家|藏|蒙古|侗|布依|瑶|白|朝鲜|哈尼|黎|哈萨克|傣|畲|傈僳|东乡|仡佬|拉祜|佤|水|纳西|羌|土"
    "|仫佬|锡伯|柯尔克孜|景颇|达斡尔|撒拉|布朗|毛南|塔吉克|普米|怒|阿昌|裕固|保安|独龙|鄂伦春|鄂温克|维吾尔|各)"
    "(?:族|(?=自治|$)|尔)"
)

_AUTONOMOUS = re.compile("自治([州县旗])$")


def short_name(name: str) -> str:
    """A division's name without level and peoples, whole when less than two characters would remain."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            stem = name.removesuffix(suffix)
            peoples = _PEOPLES.search(stem, 2) if suffix.startswith("自治") else None
            return stem[: peoples.start()] if peoples else stem
    return name


@dataclass(frozen=True, slots=True)
class Region:
    """A division by its six-digit code; `until` is the year this name ended, None for a present one."""

    code: str
    name: str
    parent: str
    until: int | None = None

    @property
    def short(self) -> str:
        """The name without its level and peoples (`海淀区` → `海淀`, `景宁畲族自治县` → `景宁`)."""
        return short_name(self.name)

    @property
    def names(self) -> frozenset[str]:
        """What it is called: in full, without level, and without peoples alone (`海北州`, `景宁县`)."""
        hit = _AUTONOMOUS.search(self.name)
        return frozenset((self.name, self.short, *([self.short + hit[1]] if hit else ())))


@cache
def regions() -> tuple[Region, ...]:
    """Every division and former name in the order of their codes."""
    text = files("corpus").joinpath("data/regions.csv").read_text("utf-8")
    return tuple(
        Region(row["code"], row["name"], row["parent"], int(row["until"]) if row["until"] else None)
        for row in csv.DictReader(text.splitlines())
    )


@cache
def by_name() -> dict[str, tuple[Region, ...]]:
    """Divisions by every name that they are called by; several share a name (鼓楼区)."""
    found: dict[str, list[Region]] = {}
    for region in regions():
        for name in region.names:
            found.setdefault(name, []).append(region)
    return {name: tuple(group) for name, group in found.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a body belongs, each level by its full name; None where neither name nor table tells it."""

    province: str | None = None
    prefecture: str | None = None
    county: str | None = None
    township: str | None = None

    @property
    def level(self) -> str | None:
        """The lowest level that is known: `township`, `county`, `prefecture` or `province`."""
        levels = {name: getattr(self, name) for name in ("township", "county", "prefecture", "province")}
        return next((name for name, place in levels.items() if place), None)


_TOWNSHIP = re.compile(r"(?!城镇|乡[镇村])(?:(?!城乡)[^\W\da-z_局厅委办院和]){1,8}?(?:街道|苏木|镇|乡)")
_CORPS = "(?:新疆生产建设兵团)?(?:第[一二三四五六七八九十]{1,3}师)?"
# What stands in front of the place.
NATIONAL = f"(?:国家税务总局|国家统计局|中共|中国共产党|国网|中国人民银行|中华人民共和国|{_CORPS})"
_IN_FRONT = re.compile(NATIONAL)
_HOST = re.compile(r"(?<=[市县区旗])人民政府(?=[^\W\d_]{1,8}街道)")
_OF_CORPS = re.compile("新疆生产建设兵团|第[一二三四五六七八九十]{1,3}师")
# Bodies that bear their place's name without its level.
_SHORT_NAMED = re.compile(
    "(?:开发|新|园|示范|试验|保税|度假|合作|高新|产业|管理)区(?:管理委员会|管委会)?$|海关$|调查总?队$|行$"
)
_LONGEST = 15


def place_of(agency: str, year: int | None = None) -> Place:
    """The place in a body's name, the levels above it from the table; names that ended before `year` are out.

    A name that several places share (鼓楼区) tells no level above it unless the text in front does.
    """
    in_front = _IN_FRONT.match(agency)
    agency = without_host(agency[in_front.end() :] if in_front else agency)
    start, found = 0, tuple[Region, ...]()
    while known := _next(agency, start, found, year):
        start += len(known[0].name)
        found = known
    town = (
        _TOWNSHIP.match(agency, start)
        if found or agency.endswith(("镇人民政府", "乡人民政府", "办事处"))
        else None
    )
    levels = [_levels(region) for region in found or _short_named(agency, year)]
    shared = levels[0] if levels else {}
    for other in levels[1:]:
        shared = {level: name for level, name in shared.items() if other.get(level) == name}
    if not shared and in_front and _OF_CORPS.search(in_front[0]):
        shared = {"province": "新疆维吾尔自治区"}
    return Place(**shared, township=town[0] if town else None)


def without_host(agency: str) -> str:
    """The name of a street office without the government that it belongs to (甲区人民政府乙街道办事处)."""
    return _HOST.sub("", agency)


def divisions_at_end(words: str) -> str:
    """The divisions that words end in, one behind another, and the national body in front; '' for none."""
    start = len(words)
    while begins := [at for at in range(start) if _is_division(words[at:start])]:
        start = begins[0]
    above = re.search(f"{NATIONAL}$", words[:start])
    return words[above.start() if above else start :]


def _is_division(name: str) -> bool:
    return any(region.name == name for region in by_name().get(name, ()))


def _short_named(agency: str, year: int | None) -> tuple[Region, ...]:
    """The divisions that a zone, a custom house or a survey team is named after without their level."""
    if not _SHORT_NAMED.search(agency):
        return ()
    for end in range(min(len(agency), _LONGEST), 1, -1):
        known = [region for region in by_name().get(agency[:end], ()) if region.short == agency[:end]]
        if known:
            return tuple(region for region in known if region.until is None or (year or 0) <= region.until)
    return ()


def _next(agency: str, start: int, above: tuple[Region, ...], year: int | None) -> tuple[Region, ...]:
    """The divisions that the name goes on with at `start`, below those in front of it; the longest name."""
    for end in range(min(len(agency), start + _LONGEST), start + 1, -1):
        known = [
            region
            for region in by_name().get(agency[start:end], ())
            if region.name == agency[start:end] and (not above or any(_below(region, each) for each in above))
        ]
        current = [region for region in known if region.until is None or (year or 0) <= region.until]
        if known:
            return tuple(current or known)
    return ()


def _below(region: Region, above: Region) -> bool:
    stem = above.code.removesuffix("00").removesuffix("00")
    return region.code != above.code and region.code.startswith(stem)


def _levels(region: Region) -> dict[str, str]:
    """The division and those above it by level."""
    found = {_level(region.code): region.name}
    for code in (region.code[:4] + "00", region.code[:2] + "0000"):
        if code != region.code and code in _by_code():
            found[_level(code)] = _by_code()[code].name
    return found


def _level(code: str) -> str:
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


@cache
def _by_code() -> dict[str, Region]:
    """The present names by code, former ones only for codes that are no more."""
    return {region.code: region for region in sorted(regions(), key=lambda each: each.until is None)}
