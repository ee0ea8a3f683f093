"""The settings of the bot, from an optional TOML file and the environment, which wins."""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

_TOKEN = re.compile(r"[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)?")


class SettingsError(Exception):
    """A setting that cannot be used: `code` is stable, the message says in Chinese what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that no repr, log line or format string shows."""

    _value: str = field(repr=False)

    def reveal(self) -> str:
        """The value itself."""
        return self._value


def _whole(value: object) -> int:
    number = int(str(value))
    if number < 1:
        raise ValueError(value)
    return number


def _level(value: object) -> str:
    name = str(value).upper()
    if name not in logging.getLevelNamesMapping():
        raise ValueError(value)
    return name


def _secret(value: object) -> Secret:
    if not isinstance(value, str):
        raise TypeError(value)
    return Secret(value.strip())


def _about(read: Callable[[Any], object], doc: str) -> dict[str, Any]:
    return {"read": read, "doc": doc}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; `WENBAO_` and the name in capitals is its environment variable."""

    db: Path = field(default=Path("var/wenbao.db"), metadata=_about(Path, "索引文件"))
    log_level: str = field(default="INFO", metadata=_about(_level, "日志级别"))
    telegram_token: Secret | None = field(default=None, metadata=_about(_secret, "BotFather 给的令牌"))
    telegram_token_file: Path | None = field(
        default=None, metadata=_about(Path, "只存令牌的文件，没有直接给令牌时读它")
    )
    telegram_base_url: str = field(default="https://api.telegram.org", metadata=_about(str, "Bot API 的地址"))
    telegram_conversations: int = field(default=10_000, metadata=_about(_whole, "最多记住多少段对话"))
    telegram_conversation_minutes: int = field(
        default=60, metadata=_about(_whole, "一段对话多少分钟没有动静就忘掉")
    )


def load(environ: Mapping[str, str], file: Path | None = None) -> Settings:
    """The settings of `file` (else the one `WENBAO_CONFIG` names, else none) under those of `environ`."""
    named = environ.get("WENBAO_CONFIG", "")
    path = file or (Path(named) if named else None)
    given = _from_file(path) if path else {}
    for setting in fields(Settings):
        variable = f"WENBAO_{setting.name.upper()}"
        if environ.get(variable, "").strip():
            given[setting.name] = environ[variable].strip()
    values = {}
    for setting in fields(Settings):
        if setting.name in given:
            try:
                values[setting.name] = setting.metadata["read"](given[setting.name])
            except (ValueError, TypeError) as error:
                raise SettingsError(
                    "settings-value",
                    f"设置 {setting.name} 的值不能用，请改正（{setting.metadata['doc']}）。",
                ) from error
    return Settings(**values)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError("settings-file", f"设置文件 {path} 读不了：{error.strerror}。") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("settings-file", f"设置文件 {path} 不是正确的 TOML。") from error
    unknown = sorted(set(given) - {setting.name for setting in fields(Settings)})
    if unknown:
        raise SettingsError("settings-unknown", f"设置文件 {path} 里有不认识的设置：{'、'.join(unknown)}。")
    return given


def telegram_token(settings: Settings) -> Secret:
    """The bot's token, given directly or read from its file; SettingsError when there is none to use."""
    token = settings.telegram_token
    if token is None and settings.telegram_token_file is not None:
        try:
            token = Secret(settings.telegram_token_file.read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                "telegram-token-file", f"令牌文件 {settings.telegram_token_file} 读不了，请检查路径和权限。"
            ) from error
    if token is None or not token.reveal():
        raise SettingsError(
            "telegram-token-missing",
            "没有 Telegram 令牌。请向 @BotFather 申请，放进环境变量 WENBAO_TELEGRAM_TOKEN，"
            "或存成文件并用 WENBAO_TELEGRAM_TOKEN_FILE 指出。",
        )
    if not _TOKEN.fullmatch(token.reveal()):
        raise SettingsError("telegram-token-bad", "Telegram 令牌的样子不对，请照 @BotFather 给的原样填写。")
    return token
