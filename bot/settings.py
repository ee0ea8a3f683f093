"""The settings of the bot, from an optional TOML file and the environment, which wins."""

from __future__ import annotations

import hmac
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from bot.settings_values import days, ids, level, port, webhook, whole

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


def _secret(value: object) -> Secret:
    if not isinstance(value, str):
        raise TypeError(value)
    return Secret(value.strip())


def _handshake(value: object) -> Secret:
    secret = _secret(value)
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.reveal()):
        raise ValueError
    return secret


def _about(read: Callable[[Any], object], doc: str) -> dict[str, Any]:
    return {"read": read, "doc": doc}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; `WENBAO_` and the name in capitals is its environment variable."""

    db: Path = field(default=Path("var/wenbao.db"), metadata=_about(Path, "索引文件"))
    log_level: str = field(default="INFO", metadata=_about(level, "日志级别"))
    telegram_token: Secret | None = field(default=None, metadata=_about(_secret, "BotFather 给的令牌"))
    telegram_token_file: Path | None = field(
        default=None, metadata=_about(Path, "只存令牌的文件，没有直接给令牌时读它")
    )
    telegram_base_url: str = field(default="https://api.telegram.org", metadata=_about(str, "Bot API 的地址"))
    telegram_conversations: int = field(default=10_000, metadata=_about(whole, "最多记住多少段对话"))
    telegram_conversation_minutes: int = field(
        default=60, metadata=_about(whole, "一段对话多少分钟没有动静就忘掉")
    )
    telegram_per_minute: int = field(
        default=60, metadata=_about(whole, "一个人每分钟最多问几次，多了请他歇一歇")
    )
    telegram_per_second: int = field(
        default=30, metadata=_about(whole, "机器人每秒最多发几条消息（Telegram 的上限是 30）")
    )
    telegram_webhook_url: str | None = field(
        default=None, metadata=_about(webhook, "Telegram 送消息来的网址；不写就自己去取（长轮询）")
    )
    telegram_webhook_secret: Secret | None = field(
        default=None, metadata=_about(_handshake, "Telegram 送消息时出示的口令；不写就由令牌推出")
    )
    http_host: str = field(default="127.0.0.1", metadata=_about(str, "网页服务听哪个地址"))
    http_port: int = field(
        default=0, metadata=_about(port, "网页服务的端口（/healthz /readyz /metrics）；0 是不开")
    )
    staff: tuple[int, ...] = field(default=(), metadata=_about(ids, "经办人员的 Telegram 用户号"))
    admins: tuple[int, ...] = field(default=(), metadata=_about(ids, "管理员的 Telegram 用户号"))
    upload_megabytes: int = field(
        default=20, metadata=_about(whole, "经办人员发来的文件最大多少 MB（Telegram 的上限是 20）")
    )
    reports: Path | None = field(
        default=None, metadata=_about(Path, "收录的报告原件放在哪个文件夹；不写就放在索引旁边")
    )
    state: Path | None = field(
        default=None, metadata=_about(Path, "状态文件（对话、待确认的文件）；不写就放在索引旁边")
    )
    vocabulary: Path | None = field(
        default=None, metadata=_about(Path, "本单位的说法（别名）文件；不写就放在索引旁边")
    )
    keep_texts_days: int = field(default=0, metadata=_about(days, "没答上来的问题的原文留多少天；0 是不留"))
    hash_secret: Secret | None = field(
        default=None, metadata=_about(_secret, "打乱聊天编号用的口令；不写就不记聊天编号")
    )
    hash_secret_file: Path | None = field(default=None, metadata=_about(Path, "只存这个口令的文件"))

    @property
    def reports_path(self) -> Path:
        """Where the files of the reports are."""
        return self.reports or self.db.with_name("reports")

    @property
    def state_path(self) -> Path:
        """Where the state is."""
        return self.state or self.db.with_name(f"{self.db.stem}-state.db")

    @property
    def vocabulary_path(self) -> Path:
        """Where the office's own words are."""
        return self.vocabulary or self.db.with_name("vocabulary.toml")


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


def hash_secret(settings: Settings) -> Secret | None:
    """What chats are hashed with, given directly or read from its file; None: chats are not told apart."""
    secret = settings.hash_secret
    if secret is None and settings.hash_secret_file is not None:
        try:
            secret = Secret(settings.hash_secret_file.read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                "hash-secret-file", f"口令文件 {settings.hash_secret_file} 读不了，请检查路径和权限。"
            ) from error
    return secret if secret and secret.reveal() else None


def webhook_secret(settings: Settings) -> Secret:
    """What Telegram shows with every delivery; made from the token when none is set."""
    if settings.telegram_webhook_secret:
        return settings.telegram_webhook_secret
    token = telegram_token(settings).reveal().encode()
    return Secret(hmac.new(token, b"wenbao webhook", "sha256").hexdigest())
