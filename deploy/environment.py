"""Fill the environment from a lock file: python deploy/environment.py LOCK ENVIRONMENT [EXTRA ...]."""

import importlib.util
import shlex
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
LAUNCHER = """#!/bin/sh
'''exec' {python} -P "$0" "$@"
' '''
import sys

from bot.cli import main

sys.exit(main())
"""


def run(*command):
    """Run a command; a failure ends this process with its exit code."""
    done = subprocess.run([str(part) for part in command], check=False)
    if done.returncode:
        sys.exit(done.returncode)


def usable(python):
    """Whether `python` is an interpreter that starts and is new enough."""
    if not python.exists():
        return False
    probe = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    return subprocess.run([str(python), "-c", probe], check=False).returncode == 0


def create(folder):
    """Make a virtual environment without pip, which may be missing here (Debian splits ensurepip off)."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(
            f"wenbao needs Python 3.11 or newer; {sys.executable} is {found}. Try make PYTHON=python3.13 …"
        )
    run(sys.executable, "-m", "venv", "--clear", "--without-pip", folder)


def installer(python):
    """The pip command that installs for `python`: its own pip, else the one beside this interpreter."""
    own = subprocess.run([str(python), "-m", "pip", "--version"], check=False, capture_output=True)
    if own.returncode == 0:
        return [python, "-m", "pip"]
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", python]
    run(python, "-m", "ensurepip")
    return [python, "-m", "pip"]


def wanted(extras):
    """What the named extras of pyproject.toml need; an unknown one ends this process with a sentence."""
    if not extras:
        return []
    import tomllib

    known = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for extra in extras:
        if extra not in known:
            sys.exit(f"there is no extra {extra}; there are: {', '.join(sorted(known))}")
    return [need for extra in extras for need in known[extra]]


def main(lock, folder, *extras):
    """Install what `lock` pins and the extras into `folder`, with this checkout and its `wenbao` command."""
    needs = wanted(extras)
    python = folder / "bin" / "python"
    if not usable(python):
        create(folder)
    quietly = ("--quiet", "--quiet", "--disable-pip-version-check")
    run(*installer(python), "install", *quietly, "--no-deps", "--require-hashes", "-r", lock)
    if needs:
        pinned = ROOT / "deploy" / "requirements-dev.lock"
        run(*installer(python), "install", *quietly, "-c", pinned, *needs)
    site = next(folder.glob("lib/python*/site-packages"))
    (site / "wenbao.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    launcher = folder / "bin" / "wenbao"
    launcher.write_text(LAUNCHER.format(python=shlex.quote(str(python))), encoding="utf-8")
    launcher.chmod(0o755)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]).resolve(), *sys.argv[3:])
