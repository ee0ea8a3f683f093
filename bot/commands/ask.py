"""`wenbao ask`: one question, a conversation, or lines of JSON."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from bot import render
from bot.commands import READ, SOME_REJECTED
from bot.commands.lines import BadLine, Line, line_of
from bot.contract import answer_json, dumps, unanswered_json
from bot.engine import Engine
from bot.office.settings import settings_of
from bot.phrases import phrases
from bot.types import Answer, Conversation
from bot.understand.own_words import use
from index.store import Store

_CHINA = timedelta(hours=8)
_GOODBYES = frozenset(("再见", "退出", "结束", "拜拜", "bye", "quit", "exit", "q"))
_EXAMPLES = 3


def run(args: Namespace) -> int:
    """0; with --jsonl 1 when a line was no question or could not be answered."""
    today = args.today or (datetime.now(UTC) + _CHINA).date()
    use(settings_of(args).vocabulary_path)
    with Store.open(args.db, read_only=True) as store:
        engine = Engine(store)
        if args.jsonl:
            return _answer_lines(engine, today)
        if args.question:
            question = _typed(" ".join(args.question))
            _show(engine.ask(clean(question), None, today), question, args.json)
        elif sys.stdin.isatty():
            _converse(engine, today, args.json)
        else:
            conversation = Conversation()
            for line in sys.stdin.buffer:
                if question := _decoded(line).strip():
                    _show(engine.ask(clean(question), conversation, today), question, args.json)
    return READ


def clean(question: str) -> str:
    """The question without halves of surrogate pairs, which no file or database takes."""
    return question.encode("utf-8", "replace").decode("utf-8")


def _typed(question: str) -> str:
    """A question of the command line, which was written in UTF-8 whatever the locale says."""
    try:
        return os.fsencode(question).decode("utf-8")
    except UnicodeError:
        return question


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("gb18030", "replace")


def _show(answer: Answer, question: str, as_json: bool) -> None:
    print(dumps(answer_json(answer, question, None)) if as_json else render.text(answer) + "\n", flush=True)


def _converse(engine: Engine, today: date, as_json: bool) -> None:
    import readline  # noqa: F401  line editing for input()

    said = phrases("cli")
    print(said["welcome"])
    for example in engine.examples()[:_EXAMPLES]:
        print(said["example"].format(text=example))
    conversation = Conversation()
    for question in _questions(said["prompt"]):
        _show(engine.ask(clean(question), conversation, today), question, as_json)
    print(said["goodbye"])


def _questions(prompt: str) -> Iterator[str]:
    """What a person types, up to a goodbye or the end of the input."""
    while True:
        try:
            question = input(prompt).strip()
        except EOFError:
            print()
            return
        if question.lower().rstrip("。！!.") in _GOODBYES:
            return
        if question:
            yield question


def _answer_lines(engine: Engine, today: date) -> int:
    conversations: dict[str | int, Conversation] = {}
    code = READ
    for raw in sys.stdin.buffer:
        if not raw.strip():
            continue
        try:
            result = _answered(engine, line_of(raw), conversations, today)
        except BadLine as bad:
            code = SOME_REJECTED
            result = unanswered_json(bad.code, bad.message, bad.question, bad.id)
        print(dumps(result), flush=True)
    return code


def _answered(
    engine: Engine, line: Line, conversations: dict[str | int, Conversation], today: date
) -> dict[str, object]:
    new = Conversation()
    conversation = new if line.session is None else conversations.setdefault(line.session, new)
    try:
        answer = engine.ask(clean(line.question), conversation, line.today or today)
    except Exception as error:
        from bot.cli import described

        raise BadLine(*described(error), line.id, line.question) from error
    return answer_json(answer, line.question, line.id)
