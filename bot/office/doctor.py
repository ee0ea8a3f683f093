"""The checks of `wenbao doctor`: each says what it found, and what to do where that is not well."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx

from bot.office import aliases, indexes
from bot.office.state import State, StateError
from bot.settings import Settings, SettingsError, hash_secret, telegram_token
from bot.understand.own_words import VocabularyError, read
from index.errors import StoreError

_ENOUGH, _LITTLE = 1_000_000_000, 100_000_000  # bytes free
_SECONDS = 10.0
_EXTRAS = {"charts": "matplotlib", "ocr": "rapidocr", "fast": "rjieba"}
_FONTS = (
    "noto sans cjk",
    "noto serif cjk",
    "source han",
    "wenquanyi",
    "simhei",
    "simsun",
    "pingfang",
    "fandol",
)


class Level(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: `code` is stable and empty where all is well."""

    check: str
    level: Level
    message: str
    code: str = ""


def examine(settings: Settings) -> list[Found]:
    """What every check found, in order."""
    checks: tuple[Callable[[Settings], Iterator[Found]], ...] = (
        _token, _index, _state, _words, _office, _fonts, _extras, _permissions, _disk,
    )  # fmt: skip
    return [found for check in checks for found in check(settings)]


def _token(settings: Settings) -> Iterator[Found]:
    try:
        token = telegram_token(settings)
    except SettingsError as error:
        yield Found("token", Level.FAIL, error.message, error.code)
        return
    root = settings.telegram_base_url.rstrip("/").removesuffix("/bot")
    try:
        reply = httpx.post(f"{root}/bot{token.reveal()}/getMe", timeout=_SECONDS)
        given: Any = reply.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        told = f"连不上 {root}（{type(error).__name__}）。请检查网络、代理和 telegram_base_url。"
        yield Found("token", Level.FAIL, told, "telegram-unreachable")
        return
    if isinstance(given, dict) and given.get("ok") and isinstance(given.get("result"), dict):
        yield Found("token", Level.OK, f"Telegram 认得这个令牌：@{given['result'].get('username')}。")
    elif reply.status_code in (401, 404):
        told = "Telegram 不认这个令牌，请向 @BotFather 核对后重新填写。"
        yield Found("token", Level.FAIL, told, "telegram-token-refused")
    else:
        told = f"Telegram 回答 {reply.status_code}，请过一会儿再试。"
        yield Found("token", Level.FAIL, told, "telegram-unreachable")


def _index(settings: Settings) -> Iterator[Found]:
    try:
        number = indexes.checked(settings.db)
    except StoreError as error:
        yield Found("index", Level.FAIL, error.message, error.code)
        return
    if number:
        yield Found("index", Level.OK, f"{settings.db} 完好，有 {number} 份报告。")
    else:
        told = f"{settings.db} 里还没有报告。请运行 wenbao ingest。"
        yield Found("index", Level.WARN, told, "index-empty")


def _state(settings: Settings) -> Iterator[Found]:
    try:
        with State.open(settings.state_path) as state:
            whole = state.rows("PRAGMA quick_check(1)")[0][0] == "ok"
            waiting = len(state.rows("SELECT 1 FROM upload WHERE status = 'checked'"))
    except StateError as error:
        yield Found("state", Level.FAIL, error.message, error.code)
        return
    if whole:
        yield Found("state", Level.OK, f"{settings.state_path} 完好，有 {waiting} 份报告等着确认。")
    else:
        told = f"状态文件 {settings.state_path} 已损坏，请从备份恢复。"
        yield Found("state", Level.FAIL, told, "state-damaged")


def _words(settings: Settings) -> Iterator[Found]:
    path = settings.vocabulary_path
    try:
        failed = aliases.failed(path)
        number = len(read(path)["alias"])
    except VocabularyError as error:
        yield Found("words", Level.FAIL, error.message, error.code)
        return
    if failed:
        told = f"{path} 里有 {len(failed)} 个测试句认错了。请运行 wenbao alias test 看是哪些。"
        yield Found("words", Level.WARN, told, "alias-failed")
    else:
        yield Found("words", Level.OK, f"本单位的说法 {number} 个，测试句都对。")


def _office(settings: Settings) -> Iterator[Found]:
    number = len({*settings.staff, *settings.admins})
    if number:
        yield Found("office", Level.OK, f"经办人员和管理员 {number} 人。")
    else:
        told = "没有写经办人员（staff）或管理员（admins），谁都不能在 Telegram 里收报告。"
        yield Found("office", Level.WARN, told, "office-empty")
    try:
        secret = hash_secret(settings)
    except SettingsError as error:
        yield Found("office", Level.FAIL, error.message, error.code)
        return
    if secret is None:
        yield Found(
            "office",
            Level.WARN,
            "没有 hash_secret，/stats 不数聊天。要数就设一个长口令。",
            "hash-secret-missing",
        )


def _fonts(_settings: Settings) -> Iterator[Found]:
    if not find_spec("matplotlib"):
        yield Found("fonts", Level.OK, "没有装画图的组件，图用文字代替，不需要字体。")
        return
    from matplotlib import font_manager

    names = {entry.name for entry in font_manager.fontManager.ttflist}
    found = sorted(name for name in names if any(known in name.lower() for known in _FONTS))
    if found:
        yield Found("fonts", Level.OK, f"有中文字体：{found[0]}。")
    else:
        told = "没有中文字体，图上的字会是方块。请安装，例如 apt-get install fonts-noto-cjk。"
        yield Found("fonts", Level.WARN, told, "fonts-missing")


def _extras(_settings: Settings) -> Iterator[Found]:
    missing = [name for name, module in _EXTRAS.items() if not find_spec(module)]
    if missing:
        which = "、".join(missing)
        told = f"没有装的组件：{which}（charts 画图，ocr 认扫描件，fast 批量收录更快）。不装也能用。"
        yield Found("extras", Level.OK, told)
    else:
        yield Found("extras", Level.OK, "画图、认扫描件、批量收录的组件都装了。")


def _permissions(settings: Settings) -> Iterator[Found]:
    well = True
    for folder in dict.fromkeys(
        (settings.db.parent, settings.state_path.parent, settings.reports_path.parent)
    ):
        if not _writable(folder):
            well = False
            yield Found(
                "permissions",
                Level.FAIL,
                f"文件夹 {folder} 写不了，请改它的所有者或权限。",
                "folder-unwritable",
            )
    for file in filter(None, (settings.telegram_token_file, settings.hash_secret_file)):
        if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
            well = False
            told = f"{file} 别人也能读，请运行 chmod 600 {file}。"
            yield Found("permissions", Level.WARN, told, "secret-readable")
    if well:
        yield Found("permissions", Level.OK, "索引、状态和报告的文件夹都能写。")


def _writable(folder: Path) -> bool:
    nearest = next((one for one in (folder, *folder.absolute().parents) if one.exists()), None)
    return nearest is not None and nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def _disk(settings: Settings) -> Iterator[Found]:
    folder = settings.db.absolute().parent
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    free = shutil.disk_usage(nearest).free
    told = f"{nearest} 所在的磁盘还剩 {free / 1e9:.1f} GB"
    if free < _LITTLE:
        yield Found("disk", Level.FAIL, f"{told}，不够了，请清理。", "disk-full")
    elif free < _ENOUGH:
        yield Found("disk", Level.WARN, f"{told}，不多了，请清理。", "disk-low")
    else:
        yield Found("disk", Level.OK, f"{told}。")
