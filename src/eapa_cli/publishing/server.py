"""A server of the site for the user of this machine. `eapa serve` gives it the function that builds the site."""

import os
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any, Final

from eapa_cli.errors import UsageError
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason

HOST: Final = "127.0.0.1"
_ALLOWED_HOSTS: Final = frozenset({HOST, "localhost"})


class SiteServer(ThreadingHTTPServer):
    """A server of a folder. Before it sends a file except an asset, it calls `refresh`, which updates the folder."""

    def __init__(self, folder: Path, port: int, refresh: Callable[[], None]) -> None:
        self._refresh = refresh
        self._lock = Lock()
        try:
            super().__init__((HOST, port), partial(_Handler, directory=str(folder)))
        except (OSError, OverflowError) as error:
            raise UsageError(
                _("port %(port)s cannot be used: %(reason)s") % {"port": port, "reason": system_reason(error)},
                hint=_("choose another one with --port; 0 takes any free port"),
            ) from error

    @property
    def address(self) -> str:
        """The address of the site."""
        return f"http://{HOST}:{self.server_port}/"

    def refresh(self) -> None:
        """Bring the folder up to date, in one thread at a time."""
        with self._lock:
            self._refresh()


class _Handler(SimpleHTTPRequestHandler):
    """A request for a file of the site."""

    server: SiteServer

    def send_head(self) -> Any:
        # With any host name allowed, another site could read this one through a name that it controls (DNS rebinding).
        # Browsers omit the port 80.
        if self.headers.get("Host", "").partition(":")[0] not in _ALLOWED_HOSTS:
            self.send_error(HTTPStatus.FORBIDDEN)
            return None
        if not self.path.startswith("/assets/"):
            self.server.refresh()
        return super().send_head()

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Write nothing, since the terminal shows the errors of the register."""
