"""Take the pictures in docs/pictures that show the site and reports, in Chromium."""  # noqa: INP001

import shutil
import subprocess
import sys
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final

from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).parents[1]
AGREEMENT: Final = "agreements/2021-09-24-eapa-scopdc-uz/"
# The name of each picture, the page, the width and height of the window, and the colours.
PICTURES: Final = (
    ("site-home", "", 1280, 900, "light"),
    ("site-search", "agreements/?q=sobirov", 768, 760, "light"),
    ("site-agreement-ru", f"ru/{AGREEMENT}", 1280, 900, "dark"),
    ("site-phone-ru", "ru/", 390, 800, "light"),
    ("report", "report.html", 760, 860, "light"),
    ("report-ru", "report-ru.html", 760, 860, "light"),
)
# The file of each report, the register and the options.
REPORTS: Final = (
    ("report.html", ROOT / "docs/example", ("--as-of", "2026-11-24")),
    ("report-ru.html", ROOT, ("--as-of", "2026-11-24", "--lang", "ru", "--since", "2023", "--group-by", "country")),
)


def main() -> int:
    """Build the site of this register and some reports, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        run_eapa("site", f"{folder}/site", "--register", str(ROOT))
        for file, register, options in REPORTS:
            run_eapa("report", f"{folder}/site/{file}", "--register", str(register), *options)
        handler = partial(SimpleHTTPRequestHandler, directory=f"{folder}/site")
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            take_pictures(f"http://127.0.0.1:{server.server_port}/")
            server.shutdown()
    return 0


def run_eapa(*arguments: str) -> None:
    """Run this program with some arguments."""
    subprocess.run([sys.executable, "-m", "eapa_cli", *arguments], check=True)  # noqa: S603


def take_pictures(address: str) -> None:
    """Take all pictures of the site at an address."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name, page, width, height, scheme in PICTURES:
            context = browser.new_context(viewport={"width": width, "height": height})
            window = context.new_page()
            window.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            window.goto(address + page, wait_until="networkidle")
            window.screenshot(path=ROOT / "docs/pictures" / f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
