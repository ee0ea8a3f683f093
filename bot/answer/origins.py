"""What an answer says of bodies and years that the reports themselves do not print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.answer.phrases import say
from bot.library import Library
from bot.types import Answer
from bot.understand.file_names import letters
from corpus.supplied import PRINTED
from index.types import ReportInfo

_SUPPLIED = ("argument", "file_name")
_PRINTED = frozenset((PRINTED,))


def as_named(answer: Answer, library: Library, names: Mapping[str, str]) -> Answer:
    """The answer that tells which bodies and years the reports do not print.

    Bodies that only their files name (`nulike-town`) are called as the person calls them in `names`.
    """
    bodies = dict.fromkeys((f.agency, f.year) for f in answer.facts)
    infos = [info for agency, year in bodies if (info := library.info(agency, year))]
    assumed = tuple(dict.fromkeys((*answer.assumed, *supplied(infos))))
    told = answer if assumed == answer.assumed else replace(answer, assumed=assumed)
    return _renamed(told, names) if names else told


def supplied(infos: Iterable[ReportInfo]) -> Iterator[str]:
    """A sentence for the reports whose body, and one for those whose year, something else tells."""
    infos = [info for info in infos if not info.agency or not _PRINTED.issuperset(info.origins.values())]
    if not infos:
        return
    if unnamed := [letters(info.source_name) for info in infos if not info.agency]:
        yield say("value.by_file_name", name="”“".join(dict.fromkeys(unnamed)))
    for origin in _SUPPLIED:
        of_body, of_year = (
            [info for info in infos if info.origins.get(key, "").replace(" ", "_") == origin]
            for key in ("agency", "year")
        )
        if of_body:
            yield _sentence("agency", origin, (info.agency or "" for info in of_body))
        if of_year:
            yield _sentence("year", origin, (f"{info.agency or ''}{info.year}年" for info in of_year))


def _sentence(what: str, origin: str, names: Iterable[str]) -> str:
    shown = "、".join(dict.fromkeys(names))
    return say(f"value.supplied_{what}", names=shown, origin=say(f"value.from_{origin}"))


def _renamed(answer: Answer, names: Mapping[str, str]) -> Answer:
    def call(text: str) -> str:
        for name, said in names.items():
            text = text.replace(name, said)
        return text

    sides = (replace(one, fact=replace(one.fact, agency=call(one.fact.agency))) for one in answer.sides)
    return replace(
        answer,
        headline=call(answer.headline),
        lines=tuple(map(call, answer.lines)),
        facts=tuple(replace(fact, agency=call(fact.agency)) for fact in answer.facts),
        spoken=call(answer.spoken),
        sides=tuple(sides),
    )
