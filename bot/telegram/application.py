"""The bot put together: requests, limits, order and handlers around one engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from telegram.ext import (
    AIORateLimiter,
    ApplicationBuilder,
)
from telegram.request import BaseRequest

from bot.office.counted import Counted
from bot.office.measures import Measures
from bot.office.state import Inbox, State
from bot.office.statistics import Statistics
from bot.settings import Settings, telegram_token
from bot.telegram.asking import install
from bot.telegram.channel import Channel, Engine, china_today
from bot.telegram.failures import on_error
from bot.telegram.features import App, Feature, Parts
from bot.telegram.inbox import WAITING, InboxQueue
from bot.telegram.limits import limits
from bot.telegram.log import quiet_requests
from bot.telegram.office_exports import exports
from bot.telegram.office_statistics import statistics
from bot.telegram.office_uploads import uploads
from bot.telegram.order import InOrderPerChat
from bot.telegram.stored_sessions import StoredSessions
from bot.telegram.transport import PatientRequest, PollingRequest

_CONCURRENT = 256
_FLOOD_RETRIES = 8


FEATURES: tuple[Feature, ...] = (limits, uploads, statistics, exports, install)


def build(
    settings: Settings,
    engine: Engine,
    *,
    state: State | None = None,
    request: BaseRequest | None = None,
    today: Callable[[], date] = china_today,
) -> App:
    """The application ready to run; SettingsError without a usable token.

    `state` is what survives a restart (None: nothing does); `request` replaces the network.
    """
    quiet_requests()
    kept = state or State.open(None)
    queue = InboxQueue(Inbox(kept))
    lifetime = 60.0 * settings.telegram_conversation_minutes
    sessions = StoredSessions(settings.telegram_conversations, lifetime, kept)
    root = settings.telegram_base_url.rstrip("/").removesuffix("/bot")
    app: App = (
        ApplicationBuilder()
        .token(telegram_token(settings).reveal())
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .request(request or PatientRequest(connection_pool_size=_CONCURRENT, read_timeout=30))
        .get_updates_request(request or PollingRequest(connection_pool_size=1, read_timeout=10))
        .rate_limiter(AIORateLimiter(settings.telegram_per_second, 1, max_retries=_FLOOD_RETRIES))
        .update_queue(queue)
        .concurrent_updates(InOrderPerChat(_CONCURRENT, WAITING, sessions.done, queue.done))
        .job_queue(None)
        .build()
    )
    measures = app.bot_data["measures"] = Measures()
    counted = Counted(engine, Statistics(kept, settings).record, measures.answered)
    channel = Channel(counted, sessions, today)
    parts = Parts(settings, counted, kept, sessions, channel, today)
    for feature in FEATURES:
        feature(app, parts)
    app.add_error_handler(on_error)
    return app
