"""A page from the web, within limits of time and size, and from a private network only if the user allows it."""

import ipaddress
import socket
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.text.interface_language import ENGLISH, gettext, interface_language, pgettext
from eapa_cli.text.system_reasons import system_reason

_SECONDS_PER_READ: Final = 15.0
_MAX_SECONDS: Final = 30.0
_MAX_REDIRECTS: Final = 5
_CHUNK_BYTES: Final = 64 * 1024
_REDIRECT_STATUSES: Final = frozenset({301, 302, 303, 307, 308})
_OK_STATUS: Final = 200
_USER_AGENT: Final = "eapa (a register of agreements; fetches one page on request)"


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
    address = url
    for _ in range(_MAX_REDIRECTS + 1):
        try:
            with closing(_make_connection(address, allow_local=allow_local)) as connection:
                response = _request(connection, address)
                if response.status in _REDIRECT_STATUSES and (target := response.headers.get("Location")):
                    # Python decodes headers as Latin-1; many sites send an address in UTF-8.
                    address = urljoin(address, target.encode("latin-1").decode(errors="replace"))
                    _check_time(address, deadline)
                    continue
                if response.status != _OK_STATUS:
                    raise UnreadableError(
                        gettext("'%(address)s' answered with status %(status)s")
                        % {"address": address, "status": response.status}
                    )
                return _read_content(response, address, deadline, max_bytes), address
        except (OSError, HTTPException, ValueError) as error:
            raise UnreadableError(
                gettext("'%(address)s' cannot be read: %(error)s")
                % {"address": address, "error": _describe_failure(error)},
                hint=gettext("check the address and the connection"),
            ) from error
    raise UnreadableError(gettext("'%(url)s' redirects more than %(max)s times") % {"url": url, "max": _MAX_REDIRECTS})


def _make_connection(url: str, *, allow_local: bool) -> HTTPConnection:
    """Return a connection to the host of a page; it connects with the first request."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UnreadableError(
            gettext("'%(url)s' is not a web address") % {"url": url},
            hint=gettext("write the full address, such as https://example.org/page"),
        )
    port = parts.port or (443 if parts.scheme == "https" else 80)
    ip_address = _resolve(parts.hostname, port, allow_local=allow_local)
    connection_type = _Https if parts.scheme == "https" else _Http
    return connection_type(parts.hostname, port, ip_address)


def _request(connection: HTTPConnection, url: str) -> HTTPResponse:
    parts = urlsplit(url)
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    connection.request(
        "GET", _quote(path), headers={"User-Agent": _USER_AGENT, "Accept": "text/html,application/pdf,*/*;q=0.5"}
    )
    return connection.getresponse()


def _quote(path: str) -> str:
    """Return a path in ASCII; characters that have a meaning in a path or query stay as they are."""
    return quote(path, safe="/?&=%:;,+@!$'()*~-._[]")


def _resolve(host: str, port: int, *, allow_local: bool) -> str:
    """Return the IP address to connect to. The host is resolved once: its address cannot change after the check.

    Raises:
        RefusedError: an address of the host is on a private network, and `allow_local` is not set.
    """
    ip_addresses = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for ip_address in ip_addresses:
        if not allow_local and not _is_public(ip_address):
            raise RefusedError(
                gettext("'%(host)s' is on a private network (%(address)s)") % {"host": host, "address": ip_address},
                hint=gettext("add --allow-local if the page really is there"),
            )
    return ip_addresses[0]


def _is_public(ip_address: str) -> bool:
    ip = ipaddress.ip_address(ip_address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return ip.is_global and not ip.is_multicast


def _read_content(response: HTTPResponse, url: str, deadline: float, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    size, length = 0, response.length
    while part := response.read1(_CHUNK_BYTES):
        size += len(part)
        if size > max_bytes:
            raise UnreadableError(
                gettext("'%(url)s' has more than %(max)s MB") % {"url": url, "max": max_bytes // 1024 // 1024}
            )
        _check_time(url, deadline)
        parts.append(part)
    if length and size < length:
        raise IncompleteRead(b"".join(parts), length - size)
    return b"".join(parts)


def _check_time(url: str, deadline: float) -> None:
    """Raise an error if the time for a page is over, including its redirects."""
    if time.monotonic() > deadline:
        raise UnreadableError(gettext("'%(url)s' took more than %(max).0f seconds") % {"url": url, "max": _MAX_SECONDS})


class _Http(HTTPConnection):
    """A connection to an IP address that was checked."""

    def __init__(self, host: str, port: int, ip_address: str) -> None:
        super().__init__(host, port, timeout=_SECONDS_PER_READ)
        self._ip_address = ip_address

    def connect(self) -> None:
        """Connect to the checked IP address."""
        self.sock = socket.create_connection((self._ip_address, self.port), self.timeout)


class _Https(HTTPSConnection):
    """A connection with TLS to an IP address that was checked; the certificate must be for the host."""

    def __init__(self, host: str, port: int, ip_address: str) -> None:
        super().__init__(host, port, timeout=_SECONDS_PER_READ)
        self._ip_address = ip_address

    def connect(self) -> None:
        """Connect to the checked IP address."""
        sock = socket.create_connection((self._ip_address, self.port), self.timeout)
        self.sock = self._context.wrap_socket(sock, server_hostname=self.host)  # type: ignore[attr-defined]


def _describe_failure(error: Exception) -> str:
    """Return the reason why a page cannot be fetched; in English, the words of Python's libraries."""
    if interface_language() == ENGLISH:
        return str(error)
    match error:
        case socket.gaierror():
            return pgettext("network", "the host was not found")
        case TimeoutError():
            return pgettext("network", "the host did not respond in time")
        case _:
            return system_reason(error)
