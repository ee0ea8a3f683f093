"""`wenbao alias`: the office's own words for the metrics."""

from __future__ import annotations

from argparse import Namespace

from bot.commands import READ, SOME_REJECTED, WrongCall
from bot.office import aliases
from bot.office.settings import settings_of
from bot.phrases import phrases
from bot.understand.own_words import read

_WORDS = {"add": 2, "remove": 1, "list": 0, "test": 0}


def run(args: Namespace) -> int:
    """0; 1 when a test sentence fails or there is no such word."""
    said = phrases("cli.alias")
    if len(args.words) != _WORDS[args.action]:
        raise WrongCall("call-wrong", said["usage"])
    path = settings_of(args).vocabulary_path
    if args.action == "add":
        word, term = aliases.add(path, *args.words)
        print(said["added"].format(word=word, term=term, path=path))
        return READ
    if args.action == "remove":
        done = aliases.remove(path, *args.words)
        print(said["removed" if done else "unknown"].format(word=args.words[0]))
        return READ if done else SOME_REJECTED
    if args.action == "list":
        for entry in read(path)["alias"]:
            print(f"{entry['say']}\t{entry['term']}")
        return READ
    failed = aliases.failed(path)
    for entry in failed:
        print(said["failed"].format(**entry))
    print(said["tested"].format(total=len(read(path)["sentence"]), failed=len(failed)))
    return SOME_REJECTED if failed else READ
