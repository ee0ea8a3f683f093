"""Reports from the web: one address in, the bytes of one file out, politely and from public hosts alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from types import TracebackType
from typing import Self
from urllib.parse import unquote

import httpcore
import httpx

from corpus.errors import FetchError
from corpus.fetch_addresses import CheckedTransport, Resolve, resolve
from corpus.fetch_robots import MAX_ROBOTS, Robots
from corpus.readers import name_by_bytes
from corpus.readers.limits import MAX_BYTES

AGENT = "wenbao"
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_UNNAMED = ("", "application/octet-stream", "application/x-download", "application/force-download")
_LOOSELY = (*_UNNAMED, "binary/octet-stream", "application/x-pdf", "application/zip", "application/msword")
_READABLE = frozenset(_SUFFIXES.values()) | {".htm"}
_CHINESE_OR_UTF8 = frozenset(
    ("", "utf-8", "utf8", "gb2312", "gbk", "gb18030", "ascii", "us-ascii", "iso-8859-1")
)
_PASSING = frozenset((429, 500, 502, 503, 504))
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how much and how often; times in seconds."""

    bytes: int = MAX_BYTES
    seconds: float = 60.0  # for one address, without waiting for a busy site
    silence: float = 15.0  # for one answer to begin or go on
    redirects: int = 5
    attempts: int = 4
    back_off: float = 1.0  # before the second attempt, doubled before each further one
    longest_wait: float = 30.0
    pause: float = 1.0  # between two requests to one host


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file of the web; `url` is where it was found after redirects, `fetched` the time in UTC."""

    data: bytes
    name: str
    url: str
    fetched: str


class _Passing(Exception):
    """A failure that may be over soon; `wait` is how long the site asks for."""

    def __init__(self, error: FetchError, wait: float | None = None) -> None:
        super().__init__(error.message)
        self.error = error
        self.wait = wait


class Fetcher:
    """Fetches addresses one after another; every failure is a FetchError."""

    def __init__(
        self, *, allow_private: bool = False, limits: Limits | None = None, resolve: Resolve = resolve
    ) -> None:
        self._limits = limits or Limits()
        self._client = httpx.Client(
            transport=CheckedTransport(allow_private=allow_private, resolve=resolve),
            timeout=self._limits.silence,
            trust_env=False,
            headers={"User-Agent": f"{AGENT}/0.1", "Accept-Encoding": "gzip, deflate"},
        )
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, address: str) -> Fetched:
        """The file at the address, after redirects each of which is checked like the address itself."""
        url = _web(address)
        for _ in range(self._limits.redirects + 1):
            robots = self._robots_of(url)
            if not robots.allows(url.raw_path.decode("ascii")):
                raise FetchError("url-robots", f"{url.host} 的 robots.txt 不许读取这个地址，没有读取。")
            response = self._patiently(url, self._limits.bytes, robots.delay)
            if response.status_code not in _REDIRECTS:
                return _file(response)
            url = _next(response)
        raise FetchError("url-redirects", f"这个地址转来转去超过 {self._limits.redirects} 次，没有读取。")

    def _robots_of(self, url: httpx.URL) -> Robots:
        """The site's rules; none where it has no robots.txt, all closed where that cannot be read."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(url.join("/robots.txt"))
        return self._robots[origin]

    def _read_robots(self, url: httpx.URL) -> Robots:
        for _ in range(self._limits.redirects + 1):
            response = self._patiently(url, MAX_ROBOTS, 0.0)
            if response.status_code not in _REDIRECTS:
                break
            url = _next(response)
        text = response.content.decode("utf-8", "replace") if response.is_success else ""
        return Robots(text, AGENT)

    def _patiently(self, url: httpx.URL, most: int, delay: float) -> httpx.Response:
        """The response read whole; what may pass is tried again, later each time."""
        limits = self._limits
        for attempt in range(limits.attempts):
            self._wait_for(url.host, max(limits.pause, min(delay, limits.longest_wait)))
            try:
                return self._once(url, most)
            except _Passing as passing:
                if attempt + 1 == limits.attempts:
                    raise passing.error from passing
                wait = passing.wait if passing.wait is not None else limits.back_off * 2**attempt
                time.sleep(min(wait, limits.longest_wait))
        raise AssertionError(url)

    def _wait_for(self, host: str, pause: float) -> None:
        due = self._last.get(host, -pause) + pause
        time.sleep(max(0.0, due - time.monotonic()))
        self._last[host] = time.monotonic()

    def _once(self, url: httpx.URL, most: int) -> httpx.Response:
        end = time.monotonic() + self._limits.seconds
        with _told(url.host), self._client.stream("GET", url) as response:
            if response.status_code in _PASSING:
                raise _Passing(_status(url, response.status_code), _retry_after(response))
            body = bytearray()
            for chunk in response.iter_bytes() if not response.is_redirect else ():
                body += chunk
                if len(body) > most:
                    raise FetchError(
                        "url-large", f"{url.host} 给的文件超过 {most / 1_000_000:g} MB，没有读取。"
                    )
                if time.monotonic() > end:
                    raise FetchError(
                        "url-slow", f"{url.host} 传得太慢，{self._limits.seconds:g} 秒没有传完。"
                    )
            headers = [(k, v) for k, v in response.headers.multi_items() if k not in ("content-encoding",)]
            return httpx.Response(
                response.status_code, headers=headers, content=bytes(body), request=response.request
            )


