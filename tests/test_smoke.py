"""The built wheel, installed with nothing but the runtime lock, does the main job."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
QUESTION = "乌鲁木齐县2023年行政事业性收费是多少？"


def run(*command: object, folder: Path) -> str:
    """What a command prints; a failure shows both of its streams."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a fresh environment that holds the wheel and the runtime lock."""
    folder = tmp_path_factory.mktemp("smoke")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    wheel = next(folder.glob("*.whl"))
    run(sys.executable, "-m", "venv", "--without-pip", "fresh", folder=folder)
    python = folder / "fresh" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps")
    run(*pip, "--require-hashes", "-r", ROOT / "deploy" / "requirements.lock", folder=folder)
    run(*pip, wheel, folder=folder)
    return python.parent


def test_the_wheel_ingests_and_answers(installed: Path, tmp_path: Path) -> None:
    wenbao = installed / "wenbao"
    (tmp_path / "var").mkdir()
    ingested = run(wenbao, "ingest", ROOT / "corpus" / "samples", "--json", folder=tmp_path)
    assert {json.loads(line)["status"] for line in ingested.splitlines()} == {"added"}
    answer = json.loads(run(wenbao, "ask", QUESTION, "--json", folder=tmp_path))
    assert answer["kind"] == "figure"
    assert [(fact["value"], fact["unit"]) for fact in answer["facts"]] == [(748, "万元")]
    assert all(fact["metric"] == "行政事业性收费/本年收费金额" for fact in answer["facts"])
    assert answer["citations"]
    assert "748" in run(wenbao, "ask", QUESTION, folder=tmp_path)


def test_the_environment_is_whole_without_development_tools(installed: Path) -> None:
    listed = run(sys.executable, "-m", "pip", "--python", installed / "python", "list", folder=installed)
    names = {line.split()[0].lower() for line in listed.splitlines()[2:]}
    assert "wenbao" in names
    assert not names & {"pytest", "mypy", "ruff", "hypothesis", "pyyaml"}
    run(sys.executable, "-m", "pip", "--python", installed / "python", "check", folder=installed)
