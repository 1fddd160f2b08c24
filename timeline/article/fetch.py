"""One page over http or https, without being led astray.

Addresses come from people and from pages people paste, so: only http and https; only public addresses, looked up
once and connected to as looked up (a name that answers differently the second time gains nothing); every redirect
checked the same way; ten seconds and ten megabytes in all; text only. Proxies of the environment are not used,
because they would do the looking up.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from timeline.article.decode import LIMIT_BYTES, too_large
from timeline.errors import ArticleError

TIMEOUT_S = 10.0
"""For everything together, redirects included: a page that takes longer than ten seconds is better saved by hand."""

MAX_REDIRECTS = 10
"""Browsers stop at 20, curl is often told 10; news sites need one or two."""

_TEXT_TYPES = re.compile(r"text/(?:html|plain|markdown|x-markdown)|application/(?:xhtml\+xml|xml)|text/xml", re.I)
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; geopolitical-timeline)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.1",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, identity;q=0.5",
    "Connection": "close",
}
_CHUNK = 65_536

Resolve = Callable[[str, int], list[str]]
"""(host, port) -> its numeric addresses; raises ``OSError`` when there are none."""

Allow = Callable[[str], bool]
"""Whether a numeric address may be connected to."""


class Fetched(NamedTuple):
    """What a server sent: the bytes (decompressed), the media type, its stated charset and the address after
    redirects."""

    data: bytes
    media_type: str
    charset: str | None
    url: str


def system_resolve(host: str, port: int) -> list[str]:
    """The addresses the system's resolver gives, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to the public internet, also when it is wrapped in another.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("64:ff9b::a00:1")
    (True, False, False, False)
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not any(ip in net for net in _NEVER if net.version == ip.version)


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits
_NEVER = tuple(
    ipaddress.ip_network(net)
    # Python before 3.11.10 calls some of these global (the IANA special-purpose registries do not)
    for net in (
        "192.0.0.0/24",
        "100.64.0.0/10",
        "198.18.0.0/15",
        "240.0.0.0/4",
        "fec0::/10",
        "64:ff9b:1::/48",
        "2001:db8::/32",
    )
)


@dataclass(frozen=True, slots=True)
class _Target:
    scheme: str
    host: str
    port: int
    path: str
    url: str


def fetch(
    url: str, *, resolve: Resolve = system_resolve, allow: Allow = is_public, timeout_s: float = TIMEOUT_S
) -> Fetched:
    """The page at an address.

    ``resolve`` and ``allow`` are for tests, which serve on loopback. Raises `ArticleError` for everything that can
    go wrong.
    """
    deadline = time.monotonic() + timeout_s
    asked = url
    for _ in range(MAX_REDIRECTS + 1):
        target = _target(url)
        addresses = _addresses(target, resolve, allow, deadline, asked, timeout_s)
        with _conversation(target, addresses, deadline, asked, timeout_s) as (response, read):
            if response.status in (301, 302, 303, 307, 308) and (location := response.getheader("Location")):
                url = urljoin(target.url, location)
                continue
            _check_status(response.status, response.reason, asked)
            media_type, charset = _content_type(response, asked)
            length = response.getheader("Content-Length", "")
            if length.isdigit() and int(length) > LIMIT_BYTES:
                raise too_large(asked)
            return Fetched(_body(response, read, asked), media_type, charset, target.url)
    raise ArticleError(
        f"{asked!r} redirects more than {MAX_REDIRECTS} times; open it in a browser and save the page as .html"
    )


def _target(url: str) -> _Target:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise ArticleError(
            f"{url!r} is not an address ({error}); write one like https://example.org/article"
        ) from error
    if parts.scheme not in ("http", "https"):
        raise ArticleError(f"{url!r} has the scheme {parts.scheme!r}; only http and https addresses are loaded")
    if parts.username is not None or parts.password is not None:
        raise ArticleError(f"{url!r} holds a user name; give the address without it")
    try:
        host = parts.hostname or ""
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ArticleError(
            f"{url!r} holds no valid host name; write an address like https://example.org/article"
        ) from error
    if not host:
        raise ArticleError(f"{url!r} names no host; write an address like https://example.org/article")
    port = port or (443 if parts.scheme == "https" else 80)
    safe = "/%:@!$&'()*+,;=~-._?"
    path = quote(parts.path or "/", safe=safe) + (f"?{quote(parts.query, safe=safe)}" if parts.query else "")
    whole = urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))
    return _Target(parts.scheme, host, port, path, whole)


