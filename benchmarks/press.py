"""Measure the time to draft an agreement from 5,000 words, and to start Python and import each library for drafts.

python benchmarks/press.py
"""

import subprocess
import sys
import time

from eapa_cli.importing.press.draft import drafts_from
from eapa_cli.importing.press.source.source_text import SourceText

PARAGRAPH = (
    "On 5 May 2021, the Lake Society and the Hill Institute signed a memorandum of cooperation in Tashkent. The"
    " memorandum was signed by Ann Berg, director of the Lake Society, and Tom Hale, rector of the Hill Institute.\n"
)
WORD_COUNT = 5_000
MODULES = ("trafilatura", "pypdf", "docx", "pymorphy3")


def main() -> None:
    """Measure and print the times."""
    text = PARAGRAPH * (WORD_COUNT // len(PARAGRAPH.split()))
    start = time.perf_counter()
    drafts_from(SourceText(text=text))
    print(f"draft of {WORD_COUNT} words: {time.perf_counter() - start:.2f} s")
    for module in MODULES:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
        print(f"python -c 'import {module}': {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
