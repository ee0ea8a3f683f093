"""What a call names to be read: paths, addresses, and addresses listed in a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from bot.commands import WrongCall
from bot.phrases import phrases
from index.ingest_reading import Job, files_at, is_address


def jobs(args: Namespace) -> list[Job]:
    """The files, then the addresses, each once; a WrongCall when nothing was named."""
    said = phrases("cli")
    if not args.paths and not args.urls:
        raise WrongCall("call-wrong", said["wrong"].format(message=said["no_path"], program="wenbao"))
    addresses = [place for place in args.paths if is_address(place)] + _listed(args.urls)
    files = files_at([place for place in args.paths if not is_address(place)])
    agency, year = getattr(args, "agency", None), getattr(args, "year", None)
    return [Job(place, agency, year) for place in (*files, *dict.fromkeys(addresses))]


def _listed(file: Path | None) -> list[str]:
    """The addresses of a file, one a line; blank lines and those that begin with # are left out."""
    if file is None:
        return []
    try:
        lines = [line.strip() for line in file.read_text("utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise WrongCall("urls-unreadable", phrases("cli")["urls_unreadable"].format(path=file)) from error
    places = [line for line in lines if line and not line.startswith("#")]
    wrong = [place for place in places if not is_address(place)]
    if wrong:
        raise WrongCall("urls-wrong", phrases("cli")["urls_wrong"].format(path=file, line=wrong[0]))
    return places
