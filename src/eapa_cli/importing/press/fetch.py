"""A page from the web, within limits of time and size, and never from a private network."""

import ipaddress
import socket
import time
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Final
from urllib.parse import urljoin, urlsplit

from eapa_cli.errors import RefusedError, UnreadableError

_TIMEOUT: Final = 15.0
_MAX_SECONDS: Final = 30.0
_MAX_REDIRECTS: Final = 5
_CHUNK: Final = 64 * 1024
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_OK: Final = 200
_AGENT: Final = "eapa (a register of agreements; fetches one page on request)"


def is_address(source: str) -> bool:
    """Return whether a source is a web address."""
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, *, allow_local: bool, max_bytes: int) -> tuple[bytes, str]:
    """Return the content of a page, and its address after redirects.

    Raises:
        RefusedError: the address is on a private network.
        UnreadableError: the page cannot be read within the limits.
    """
    deadline = time.monotonic() + _MAX_SECONDS
    at = url
    for _ in range(_MAX_REDIRECTS + 1):
        try:
            response, connection = _open(at, allow_local=allow_local)
            try:
                if response.status in _REDIRECTS and (target := response.headers.get("Location")):
                    at = urljoin(at, target)
                    continue
                if response.status != _OK:
                    raise UnreadableError(f"'{at}' answered with status {response.status}")
                return _content(response, at, deadline, max_bytes), at
            finally:
                connection.close()
        except (OSError, HTTPException, ValueError) as error:
            raise UnreadableError(
                f"'{at}' cannot be read: {error}", hint="check the address and the connection"
            ) from error
    raise UnreadableError(f"'{url}' redirects more than {_MAX_REDIRECTS} times")


def _open(url: str, *, allow_local: bool) -> tuple[HTTPResponse, HTTPConnection]:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UnreadableError(f"'{url}' is not a web address", hint="it starts with http:// or https://")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _public_address(parts.hostname, port, allow_local=allow_local)
    connection = (
        _Https(parts.hostname, port, address) if parts.scheme == "https" else _Http(parts.hostname, port, address)
    )
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    connection.request(
        "GET", _ascii(path), headers={"User-Agent": _AGENT, "Accept": "text/html,application/pdf,*/*;q=0.5"}
    )
    return connection.getresponse(), connection


def _ascii(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/?&=%:;,+@!$'()*~-._[]")


def _public_address(host: str, port: int, *, allow_local: bool) -> str:
    """Return the address to connect to; the name is resolved once, so that it cannot change after the check."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        if not allow_local and not _is_public(address):
            raise RefusedError(
                f"'{host}' is on a private network ({address})", hint="add --allow-local if the page really is there"
            )
    return found[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return ip.is_global and not ip.is_multicast


def _content(response: HTTPResponse, url: str, deadline: float, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.read1(_CHUNK):
        size += len(part)
        if size > max_bytes:
            raise UnreadableError(f"'{url}' has more than {max_bytes // 1024 // 1024} MB")
        if time.monotonic() > deadline:
            raise UnreadableError(f"'{url}' took more than {_MAX_SECONDS:.0f} seconds")
        parts.append(part)
    return b"".join(parts)


class _Http(HTTPConnection):
    """A connection to an address that was checked."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=_TIMEOUT)
        self._address = address

    def connect(self) -> None:
        """Connect to the checked address."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _Https(HTTPSConnection):
    """A connection with TLS to an address that was checked; the certificate must be that of the host."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=_TIMEOUT)
        self._address = address

    def connect(self) -> None:
        """Connect to the checked address."""
        sock = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._context.wrap_socket(sock, server_hostname=self.host)  # type: ignore[attr-defined]
