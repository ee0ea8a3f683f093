"""What is deployed: manuals that cannot lie, units, compose file, container file, and a backup restored."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from bot.office import backups, indexes
from bot.office.state import Inbox, State
from bot.settings import Settings, load
from index.store import Store
from tests.bot.console import SAMPLE, wenbao

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
MANUALS = [DEPLOY / "MANUAL.md", DEPLOY / "MANUAL.zh-CN.md"]
UNITS = sorted((DEPLOY / "systemd").iterdir())
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
FINDINGS = ("checks", "sentences", "across", "unread", "recognised")  # modules of the check sheet


def codes_of(path: Path) -> Iterator[str]:
    """The error codes that a module gives: first words of an error's call, or its class's `code`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        values: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            values = list(node.args) if name[:1].isupper() else []
        elif isinstance(node, ast.Assign) and any(getattr(one, "id", "") == "code" for one in node.targets):
            values = [node.value]
        for value in values:
            if isinstance(value, ast.Constant) and CODE.fullmatch(str(value.value)):
                yield str(value.value)


def all_codes() -> set[str]:
    modules = (path for name in ("bot", "index", "corpus") for path in (ROOT / name).rglob("*.py"))
    kept = (path for path in modules if not any(word in path.stem for word in FINDINGS))
    return {code for path in kept for code in codes_of(path)}


def told(manual: Path, section: int) -> list[str]:
    """The first column of the last tables: settings (-3), log lines (-2), codes (-1)."""
    return re.findall(r"^\| `(.+?)` \|", manual.read_text("utf-8").split("\n## ")[section], re.M)


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.name)
def test_the_manual_tells_every_error_code_and_no_other(manual: Path) -> None:
    listed = told(manual, -1)
    assert len(set(listed)) == len(listed)
    assert all_codes() - set(listed) == set()
    modules = (path for name in ("bot", "index", "corpus") for path in (ROOT / name).rglob("*.py"))
    text = "\n".join(path.read_text("utf-8") for path in modules)
    assert [code for code in listed if f'"{code}"' not in text] == []


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.name)
def test_the_manual_tells_every_setting(manual: Path) -> None:
    assert told(manual, -3) == [setting.name for setting in fields(Settings)]


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.name)
def test_the_log_lines_of_the_manual_are_written_somewhere(manual: Path) -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    assert [line for line in told(manual, -2) if f'"{line}"' not in source] == []


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.name)
def test_the_commands_of_the_manual_are_there(manual: Path) -> None:
    text = manual.read_text("utf-8")
    named = set(re.findall(r"\bwenbao (ingest|doctor|backup|restore|replace|alias)\b", text))
    assert named >= {"doctor", "backup", "restore", "replace", "alias"}
    for command in named:
        assert wenbao(command, "--help").code == 0
    for file in re.findall(r"(?<![\w/])deploy/[\w./*-]+", text):
        if not any(word in file for word in ("secrets", ".env")):
            assert list(ROOT.glob(file)), file


def test_both_manuals_give_the_same_commands() -> None:
    blocks = [re.findall(r"^```sh\n(.*?)^```", path.read_text("utf-8"), re.M | re.S) for path in MANUALS]
    plain = [[re.sub(r"git clone \S+", "git clone", block) for block in one] for one in blocks]
    assert plain[0] == plain[1]


def test_the_command_for_root_runs_what_the_units_run() -> None:
    command = DEPLOY / "wenbao"
    assert subprocess.run(["sh", "-n", str(command)], check=False).returncode == 0
    text = command.read_text("utf-8")
    unit = (DEPLOY / "systemd" / "wenbao.service").read_text("utf-8")
    started = re.findall(r"^ExecStart=(\S+)", unit, re.M)[0]
    assert f"command={started}\n" in text
    assert re.findall(r"^Environment=WENBAO_CONFIG=(\S+)", unit, re.M)[0] in text
    assert str(load({}, DEPLOY / "wenbao.toml").db) in text
    assert os.access(command, os.X_OK)


