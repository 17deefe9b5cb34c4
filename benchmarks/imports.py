"""Time of `eapa import` with a large spreadsheet, as a dry run and for real, and the accuracy of its name matching.

    python benchmarks/imports.py --rows 5000 --organizations 200

The register contains the organizations. The rows name them in various ways: by id, by a name in either language, in
capitals, without quotation marks, and with a typing error. Other rows contain names of unknown organizations, and names
that differ from a known one only in the town or in a word such as State or National. The accepted rows are written and
then imported again, which must change nothing.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

import invented
from generate import Generated

from eapa_cli.model.record_paths import REGISTER_FILE, folder_of, path_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml.serializer import dump

_HEADINGS = ("Date", "Type", "Party 1", "Party 2", "Title", "Source", "Notes")
_UNKNOWN = 20  # one row in 20 names an organization that is not in the register
_SIMILAR = 19  # one row in 19 names another organization with a similar name
_OTHERS = {"State": ["Federal", "National", "Regional"], "Государственный": ["Федеральный", "Национальный"]}


def _misspelled(name: str, random: Random) -> str:
    at = random.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :] if name[at : at + 2].isalpha() else name


def _spelled(data: dict, random: Random) -> tuple[str, str]:  # type: ignore[type-arg]
    name = random.choice([name["value"] for name in data["names"]])
    way = random.choice(["id", "name", "capitals", "no marks", "typing error"])
    match way:
        case "id":
            return way, data["id"]
        case "capitals":
            return way, name.upper()
        case "no marks":
            return way, name.translate(str.maketrans("", "", "«»\"'“”"))
        case "typing error":
            return way, _misspelled(name, random)
        case _:
            return way, name


def _similar_name(number: int, data: dict, random: Random) -> str:  # type: ignore[type-arg]
    name: str = random.choice([name["value"] for name in data["names"] if name["kind"] == "official"][:2])
    for word, others in _OTHERS.items():
        if word in name:
            return name.replace(word, random.choice(others))
    for script in ("Latn", "Cyrl"):
        name = name.replace(invented.word(number, script), invented.word(number + 1_000, script))
    return name


def _import(root: Path, option: str) -> str:
    """Import the rows, print the time and the memory, and return the table."""
    began = time.perf_counter()
    with (root / "out").open("w") as out, (root / "err").open("w") as err:
        done = subprocess.Popen(
            [sys.executable, "-m", "eapa_cli", "import", "rows.csv", option, "--format", "tsv"],
            cwd=root, stdout=out, stderr=err,
        )  # fmt: skip
        _, status, usage = os.wait4(done.pid, 0)
    took = time.perf_counter() - began
    code, memory, processor = os.waitstatus_to_exitcode(status), usage.ru_maxrss // 1024, usage.ru_utime
    message = (root / "err").read_text(encoding="utf-8").splitlines()[0]
    print(f"import {option}: {took:.1f} s ({processor:.1f} s of the processor), {memory} MiB, exit {code}; {message}")
    return (root / "out").read_text(encoding="utf-8")


def main() -> None:
    """Generate the register and the spreadsheet, import it without writing, and count the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--organizations", type=int, default=200)
    parser.add_argument("--dry", action="store_true", help="only the dry run")
    given = parser.parse_args()
    random = Random(1)
    generated = Generated(agreements=given.organizations * 4)
    organizations = [generated.organization(number) for number in range(given.organizations)]
    with tempfile.TemporaryDirectory() as room:
        root = Path(room)
        (root / folder_of(Kind.ORGANIZATION)).mkdir(parents=True)
        files = {path_of(Kind.ORGANIZATION, data["id"]): data for data in organizations}
        for path, data in {REGISTER_FILE: generated.register_file(), **files}.items():
            record = {key: value for key, value in data.items() if key != "relations"}
            (root / path).write_text(dump(record), encoding="utf-8", newline="\n")
        meant: list[tuple[str, str]] = []
        with (root / "rows.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(_HEADINGS)
            for number in range(given.rows):
                one, other = random.sample(organizations, 2)
                at = organizations.index(other)
                way, name = _spelled(other, random)
                if number % _UNKNOWN == 0:
                    way, name, other = "stranger", f"Qwx{number} Zhrv Institute", {"id": ""}
                elif number % _SIMILAR == 0:
                    way, name, other = "look-alike", _similar_name(at, other, random), {"id": ""}
                day = f"{1 + number % 28:02}.{1 + number // 28 % 12:02}.{2001 + number // 336}"
                writer.writerow([day, "agreement", one["id"], name, f"Agreement {number}", "https://example.org", ""])
                meant.append((way, other["id"]))
        print(f"{given.rows} rows, {given.organizations} organizations")
        done = _import(root, "--dry-run")
        for _ in range(0 if given.dry else 2):
            _import(root, "--partial")
    counts: Counter[tuple[str, str]] = Counter()
    for (way, id_), line in zip(meant, done.splitlines()[1:], strict=True):
        _, outcome, _, made, *_ = line.split("\t")
        right = made.endswith(f"-{id_}") if id_ else False
        counts[way, "refused" if outcome == "refused" else "correct" if right else "incorrect"] += 1
    for way in sorted({way for way, _ in meant}):
        print(f"{way:10}", *(f"{word} {counts[way, word]}" for word in ("correct", "incorrect", "refused")))


if __name__ == "__main__":
    main()