@contextmanager
def _told(host: str) -> Iterator[None]:
    """Turns what the network raises into a FetchError; silence and lost connections may pass."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise _Passing(FetchError("url-slow", f"{host} 很久没有回应，请稍后再试。")) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise _Passing(FetchError("url-unreachable", f"连不上 {host}，请检查地址和网络。")) from error
    except (httpx.DecodingError, httpcore.UnsupportedProtocol) as error:
        raise FetchError("url-unreachable", f"{host} 的回应读不懂，没有读取。") from error


def _web(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise FetchError("url-wrong", f"{address} 不是正确的网址。") from error
    if url.scheme not in ("http", "https") or not url.host or url.userinfo:
        raise FetchError("url-wrong", f"{address} 不能读：只读 http:// 和 https:// 网址，不带用户名和密码。")
    return url.copy_with(fragment=None)


def _next(response: httpx.Response) -> httpx.URL:
    try:
        url = response.url.join(response.headers.get("location", ""))
    except httpx.InvalidURL as error:
        raise FetchError("url-wrong", f"{response.url.host} 转到了不正确的网址。") from error
    return _web(str(url))


def _status(url: httpx.URL, status: int) -> FetchError:
    reasons = {404: "没有这个网页", 410: "网页已撤下", 401: "要登录", 403: "不许读取", 429: "嫌请求太多"}
    return FetchError("url-status", f"{url.host} 回答 {status}（{reasons.get(status, '没有给出文件')}）。")


def _retry_after(response: httpx.Response) -> float | None:
    asked = response.headers.get("retry-after", "").strip()
    if asked.isdecimal():
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _file(response: httpx.Response) -> Fetched:
    if response.status_code != httpx.codes.OK:
        raise _status(response.url, response.status_code)
    header = Message()
    header["content-type"] = response.headers.get("content-type", "application/octet-stream")
    header["content-disposition"] = response.headers.get("content-disposition", "inline")
    name = PurePosixPath(header.get_filename() or unquote(response.url.path)).name
    kind = header.get_content_type()
    suffix = PurePosixPath(name).suffix.lower()
    if kind in _SUFFIXES:
        name = name if suffix in _READABLE else f"{name or response.url.host}{_SUFFIXES[kind]}"
    elif kind not in _UNNAMED or suffix not in _READABLE:
        named = name_by_bytes(name or response.url.host, response.content) if kind in _LOOSELY else None
        if named is None:
            raise FetchError("url-type", f"这个地址给的是 {kind}，只能读网页、文本、.docx 和 .pdf。")
        name = named
    data = (
        _as_utf8(response.content, header.get_content_charset("").lower())
        if "text" in kind
        else response.content
    )
    return Fetched(data, name, str(response.url), datetime.now(UTC).isoformat(timespec="seconds"))


def _as_utf8(data: bytes, charset: str) -> bytes:
    """The bytes, in UTF-8 where the site names an encoding that no report reader tries."""
    if charset in _CHINESE_OR_UTF8:
        return data
    try:
        return data.decode(charset).encode("utf-8-sig")
    except (LookupError, UnicodeError):
        return data
