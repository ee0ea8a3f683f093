"""Sentences and what they ask for (`sentences/queries.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.library import Library
from bot.understand.metrics import select
from bot.understand.parse import parse
from bot.understand.resolve import resolve
from corpus.types import Format
from corpus.vocabulary import metrics
from tests.bot.world import TODAY, World

FORM = [metric for metric in metrics().values() if Format.F2021 in metric.formats]
KEYS = ("bodies", "years", "metrics", "applicants", "operation", "topics", "unknown")


def sentences(name: str) -> list[Any]:
    """The entries of a table, those known to fail marked so."""
    table = yaml.safe_load((Path(__file__).parent / "sentences" / f"{name}.yaml").read_text("utf-8"))
    return [
        pytest.param(entry, marks=[pytest.mark.xfail(reason=reason, strict=True)] if reason else [])
        for entry in table
        for reason in [entry.pop("xfail", "")]
    ]


@pytest.mark.parametrize("entry", sentences("queries"), ids=lambda entry: str(entry["say"]))
def test_a_sentence_asks_for(entry: dict[str, Any], several: World) -> None:
    library = Library(several.store)
    query = resolve(parse(entry["say"], library.bodies, TODAY), None, library)
    chosen = [select(target, FORM) for target in query.targets]
    asked = {
        "bodies": [agency.removesuffix("人民政府") for agency in query.agencies],
        "years": [*query.years],
        "metrics": [metric.path for one in chosen if one for metric in one.metrics],
        "applicants": [*query.applicants],
        "operation": query.operation,
        "topics": [*query.topics],
        "unknown": [mention.text for mention in query.unknown_bodies],
    }
    assert set(entry) <= {"say", *KEYS}
    assert asked == {key: entry.get(key, "value" if key == "operation" else []) for key in KEYS}
    assert not query.conflict
