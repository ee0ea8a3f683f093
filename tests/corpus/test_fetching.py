"""Fetching against a server on loopback: what is taken, what is refused, how politely it is asked for."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from corpus.errors import FetchError
from corpus.fetching import Fetcher, Limits
from tests.corpus.web import Site, serving

QUICK = Limits(seconds=1.0, silence=0.5, attempts=3, back_off=0.01, pause=0.0, redirects=3, bytes=100_000)
PAGE = "<html><body>样例县2023年政府信息公开工作年度报告</body></html>".encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(allow_private=True, limits=QUICK) as opened:
        yield opened


def refused(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as raised:
        fetcher.get(url)
    return raised.value.code


def test_a_page_comes_with_its_address_and_time(site: Site, fetcher: Fetcher) -> None:
    site.file("/2024/t1.html?id=3", PAGE)
    fetched = fetcher.get(site.url("/2024/t1.html?id=3#top"))
    assert (fetched.data, fetched.name) == (PAGE, "t1.html")
    assert fetched.url == site.url("/2024/t1.html?id=3")
    assert fetched.fetched.endswith("+00:00")


@pytest.mark.parametrize(
    ("path", "kind", "disposition", "name"),
    [
        ("/content", "text/html; charset=utf-8", None, "content.html"),
        ("/", "text/html", None, "127.0.0.1.html"),
        ("/a/%E5%B9%B4%E6%8A%A5.pdf", "application/octet-stream", None, "年报.pdf"),
        (
            "/down?id=7",
            "application/pdf",
            'attachment; filename="../r.pdf"',
            "r.pdf",
        ),
        ("/x.jsp", "text/plain", None, "x.jsp.txt"),
    ],
)
def test_the_name_fits_the_type(path: str, kind: str, disposition: str | None, name: str) -> None:
    with serving() as site, Fetcher(allow_private=True, limits=QUICK) as fetcher:
        site.file(path, PAGE, kind, **({"Content-Disposition": disposition} if disposition else {}))
        assert fetcher.get(site.url(path)).name == name


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("image/png", PAGE),
        ("video/mp4", PAGE),
        ("application/json", PAGE),
        ("application/octet-stream", b"\x00\x01\x02"),
    ],
)
def test_other_types_are_refused(site: Site, fetcher: Fetcher, kind: str, data: bytes) -> None:
    site.file("/file", data, kind)
    assert refused(fetcher, site.url("/file")) == "url-type"


@pytest.mark.parametrize("kind", ["application/octet-stream", "binary/octet-stream", "application/x-pdf"])
@pytest.mark.parametrize(
    ("data", "name"), [(b"%PDF-1.7\n", "p.pdf"), (b"PK\x03\x04rest", "p.docx"), (b"<html><p>x", "p.html")]
)
def test_first_bytes_tell_what_neither_type_nor_address_does(
    site: Site, fetcher: Fetcher, kind: str, data: bytes, name: str
) -> None:
    site.file("/p", data, kind)
    assert fetcher.get(site.url("/p")).name == name


def test_an_encoding_that_no_reader_tries_becomes_utf8(site: Site, fetcher: Fetcher) -> None:
    text = "<p>政府資訊公開年度報告</p>"
    site.file("/big5", text.encode("big5"), "text/html; charset=Big5")
    site.file("/gb", "<p>年度报告</p>".encode("gb18030"), "text/html; charset=gb2312")
    site.file("/false", PAGE, "text/html; charset=nonsense")
    assert fetcher.get(site.url("/big5")).data.decode("utf-8-sig") == text
    assert fetcher.get(site.url("/gb")).data == "<p>年度报告</p>".encode("gb18030")
    assert fetcher.get(site.url("/false")).data == PAGE


def test_redirects_are_followed_up_to_a_limit(site: Site, fetcher: Fetcher) -> None:
    site.status("/old", 302, Location="/new")
    site.file("/new", PAGE)
    site.status("/round", 301, Location="/round")
    assert fetcher.get(site.url("/old")).url == site.url("/new")
    assert refused(fetcher, site.url("/round")) == "url-redirects"
    assert site.asked["/round"] == QUICK.redirects + 1


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "ftp://127.0.0.1/x", "http://", "http://u:p@127.0.0.1/"]
)
def test_a_redirect_is_checked_like_an_address(site: Site, fetcher: Fetcher, target: str) -> None:
    site.status("/out", 302, Location=target)
    assert refused(fetcher, target) == "url-wrong"
    if target != "http://":
        assert refused(fetcher, site.url("/out")) == "url-wrong"


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    with Fetcher(limits=QUICK) as fetcher:
        for host in (
            "127.0.0.1",
            "localhost",
            "2130706433",
            "0x7f.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "0.0.0.0",
        ):
            assert refused(fetcher, site.url("/", host)) == "url-private"
        for host in ("169.254.169.254", "10.1.2.3", "192.168.1.1", "172.16.0.1", "100.64.0.1", "[fe80::1]"):
            assert refused(fetcher, f"http://{host}/") == "url-private"
        for host in ("[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[ff02::1]", "224.0.0.1"):
            assert refused(fetcher, f"http://{host}/") == "url-private"
    assert not site.asked


def test_a_name_with_one_private_answer_is_refused(site: Site) -> None:
    with Fetcher(limits=QUICK, resolve=lambda _h, _p: ["1.1.1.1", "127.0.0.1"]) as fetcher:
        assert refused(fetcher, site.url("/", "mixed.test")) == "url-private"
    assert not site.asked


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    site.status("/in", 302, Location=site.url("/secret", "inside.test"))
    asked = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with Fetcher(limits=QUICK, allow_private=True, resolve=resolve) as fetcher:
        assert refused(fetcher, site.url("/in", "outside.test")) == "url-status"
    assert set(asked) == {"outside.test", "inside.test"}
    with Fetcher(limits=QUICK, resolve=resolve) as fetcher:
        assert refused(fetcher, site.url("/in", "outside.test")) == "url-private"
    assert site.asked["/secret"] == 1


def test_a_name_is_resolved_once_for_each_connection(site: Site) -> None:
    """The address that was checked is the one connected to: a second answer could be another."""
    site.file("/a", PAGE)
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    with Fetcher(allow_private=True, limits=QUICK, resolve=lambda _h, _p: next(answers)) as fetcher:
        assert fetcher.get(site.url("/a", "rebound.test")).data == PAGE
    assert next(answers, None) is None
    assert site.asked == {"/robots.txt": 1, "/a": 1}


def test_sizes_are_limited_before_and_after_unpacking(site: Site, fetcher: Fetcher) -> None:
    site.file("/large", b"x" * (QUICK.bytes + 1))
    site.zipped("/bomb", 50_000_000)
    assert refused(fetcher, site.url("/large")) == "url-large"
    assert refused(fetcher, site.url("/bomb")) == "url-large"


def test_slow_and_silent_sites_are_given_up(site: Site, fetcher: Fetcher) -> None:
    site.endless("/drip", 0.05)
    site.silent("/silent")
    assert refused(fetcher, site.url("/drip")) == "url-slow"
    assert refused(fetcher, site.url("/silent")) == "url-slow"
    assert site.asked["/silent"] == QUICK.attempts


def test_what_may_pass_is_tried_again(site: Site, fetcher: Fetcher) -> None:
    for code in (429, 500, 503):
        site.status(f"/{code}", code, Retry_After="0")
        site.later(f"/{code}", 3, PAGE)
        assert fetcher.get(site.url(f"/{code}")).data == PAGE
    site.status("/502", 502)
    assert refused(fetcher, site.url("/502")) == "url-status"
    assert site.asked["/502"] == QUICK.attempts
    assert refused(fetcher, site.url("/404")) == "url-status"
    assert site.asked["/404"] == 1


def test_nobody_there_is_unreachable(site: Site, fetcher: Fetcher) -> None:
    assert refused(fetcher, "http://127.0.0.1:1/") == "url-unreachable"

    def nowhere(_host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    with Fetcher(limits=QUICK, resolve=nowhere) as lost:
        assert refused(lost, "http://nowhere.test/") == "url-unreachable"


def test_robots_txt_is_asked_once_and_obeyed(site: Site, fetcher: Fetcher) -> None:
    rules = b"User-agent: *\nDisallow: /private/\nDisallow: /*?print=\nAllow: /private/report\n"
    site.file("/robots.txt", rules, "text/plain")
    for path in ("/private/a", "/b?print=1", "/private/report", "/b"):
        site.file(path, PAGE)
    assert refused(fetcher, site.url("/private/a")) == "url-robots"
    assert refused(fetcher, site.url("/b?print=1")) == "url-robots"
    assert fetcher.get(site.url("/private/report")).data == PAGE
    assert fetcher.get(site.url("/b")).data == PAGE
    assert site.asked["/robots.txt"] == 1
    assert not site.asked["/private/a"]


def test_a_site_whose_robots_txt_fails_is_closed(site: Site, fetcher: Fetcher) -> None:
    site.status("/robots.txt", 500)
    site.file("/b", PAGE)
    assert refused(fetcher, site.url("/b")) == "url-status"
    assert not site.asked["/b"]


def test_a_host_is_given_a_pause_between_requests(site: Site) -> None:
    site.file("/a", PAGE)
    with Fetcher(allow_private=True, limits=Limits(pause=0.2)) as fetcher:
        started = time.monotonic()
        for _ in range(3):
            fetcher.get(site.url("/a"))
    assert time.monotonic() - started >= 3 * 0.2
