"""The command line `wenbao`: what it accepts and how it ends. Each command's work is imported when called."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from bot.commands import NOT_DONE, WrongCall
from bot.phrases import phrases

INTERRUPTED, PIPE_CLOSED, FAULT = 130, 141, 70
FORMATS = ("jsonl", "csv", "xlsx")
DEFAULT_DB = "var/wenbao.db"
TABLES = ("facts", "passages", "findings")


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 some file rejected or faulty, 2 wrong call or no usable index."""
    _speak_utf8()
    try:
        args = _parser().parse_args(argv)
        args.db_given = "db" in args
        args.db = args.db if args.db_given else Path(os.environ.get("WENBAO_DB") or DEFAULT_DB)
        command: Callable[[argparse.Namespace], int] = import_module(f"bot.commands.{args.command}").run
        code = command(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        return _told(error)
    return code


def _told(error: Exception) -> int:
    """The exit code, after one line `code: sentence` on standard error."""
    code, message = described(error)
    print(f"{code}: {message}", file=sys.stderr)
    return FAULT if code == "internal-error" else NOT_DONE


def described(error: Exception) -> tuple[str, str]:
    """The code and sentence of an error, one of ours or a fault of the program."""
    code, message = getattr(error, "code", None), getattr(error, "message", None)
    if isinstance(code, str) and isinstance(message, str):
        return code, message
    return "internal-error", _fault(error)


def _fault(error: Exception) -> str:
    """A sentence about an error of the program itself, with the place it was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return phrases("cli")["fault"].format(error=f"{type(error).__name__}: {error}", place=place)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are a `WrongCall` in the language of the people who make them."""

    def error(self, message: str) -> NoReturn:
        for english, chinese in phrases("cli.argparse").items():
            message = message.replace(english, chinese)
        raise WrongCall("call-wrong", phrases("cli")["wrong"].format(message=message, program=self.prog))


def _parser() -> argparse.ArgumentParser:
    said = phrases("cli.help")
    index = _Parser(add_help=False)
    index.add_argument("--db", type=Path, default=argparse.SUPPRESS, metavar="FILE", help=said["db"])
    top = _Parser(prog="wenbao", description=said["top"], parents=[index], allow_abbrev=False)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for name, fill in _COMMANDS.items():
        fill(commands.add_parser(name, help=said[name], description=said[name], parents=[index]))
    return top


def _ingest(parser: argparse.ArgumentParser) -> None:
    said = phrases("cli.help")
    _readable(parser)
    parser.add_argument("--agency", help=said["agency"])
    parser.add_argument("--year", type=_year, help=said["year"])
    parser.add_argument("--watch", action="store_true", help=said["watch"])
    parser.add_argument("--every", type=_count, default=2, metavar="SECONDS", help=said["every"])
    parser.add_argument("--again", action="store_true", help=said["again"])
    parser.add_argument("--jobs", type=_count, metavar="N", help=said["jobs"])


def _readable(parser: argparse.ArgumentParser) -> None:
    said = phrases("cli.help")
    parser.add_argument("paths", nargs="*", metavar="PATH", help=said["paths"])
    parser.add_argument("--urls", type=Path, metavar="FILE", help=said["urls"])
    parser.add_argument("--allow-private", action="store_true", help=said["allow_private"])
    parser.add_argument("--json", action="store_true", help=said["json"])


def _ask(parser: argparse.ArgumentParser) -> None:
    said = phrases("cli.help")
    parser.add_argument("question", nargs="*", metavar="QUESTION", help=said["question"])
    parser.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help=said["today"])
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=said["json"])
    form.add_argument("--jsonl", action="store_true", help=said["jsonl"])


def _export(parser: argparse.ArgumentParser) -> None:
    said = phrases("cli.help")
    parser.add_argument("table", choices=TABLES, help=said["table"])
    parser.add_argument("--format", choices=FORMATS, help=said["format"])
    parser.add_argument("--out", type=Path, metavar="FILE", help=said["out"])


def _withdraw(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT_ID", help=phrases("cli.help")["report"])


def _reports(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=phrases("cli.help")["json"])


def _alias(parser: argparse.ArgumentParser) -> None:
    said = phrases("cli.help")
    parser.add_argument("action", choices=("add", "remove", "list", "test"), help=said["alias_action"])
    parser.add_argument("words", nargs="*", metavar="WORD", help=said["alias_words"])


def _backup(parser: argparse.ArgumentParser) -> None:
    said = phrases("cli.help")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=said["backup_folder"])
    parser.add_argument("--keep", type=_count, metavar="N", help=said["keep"])


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=phrases("cli.help")["restore_folder"])


def _replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=phrases("cli.help")["replace_file"])


def _telegram(parser: argparse.ArgumentParser) -> None:
    """No options of its own."""


_COMMANDS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "ingest": _ingest,
    "ask": _ask,
    "export": _export,
    "check": _readable,
    "withdraw": _withdraw,
    "reports": _reports,
    "telegram": _telegram,
    "alias": _alias,
    "backup": _backup,
    "restore": _restore,
    "replace": _replace,
    "doctor": _reports,
}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(phrases("cli")["day"].format(text=text)) from error


def _year(text: str) -> int:
    if not (text.isdecimal() and 2000 <= int(text) <= 2100):
        raise argparse.ArgumentTypeError(phrases("cli")["year"].format(text=text))
    return int(text)


def _count(text: str) -> int:
    if not (text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(phrases("cli")["count"].format(text=text))
    return int(text)


def _speak_utf8() -> None:
    """UTF-8 whatever the locale; half a surrogate pair becomes its escape, which JSON reads back."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
