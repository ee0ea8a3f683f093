"""`wenbao reports`: what the index holds."""

from __future__ import annotations

import dataclasses
import sys
from argparse import Namespace

from bot.commands import READ
from bot.contract import dumps
from bot.phrases import phrases
from corpus.bodies import body_type
from corpus.regions import place_of
from index.store import Store
from index.types import ReportInfo


def run(args: Namespace) -> int:
    """0; one line for each current report."""
    with Store.open(args.db, read_only=True) as store:
        infos = store.reports()
    if not infos:
        print(phrases("cli")["no_reports"], file=sys.stderr)
    for info in infos:
        print(
            dumps(_json(info)) if args.json else f"{info.id}\t{info.format}\t{info.title or info.source_name}"
        )
    return READ


def _body(info: ReportInfo) -> dict[str, object]:
    """The kind of body and its place, level by level; all null where no agency is known."""
    place = place_of(info.agency or "", info.year)
    kind = body_type(info.agency).value if info.agency else None
    return {"body_type": kind, **dataclasses.asdict(place)}


def _json(info: ReportInfo) -> dict[str, object]:
    return {
        "report": info.id,
        "agency": info.agency,
        "region": info.region,
        **_body(info),
        "year": info.year,
        "format": info.format.value,
        "title": info.title,
        "published": info.published.isoformat() if info.published else None,
        "source": info.source_name,
        "url": info.url,
        "origins": dict(info.origins),
        "sha256": info.sha256,
        "ingested_at": info.ingested_at,
    }
