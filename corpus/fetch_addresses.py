"""Connections to public addresses alone: a name is resolved once, and the address checked is the one used."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpcore
import httpx

from corpus.errors import FetchError

Resolve = Callable[[str, int], list[str]]

_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also where it carries an IPv4 address inside."""
    ip = ip_address(address.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in (ip, *_inside(ip)))


def _inside(ip: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    if isinstance(ip, IPv4Address):
        return
    carried = (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()))
    yield from (inner for inner in carried if inner)
    if ip in _NAT64:
        yield IPv4Address(int(ip) & 0xFFFFFFFF)


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host name, in the system's order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class _Checked(httpcore.NetworkBackend):
    """Connects to an address that it has looked at, whatever the name resolves to a moment later."""

    def __init__(self, allow_private: bool, resolve: Resolve) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        if not self._allow_private and not all(map(is_public, addresses)):
            raise FetchError("url-private", f"{host} 不在公开的互联网上，没有读取。")
        failure: Exception = httpcore.ConnectError(host)
        for address in addresses:
            try:
                return self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _Stream(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes], close: Callable[[], None]) -> None:
        self._stream = stream
        self._close = close

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._close()


class CheckedTransport(httpx.BaseTransport):
    """Sends requests over checked connections; raises FetchError and the errors of httpcore."""

    def __init__(self, *, allow_private: bool, resolve: Resolve = resolve) -> None:
        backend = _Checked(allow_private, resolve)
        self._pool = httpcore.ConnectionPool(httpx.create_ssl_context(), network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The response, its body still to be read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore.Request(
            request.method, url, headers=request.headers.raw, extensions=request.extensions
        )
        response = self._pool.handle_request(sent)
        stream = response.stream
        assert isinstance(stream, Iterable)
        return httpx.Response(
            response.status, headers=response.headers, stream=_Stream(stream, response.close)
        )

    def close(self) -> None:
        """Closes the connections."""
        self._pool.close()
