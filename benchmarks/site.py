"""Time and size of a site: the first build, a build without changes, and one after a changed record.

    python benchmarks/site.py --agreements 10000

With Chromium, the time of a search in the browser is measured too. Exits with 1 if a limit for 10,000 agreements is
missed.
"""

import argparse
import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from generate import Generated, write

FIRST_BUILD = 60.0
ONE_CHANGE = 3.0
PAGE = 100_000
SEARCH = 0.1
# The page records when each search was shown.
SEARCH_SCRIPT = """async (words) => {
    const field = document.querySelector("form[data-list] [name=q]");
    const count = document.querySelector("[data-count]");
    const times = [];
    for (const word of ["", ...words]) {
        const begun = performance.now();
        field.value = word;
        const shown = new Promise((done) => {
            new MutationObserver((_, observer) => { observer.disconnect(); done(); }).observe(count, {childList: true});
        });
        field.dispatchEvent(new Event("input", { bubbles: true }));
        if (word) { await shown; times.push(performance.now() - begun); }
    }
    return times;
}"""


def build(register: Path, site: Path) -> tuple[float, float]:
    """Build the site, and return the seconds that passed and those of the processor."""
    environ = {**os.environ, "XDG_CACHE_HOME": str(register / "cache"), "XDG_STATE_HOME": str(register / "state")}
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    command = [sys.executable, "-m", "eapa_cli", "site", str(site), "--register", str(register)]
    subprocess.run(command, check=True, env=environ, capture_output=True)
    passed = time.perf_counter() - begun
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, now.ru_utime - used.ru_utime + now.ru_stime - used.ru_stime


class Quiet(SimpleHTTPRequestHandler):
    """A handler that writes nothing among the figures."""

    def log_message(self, *_: object) -> None:
        """Write nothing."""


def search_times(site: Path) -> list[float]:
    """Return the seconds of some searches in the browser, the first of which loads the words."""
    path = shutil.which("chromium")
    if path is None:
        return []
    from playwright.sync_api import sync_playwright

    handler = partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/agreements/")
        found: list[float] = page.evaluate(SEARCH_SCRIPT, ["assembly", "Ташкент", "student", "furipavo", "nothing"])
        browser.close()
        server.shutdown()
    return [milliseconds / 1000 for milliseconds in found]


def main() -> int:
    """Measure a generated register, print the figures, and return 1 if a limit is missed."""
    parser = argparse.ArgumentParser(description="Measure the site of a generated register.")
    parser.add_argument("--agreements", type=int, default=10_000, metavar="N")
    number = parser.parse_args().agreements
    with tempfile.TemporaryDirectory() as folder:
        register, site = Path(folder) / "register", Path(folder) / "site"
        write(register, Generated(agreements=number))
        print(f"{number} agreements")
        first, first_cpu = build(register, site)
        print(f"first build       {first:6.1f} s, {first_cpu:.1f} s of processor time", flush=True)
        same, same_cpu = build(register, site)
        print(f"without changes   {same:6.1f} s, {same_cpu:.1f} s of processor time", flush=True)
        changed = next((register / "data/agreements").glob("*.yaml"))
        changed.write_text(changed.read_text(encoding="utf-8") + 'x-changed: "1"\n', encoding="utf-8")
        one, one_cpu = build(register, site)
        print(f"one changed       {one:6.1f} s, {one_cpu:.1f} s of processor time", flush=True)
        largest = max(page.stat().st_size for page in site.rglob("*.html"))
        words = (site / "search.json").read_bytes()
        times = search_times(site)
    print(f"largest page      {largest / 1000:6.1f} kB")
    print(f"search.json       {len(words) / 1000:6.0f} kB, {len(gzip.compress(words)) / 1000:.0f} kB compressed")
    print("searches          " + ", ".join(f"{seconds * 1000:.0f} ms" for seconds in times))
    met = first_cpu <= FIRST_BUILD and one_cpu <= ONE_CHANGE and largest <= PAGE and max(times[1:], default=0) <= SEARCH
    return 0 if met or number != 10_000 else 1


if __name__ == "__main__":
    sys.exit(main())
