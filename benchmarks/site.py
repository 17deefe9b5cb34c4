"""Measure the time and size of a site: the first build, a build without changes, and a build after one changed record.

    python benchmarks/site.py --agreements 10000

With Chromium, the time of a search in the browser is measured too. The exit code is 1 if a limit for 10,000 agreements
is missed.
"""

import argparse
import gzip
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
from invented import word
from measuring import EAPA, child_processor_time, make_environ

DEFAULT_AGREEMENTS = 10_000
# The limits, for this number of agreements.
MAX_FIRST_BUILD = 60.0  # seconds of processor time
MAX_CHANGED_BUILD = 3.0  # seconds of processor time
MAX_PAGE_SIZE = 100_000  # bytes
MAX_SEARCH = 0.1  # seconds
# Frequent words in two scripts, a word in the name of one organization, and a word that no record has.
SEARCHED_WORDS = ["assembly", "Ташкент", "student", word(216), "nothing"]
# A script for the page of a list: it searches for each word and returns the milliseconds until the results are shown.
SEARCH_SCRIPT = """async (words) => {
    const field = document.querySelector("form[data-list] [name=q]");
    const count = document.querySelector("[data-count]");
    const times = [];
    for (const word of words) {
        const start = performance.now();
        field.value = word;
        const shown = new Promise((done) => {
            new MutationObserver((_, observer) => { observer.disconnect(); done(); }).observe(count, {childList: true});
        });
        field.dispatchEvent(new Event("input", { bubbles: true }));
        await shown;
        times.push(performance.now() - start);
    }
    return times;
}"""


def build_site(register: Path, site: Path) -> tuple[float, float]:
    """Build the site, and return the elapsed seconds and the seconds of processor time."""
    environ = make_environ(XDG_CACHE_HOME=str(register / "cache"), XDG_STATE_HOME=str(register / "state"))
    start, processor_time = time.perf_counter(), child_processor_time()
    command = [EAPA, "site", str(site), "--register", str(register)]
    subprocess.run(command, check=True, env=environ, capture_output=True)
    return time.perf_counter() - start, child_processor_time() - processor_time


def replace_note(record: str) -> str:
    """Return the text of a record with other notes."""
    other_lines = [line for line in record.splitlines() if not line.startswith("notes:")]
    return "\n".join([*other_lines, 'notes: "Read again."', ""])


class QuietHandler(SimpleHTTPRequestHandler):
    """A handler that does not write log messages between the figures."""

    def log_message(self, *_: object) -> None:
        """Write nothing."""


def measure_searches(site: Path) -> list[float]:
    """Return the seconds of some searches in the browser. The first search also loads the search data."""
    path = shutil.which("chromium")
    if path is None:
        return []
    from playwright.sync_api import sync_playwright

    handler = partial(QuietHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/agreements/")
        times: list[float] = page.evaluate(SEARCH_SCRIPT, SEARCHED_WORDS)
        browser.close()
        server.shutdown()
    return [milliseconds / 1000 for milliseconds in times]


def main() -> int:
    """Measure a generated register, print the figures, and return 1 if a limit is missed."""
    parser = argparse.ArgumentParser(description="Measure the site of a generated register.")
    parser.add_argument("--agreements", type=int, default=DEFAULT_AGREEMENTS, metavar="N")
    number = parser.parse_args().agreements
    with tempfile.TemporaryDirectory() as folder:
        register, site = Path(folder) / "register", Path(folder) / "site"
        write(register, Generated(agreements=number))
        print(f"{number} agreements")
        first, first_cpu = build_site(register, site)
        print(f"first build       {first:6.1f} s, {first_cpu:.1f} s of processor time", flush=True)
        unchanged, unchanged_cpu = build_site(register, site)
        print(f"without changes   {unchanged:6.1f} s, {unchanged_cpu:.1f} s of processor time", flush=True)
        record = next((register / "data/agreements").glob("*.yaml"))
        record.write_text(replace_note(record.read_text(encoding="utf-8")), encoding="utf-8")
        changed_time, changed_cpu = build_site(register, site)
        print(f"one changed       {changed_time:6.1f} s, {changed_cpu:.1f} s of processor time", flush=True)
        largest = max(page.stat().st_size for page in site.rglob("*.html"))
        search_data = (site / "search.json").read_bytes()
        times = measure_searches(site)
    print(f"largest page      {largest / 1000:6.1f} kB")
    compressed_size = len(gzip.compress(search_data))
    print(f"search.json       {len(search_data) / 1000:6.0f} kB, {compressed_size / 1000:.0f} kB compressed")
    print("searches          " + ", ".join(f"{seconds * 1000:.0f} ms" for seconds in times))
    limits_met = (
        first_cpu <= MAX_FIRST_BUILD
        and changed_cpu <= MAX_CHANGED_BUILD
        and largest <= MAX_PAGE_SIZE
        and max(times[1:], default=0) <= MAX_SEARCH  # the first search also loads the search data
    )
    return 0 if limits_met or number != DEFAULT_AGREEMENTS else 1


if __name__ == "__main__":
    sys.exit(main())
