from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from bot.settings import Secret, Settings, SettingsError, load, telegram_token

TOKEN = "123456:AAE-a_token"


def test_without_anything_every_setting_has_its_default() -> None:
    assert load({}) == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "wenbao.toml"
    file.write_text('db = "a.db"\ntelegram_conversations = 5\nlog_level = "debug"\n', encoding="utf-8")
    settings = load({"WENBAO_CONFIG": str(file), "WENBAO_DB": "b.db"})
    assert (settings.db, settings.telegram_conversations, settings.log_level) == (Path("b.db"), 5, "DEBUG")


def test_an_empty_variable_is_no_setting() -> None:
    assert load({"WENBAO_DB": "", "WENBAO_TELEGRAM_TOKEN": " "}) == Settings()


def test_every_setting_can_come_from_the_environment_and_says_what_it_is() -> None:
    values = {"log_level": "ERROR", "telegram_webhook_url": "https://bot.example/telegram"}
    numbers = {
        setting.name: "7" for setting in fields(Settings) if setting.type in ("int", "tuple[int, ...]")
    }
    values |= numbers
    for setting in fields(Settings):
        changed = load({f"WENBAO_{setting.name.upper()}": values.get(setting.name, "x")})
        assert getattr(changed, setting.name) != getattr(Settings(), setting.name)
        assert setting.metadata["doc"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("telegram_tokn = 'x'", "settings-unknown"),
        ("telegram_conversations = 0", "settings-value"),
        ("telegram_conversations = 'many'", "settings-value"),
        ("log_level = 'loud'", "settings-value"),
        ("telegram_token = 12", "settings-value"),
        ("db = ", "settings-file"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "wenbao.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load({}, file)
    assert caught.value.code == code


def test_a_settings_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="读不了"):
        load({"WENBAO_CONFIG": str(tmp_path / "none.toml")})


def test_the_token_comes_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n", encoding="utf-8")
    settings = load({"WENBAO_TELEGRAM_TOKEN_FILE": str(file)})
    assert telegram_token(settings).reveal() == TOKEN


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "telegram-token-missing"),
        ({"WENBAO_TELEGRAM_TOKEN_FILE": "/nowhere/token"}, "telegram-token-file"),
        ({"WENBAO_TELEGRAM_TOKEN": "12/34:x y"}, "telegram-token-bad"),
    ],
)
def test_without_a_usable_token_the_sentence_does_not_show_what_was_given(
    environ: dict[str, str], code: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        telegram_token(load(environ))
    assert caught.value.code == code
    assert "12/34" not in caught.value.message


def test_no_text_made_of_the_settings_shows_the_token() -> None:
    settings = load({"WENBAO_TELEGRAM_TOKEN": TOKEN})
    assert settings.telegram_token == Secret(TOKEN)
    assert TOKEN not in f"{settings} {settings!r} {settings.telegram_token}"
