"""`wenbao export`: the index as rows for other programs."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from bot.commands import READ, WrongCall
from bot.phrases import phrases
from index import export
from index.store import Store


def run(args: Namespace) -> int:
    """0 when everything was written; a file is complete or not there."""
    suffix = args.out.suffix.lstrip(".").lower() if args.out else ""
    form = args.format or (suffix if suffix in ("csv", "xlsx") else "jsonl")
    with Store.open(args.db, read_only=True) as store:
        if args.out:
            _to_file(store, args.table, form, args.out)
        elif form == "xlsx":
            raise WrongCall("out-missing", phrases("cli")["out_needed"])
        elif form == "csv":
            sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
            export.write_csv(store, args.table, sys.stdout)
        else:
            export.write_jsonl(store, args.table, sys.stdout)
    return READ


def _to_file(store: Store, table: str, form: str, out: Path) -> None:
    part = out.with_name(f".{out.name}.part")
    try:
        if form == "xlsx":
            export.write_xlsx(store, table, part)
        else:
            write = export.write_csv if form == "csv" else export.write_jsonl
            with part.open("w", encoding="utf-8", newline="") as file:
                write(store, table, file)
        part.replace(out)
    except OSError as error:
        sentence = phrases("cli")["out_unwritable"].format(path=out, reason=error.strerror)
        raise WrongCall("out-unwritable", sentence) from error
    finally:
        part.unlink(missing_ok=True)
