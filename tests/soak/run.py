"""The soak: `make soak` has the real process answer thousands of updates through a Bot API with faults."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bot.console import SAMPLE, environment, wenbao
from tests.soak.api import FIRST_CHAT, Load, serving
from tests.telegram.api import TOKEN

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Result:
    """What a run came to: answers lost and doubled, seconds, resident megabytes midway and at the end."""

    lost: int
    doubled: int
    seconds: float
    middle: float
    end: float
    faults: dict[str, int]

    def __str__(self) -> str:
        faults = ", ".join(f"{name} {number}" for name, number in sorted(self.faults.items()))
        return (
            f"lost {self.lost}, doubled {self.doubled}, {self.seconds:.0f} s, "
            f"resident {self.middle:.0f} MB in the middle, {self.end:.0f} MB at the end; faults: {faults}"
        )


async def run(total: int, chats: int, faults: float) -> Result:
    """The result of `total` updates from so many chats."""
    load = Load(["/help", "/new", "2023年罚了多少？", "那强制呢", "存在什么问题？"], total, chats, faults)
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "index.db"
        assert wenbao("ingest", SAMPLE, db=db).code == 0
        started = time.monotonic()
        async with serving(load) as url, _bot(url, db) as process:
            middle = 0.0
            last, still = -1, 0
            while still < 40:
                await asyncio.sleep(0.25)
                still = still + 1 if load.sent == last and load.sent else 0
                last = load.sent
                if not middle and load.sent * 2 >= total:
                    middle = _resident(process.pid)
                if load.sent >= total and still >= 8:
                    break
            end, seconds = _resident(process.pid), time.monotonic() - started
    asked = Counter(number % chats for number in range(1, total + 1))
    got = {chat - FIRST_CHAT: len(answers) for chat, answers in load.order.items()}
    lost = sum(max(0, count - got.get(chat, 0)) for chat, count in asked.items())
    doubled = sum(max(0, got.get(chat, 0) - count) for chat, count in asked.items())
    return Result(lost, doubled, seconds, middle, end, dict(load.faulty))


@asynccontextmanager
async def _bot(url: str, db: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    given = environment(
        db,
        WENBAO_TELEGRAM_TOKEN=TOKEN,
        WENBAO_TELEGRAM_BASE_URL=url,
        WENBAO_TELEGRAM_PER_MINUTE="100000",
        WENBAO_TELEGRAM_PER_SECOND="100000",
        WENBAO_LOG_LEVEL="ERROR",
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "telegram", env=given, cwd=ROOT
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), 120)


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    result = asyncio.run(run(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
    print(result)
    sys.exit(bool(result.lost or result.doubled))
