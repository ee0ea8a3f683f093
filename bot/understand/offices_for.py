"""Places that are said in place of the office of their government, where it alone has a report."""

from __future__ import annotations

from dataclasses import replace

from bot.library import Library
from bot.understand.parse import Parsed
from corpus.regions import by_name

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
