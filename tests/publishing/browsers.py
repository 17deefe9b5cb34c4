"""The browser in which a test looks at a site, and the server of the site."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from installed_programs import find_program
from playwright.sync_api import Browser, Page, Request, sync_playwright

PROGRAM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_OPTIONS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a browser without windows, and end it at last."""
    path = find_program(*PROGRAM_NAMES, source="Debian's package chromium, or another package of it, provides it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*BROWSER_OPTIONS])
        yield browser
        browser.close()


class _QuietHandler(SimpleHTTPRequestHandler):
    """A handler that serves files and reports no requests."""

    def log_message(self, *_: object) -> None:
        """Write nothing between the results of tests."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder, and yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def record_faults(page: Page, host: str) -> list[str]:
    """Return a list, to which each error and dialog of a page and each request to another host is added."""
    faults: list[str] = []

    def record_request(request: Request) -> None:
        if not request.url.startswith((host, "file:")):
            faults.append(request.url)

    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", record_request)
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    return faults
