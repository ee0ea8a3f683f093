"""The shape of the tree: what stands at the top, how long things are, who imports what, what is pinned."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
TOP = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
    "bot", "corpus", "deploy", "index", "pyproject.toml", "tests",
}  # fmt: skip
PACKAGES = ("corpus", "index", "bot")
MODULE_CEILING = 250
FUNCTION_CEILING = 40
LOCKS = ("deploy/requirements.lock", "deploy/requirements-dev.lock")
# Cut in two, so that this file does not hold what it looks for.
MACHINE_PATHS = (
    "/wo" + "rk/",
    "/ho" + "me/",
    "/ro" + "ot/",
    "/Us" + "ers/",
    "/op" + "t/py",
    "/tmp" + "/bash",
)
REGISTRIES = ("py" + "pi.org", "python" + "hosted", "npm" + "js.", "deb.de" + "bian")


@cache
def tracked() -> tuple[Path, ...]:
    """The files that git tracks, below the root; skips where this is no checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return tuple(Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).exists())


def modules(*folders: str) -> list[Path]:
    """The tracked Python files below these folders."""
    return [path for path in tracked() if path.suffix == ".py" and path.parts[0] in folders]


def syntax(path: Path) -> ast.Module:
    """The syntax tree of a tracked Python file."""
    return ast.parse((ROOT / path).read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The top names that a module imports, at its top or inside its functions."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def test_the_top_level_is_as_designed() -> None:
    assert {path.parts[0] for path in tracked()} == TOP


def test_modules_stay_below_their_ceiling() -> None:
    lengths = {
        path: len((ROOT / path).read_text("utf-8").splitlines()) for path in modules(*PACKAGES, "tests")
    }
    assert not {str(path): lines for path, lines in lengths.items() if lines > MODULE_CEILING}


def test_functions_stay_below_their_ceiling() -> None:
    functions = (
        (f"{path}:{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in modules(*PACKAGES, "tests", "deploy")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert not {name: lines for name, lines in functions if lines >= FUNCTION_CEILING}


@pytest.mark.parametrize("library", ["jieba", "rapidfuzz"])
def test_a_library_of_words_is_imported_in_one_module(library: str) -> None:
    assert len([path for path in modules(*PACKAGES) if library in imported(path)]) == 1


def test_telegram_is_imported_in_one_folder() -> None:
    users = {path.parent for path in modules(*PACKAGES) if "telegram" in imported(path)}
    assert users == {Path("bot/telegram")}


def test_nothing_tracked_names_a_machine_or_a_registry() -> None:
    found = {}
    for path in tracked():
        try:
            text = (ROOT / path).read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if named := [word for word in (*MACHINE_PATHS, *REGISTRIES) if word in text]:
            found[str(path)] = named
    assert not found


def pins(lock: str) -> dict[str, str]:
    """The version pinned for every distribution of a lock file."""
    text = (ROOT / lock).read_text("utf-8")
    return {
        canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.M)
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_pins_what_the_project_asks_for(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = list(project["dependencies"])
    if "dev" in lock:
        wanted += chain.from_iterable(project["optional-dependencies"].values())
    pinned = pins(lock)
    unmet = [
        text
        for text in wanted
        if not (need := Requirement(text)).specifier.contains(pinned.get(canonicalize_name(need.name), "0"))
    ]
    assert not unmet, "run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_hashed_pins_and_no_options(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.M)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.findall(r"^(?:-|[\w.-]+ @).*", text, re.M)


def test_both_locks_agree() -> None:
    runtime, dev = (pins(lock) for lock in LOCKS)
    assert runtime.items() <= dev.items()