def test_an_extra_that_there_is_not_is_said_before_anything_is_done(tmp_path: Path) -> None:
    lock, folder = DEPLOY / "requirements.lock", tmp_path / "environment"
    done = subprocess.run(
        [sys.executable, DEPLOY / "environment.py", lock, folder, "pictures"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "there is no extra pictures; there are: charts, dev, fast, ocr\n"
    assert not folder.exists()


def test_the_example_settings_can_be_read() -> None:
    assert load({}, DEPLOY / "wenbao.toml").db == Path("/var/lib/wenbao/wenbao.db")


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_units_are_right_and_hardened(unit: Path) -> None:
    text = unit.read_text("utf-8")
    if unit.suffix == ".service":
        for line in (
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            "User=wenbao",
            "CapabilityBoundingSet=\n",
        ):
            assert line in text
        command = re.findall(r"^ExecStart=\S+/wenbao (\w+)", text, re.M)[0]
        assert wenbao(command, "--help").code == 0
    if not shutil.which("systemd-analyze"):
        pytest.skip("there is no systemd-analyze here")
    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    about = [line for line in done.stderr.splitlines() if unit.name in line]
    assert [line for line in about if "is not executable" not in line] == []


def test_the_compose_file_names_what_is_there() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    for service in compose["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        for volume in service["volumes"]:
            source = volume.partition(":")[0]
            assert source in compose["volumes"] or source == "../reports" or (DEPLOY / source).exists()
    given = compose["services"]["bot"]["environment"]
    known = {f"WENBAO_{setting.name.upper()}" for setting in fields(Settings)}
    assert set(given) <= known
    build = compose["services"]["bot"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).exists()
    assert {secret["file"].rpartition("/")[2] for secret in compose["secrets"].values()} == {
        "telegram_token", "hash_secret",
    }  # fmt: skip


def test_the_container_file_copies_what_is_there_and_runs_without_rights() -> None:
    text = (DEPLOY / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    words = [name for name, _ in lines]
    assert words.count("FROM") == 2
    assert ["USER", "10001:10001"] in lines
    for name, rest in lines:
        if name == "COPY" and "--from" not in rest:
            assert all((ROOT / source).exists() for source in rest.split()[:-1]), rest
    environment = re.findall(r"(WENBAO_\w+)=", text)
    known = {f"WENBAO_{setting.name.upper()}" for setting in fields(Settings)}
    assert set(environment) <= known
    probe = json.loads(next(rest for name, rest in lines if name == "HEALTHCHECK").partition("CMD ")[2])
    compile(probe[2], "healthcheck", "exec")
    final = dict(lines)
    assert wenbao(*json.loads(final["CMD"]), "--help").code == 0


def test_the_commands_that_build_the_container_work(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("corpus", "index", "bot"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    code = "from bot.cli import main; import sys; sys.exit(main(['--help']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0


def test_a_backup_made_while_others_write_is_whole_and_is_restored(tmp_path: Path) -> None:
    live = Settings(db=tmp_path / "live" / "wenbao.db")
    assert wenbao("ingest", SAMPLE, db=live.db).code == 0
    live.reports_path.mkdir()
    shutil.copy(SAMPLE, live.reports_path)
    assert wenbao("alias", "add", "处字号", "行政处罚", db=live.db).code == 0
    with State.open(live.state_path) as state, Store.open(live.db) as writer:
        assert Inbox(state).take("1:a", "{}")
        writer.conn.execute("BEGIN IMMEDIATE")
        made = backups.backup(live, tmp_path / "backups", keep=1)
        writer.conn.execute("ROLLBACK")
    shutil.rmtree(tmp_path / "live")
    assert backups.restore(live, made) == 1
    with State.open(live.state_path) as state:
        assert Inbox(state).waiting() == 1
    assert (live.reports_path / SAMPLE.name).read_bytes() == SAMPLE.read_bytes()
    assert "42" in wenbao("ask", "乌鲁木齐县2023年处字号多少件？", db=live.db).out


def test_a_backup_of_which_a_file_is_broken_is_not_restored(tmp_path: Path) -> None:
    live = Settings(db=tmp_path / "live" / "wenbao.db")
    Store.open(live.db).close()
    made = backups.backup(live, tmp_path / "backups")
    with (made / "index.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"broken")
    with pytest.raises(backups.BackupError) as caught:
        backups.restore(live, made)
    assert caught.value.code == "backup-damaged"


def test_an_index_is_replaced_under_a_reader(tmp_path: Path) -> None:
    live, new = tmp_path / "live.db", tmp_path / "new.db"
    Store.open(live).close()
    assert wenbao("ingest", SAMPLE, db=new).code == 0
    with Store.open(live, read_only=True) as reader:
        before = reader.changes()
        assert indexes.replace(live, new) == 1
        assert reader.changes() != before
        assert len(reader.reports()) == 1
