"""Places that are said in place of the office of their government, where it alone has a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.library import Library
from bot.understand.mentions import BodyMention
from bot.understand.parse import Parsed
from bot.understand.places import split_agency
from corpus.regions import by_name

_OWN_OFFICE = re.compile(r"(?:人民)?(?:政府)?(?:的)?办公[室厅]|(?<=府)办(?=\d|[,，]|[去前今上]年|$)")
_GOVERNING = ("人民政府办公厅", "人民政府办公室")


def office_for(said: str, library: Library) -> str:
    """The office of the government of a place said without its level, if it alone reports; else ''."""
    short = any(region.short == said for region in by_name().get(said, ()))
    near = library.bodies.near(said) if short else ()
    return near[0] if len(near) == 1 and near[0].endswith(_GOVERNING) else ""


def with_offices(parsed: Parsed, library: Library) -> Parsed:
    """The message with such offices among the bodies that it names (上海和抚州民政比)."""
    if all(body.agencies or body.general for body in parsed.bodies) or len(parsed.bodies) < 2:
        return parsed
    found = tuple(
        replace(body, agencies=(office,), heard=True)
        if not (body.agencies or body.general) and (office := office_for(body.text, library))
        else body
        for body in parsed.bodies
    )
    return parsed if found == parsed.bodies else (parsed.words or parsed).of(parsed.text, found)


def own_offices(parsed: Parsed) -> Iterator[BodyMention]:
    """The offices (县政府办公室) of which figures are asked and only the government has a report."""
    for body in parsed.bodies if parsed.says("term") else ():
        hit = _OWN_OFFICE.match(parsed.text, body.end)
        if hit and body.agencies and all(not split_agency(agency)[1] for agency in body.agencies):
            yield BodyMention(body.start, hit.end(), parsed.text[body.start : hit.end()], ())
