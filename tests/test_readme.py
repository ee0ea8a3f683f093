"""The README tells the truth: commands exist, settings are all there, transcripts are what is printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CHINESE = (ROOT / "deploy" / "README.zh-CN.md").read_text("utf-8")
TRANSCRIPT = re.compile(r'^\$ make ask Q="(?P<question>.+?)"\n(?P<answer>.*?)^```', re.M | re.S)


def wenbao(*words: str, index: Path) -> str:
    """What the command prints, at an index of its own and on a fixed day."""
    environment = os.environ | {"WENBAO_DB": str(index), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bot", *words]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_commands_of_the_tool_are_those_of_the_table(tmp_path: Path) -> None:
    commands = set(re.findall(r"^    ([a-z]+)\s", wenbao("--help", index=tmp_path / "index.db"), re.M))
    assert commands
    assert set(re.findall(r"^\| `wenbao (\w+)` \|", README, re.M)) == commands


def test_the_targets_of_make_are_those_of_the_table() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^\.PHONY: (help .*)$", makefile, re.M)[0].split()) - {"help"}
    assert set(re.findall(r"^\| `make (\w+)` \|", README, re.M)) == targets


@pytest.mark.parametrize("text", [README, CHINESE], ids=["README.md", "deploy/README.zh-CN.md"])
def test_every_command_shown_exists(text: str) -> None:
    known = set(re.findall(r"^\| `((?:wenbao|make) \w+)` \|", README, re.M))
    code = "\n".join(re.findall(r"^```.*?^```|`[^`\n]+`", text, re.M | re.S))
    shown = set(re.findall(r"\b((?:wenbao|make) [a-z]+)\b", code))
    assert shown
    assert shown <= known


def test_the_settings_are_those_of_the_code() -> None:
    told = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (?:`(.*?)`)? *\|$", README, re.M)
    assert told == [
        (one.name, f"WENBAO_{one.name.upper()}", "" if one.default in (None, ()) else str(one.default))
        for one in fields(Settings)
    ]


@pytest.mark.parametrize("text", [README, CHINESE], ids=["README.md", "deploy/README.zh-CN.md"])
def test_the_transcripts_are_what_is_printed(text: str, tmp_path: Path) -> None:
    transcripts = list(TRANSCRIPT.finditer(text))
    assert transcripts
    index = tmp_path / "index.db"
    wenbao("ingest", str(ROOT / "corpus" / "samples"), index=index)
    for transcript in transcripts:
        printed = wenbao("ask", transcript["question"], index=index)
        assert printed.strip() == transcript["answer"].strip()