def _addresses(
    target: _Target, resolve: Resolve, allow: Allow, deadline: float, asked: str, timeout_s: float
) -> list[str]:
    """The addresses of a host, looked up within the time left; refused as a whole when one of them may not be
    visited."""
    answer: list[str] = []
    trouble: list[OSError] = []

    def look_up() -> None:
        try:
            answer.extend(resolve(target.host, target.port))
        except (OSError, UnicodeError) as error:
            trouble.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = threading.Thread(target=look_up, daemon=True)  # the system's resolver knows no timeout of its own
    thread.start()
    thread.join(max(deadline - time.monotonic(), 0.0))
    if thread.is_alive():
        raise _slow(asked, timeout_s)
    if trouble or not answer:
        raise ArticleError(
            f"{asked!r} cannot be loaded: no host {target.host!r} is known; check the spelling and your connection"
        )
    if refused := [address for address in answer if not allow(address)]:
        raise ArticleError(
            f"{asked!r} leads to {refused[0]}, which is not a public address; only pages of the public web are loaded, "
            "save this one as a file"
        )
    return answer


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked, whatever its name now resolves to."""

    def __init__(self, target: _Target, address: str, timeout: float) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        self._address = address
        self._secure = target.scheme == "https"
        self._wire: socket.socket | None = None  # kept: http.client drops its own once the headers are in

    def connect(self) -> None:
        self._wire = self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self._wire = self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def hang_up(self) -> None:
        """Ends whatever another thread is waiting for on this connection."""
        if self._wire is not None:
            with suppress(OSError):  # closed already
                self._wire.shutdown(socket.SHUT_RDWR)


@contextmanager
def _conversation(
    target: _Target, addresses: list[str], deadline: float, asked: str, timeout_s: float
) -> Iterator[tuple[http.client.HTTPResponse, Callable[[http.client.HTTPResponse], bytes]]]:
    """Asks for the page; a watchdog hangs up at the deadline, so that a server that drips cannot hold us."""
    connection: _Pinned | None = None
    late = threading.Event()

    def hang_up() -> None:
        late.set()
        if connection is not None:
            connection.hang_up()

    watchdog = threading.Timer(max(deadline - time.monotonic(), 0.0), hang_up)
    watchdog.daemon = True
    watchdog.start()
    try:
        for number, address in enumerate(addresses):
            connection = _Pinned(target, address, max(deadline - time.monotonic(), 0.001))
            try:
                connection.connect()
                break
            except (TimeoutError, ConnectionError, OSError) as error:
                connection.close()
                if isinstance(error, ssl.SSLError) or number == len(addresses) - 1 or late.is_set():
                    raise
        assert connection is not None
        connection.request("GET", target.path, headers={"Host": _host_header(target), **_HEADERS})
        yield connection.getresponse(), lambda response: response.read1(_CHUNK)
        if late.is_set():
            raise TimeoutError
    except ssl.SSLError as error:
        if late.is_set():
            raise _slow(asked, timeout_s) from error
        raise ArticleError(
            f"{asked!r} has no trustworthy certificate ({error.reason or error}); open it in a browser"
        ) from error
    except (OSError, http.client.HTTPException) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise _slow(asked, timeout_s) from error
        what = str(error) or type(error).__name__
        raise ArticleError(f"{asked!r} cannot be loaded: {what}; check the address and your connection") from error
    finally:
        watchdog.cancel()
        if connection is not None:
            connection.close()


def _slow(asked: str, timeout_s: float) -> ArticleError:
    return ArticleError(f"{asked!r} did not answer within {timeout_s:g} seconds; try again or save the page as .html")


def _host_header(target: _Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if target.port in (80, 443) else f"{host}:{target.port}"


def _check_status(status: int, reason: str, asked: str) -> None:
    if status == 200:
        return
    remedy = {
        404: "check the address",
        410: "the page is gone for good",
        401: "it wants a login: save the page as .html from your browser",
        403: "the site refuses programs: save the page as .html from your browser",
        402: "it wants a subscription: save the page as .html from your browser",
        429: "too many requests: wait a while",
        451: "it is blocked for legal reasons where you are",
    }.get(status, "try again later" if status >= 500 else "check the address")
    raise ArticleError(f"{asked!r} answered {status} {reason}".rstrip() + f"; {remedy}")


def _content_type(response: http.client.HTTPResponse, asked: str) -> tuple[str, str | None]:
    media_type = response.headers.get_content_type() if response.headers.get("Content-Type") else "text/html"
    if not _TEXT_TYPES.fullmatch(media_type):
        raise ArticleError(f"{asked!r} is {media_type}, not text; only text and HTML pages are loaded")
    return media_type, response.headers.get_content_charset()


def _body(response: http.client.HTTPResponse, read: Callable[[http.client.HTTPResponse], bytes], asked: str) -> bytes:
    """The page's bytes, decompressed; stops at the limit whichever way it is passed."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate", ""):
        raise ArticleError(
            f"{asked!r} is packed as {coding!r}, which we did not ask for; save the page as .html from your browser"
        )
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if coding not in ("identity", "") else None  # | 32: gzip or zlib
    out = bytearray()
    while chunk := read(response):
        try:
            out += unpack.decompress(chunk, LIMIT_BYTES + 1 - len(out)) if unpack else chunk
        except zlib.error as error:
            raise ArticleError(f"{asked!r} arrived damaged ({error}); try again") from error
        if len(out) > LIMIT_BYTES:
            raise too_large(asked)
    if response.length:  # http.client counts down what Content-Length promised; read1 does not complain itself
        raise ArticleError(f"{asked!r} broke off {response.length} bytes early; try again")
    return bytes(out)
