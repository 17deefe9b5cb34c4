"""Measure the time of `eapa import` with a large spreadsheet, and the accuracy of its name matching.

    python benchmarks/imports.py --rows 5000 --organizations 200

The register contains the organizations. The rows name them in various ways: by id, by one of their names, in
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
from generate import Generated, Record

from eapa_cli.model.record_paths import REGISTER_FILE, folder_of, path_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml.serializer import dump

_HEADINGS = ("Date", "Type", "Party 1", "Party 2", "Title", "Source", "Notes")
_UNKNOWN_EVERY = 20  # one row in 20 names an organization that resembles no organization of the register
_SIMILAR_EVERY = 19  # one row in 19 has a similar name of an organization that does not exist
# Words of names, and the words that replace them in similar names.
_REPLACEMENTS = {"State": ["Federal", "National", "Regional"], "Государственный": ["Федеральный", "Национальный"]}


def _add_typing_error(name: str, random: Random) -> str:
    """Return a name in which two neighbouring letters are swapped, if the random position has letters."""
    position = random.randrange(1, len(name) - 1)
    if not name[position : position + 2].isalpha():
        return name
    return name[:position] + name[position + 1] + name[position] + name[position + 2 :]


def _choose_spelling(data: Record, random: Random) -> tuple[str, str]:
    """Return a random type of spelling, and the name or the id of an organization in this spelling."""
    name = random.choice([name["value"] for name in data["names"]])
    spelling = random.choice(["id", "name", "capitals", "no quotation marks", "typing error"])
    match spelling:
        case "id":
            return spelling, data["id"]
        case "capitals":
            return spelling, name.upper()
        case "no quotation marks":
            return spelling, name.translate(str.maketrans("", "", "«»\"'“”"))
        case "typing error":
            return spelling, _add_typing_error(name, random)
        case _:
            return spelling, name


def _similar_name(number: int, data: Record, random: Random) -> str:
    """Return a name of an organization that does not exist: that of an organization with another word or town."""
    official_names = [name for name in data["names"] if name["kind"] == "official"]
    name: str = random.choice([name["value"] for name in official_names if name["lang"] in {"en", "ru"}])
    for word, replacements in _REPLACEMENTS.items():
        if word in name:
            return name.replace(word, random.choice(replacements))
    # The generator names organization `number` after this invented town.
    for script in ("Latn", "Cyrl"):
        name = name.replace(invented.word(number, script), invented.word(number + 1_000, script))
    return name


def _import(root: Path, option: str) -> str:
    """Import the rows, print the time and the memory, and return the printed table."""
    start = time.perf_counter()
    with (root / "out").open("w") as out, (root / "err").open("w") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "eapa_cli", "import", "rows.csv", option, "--format", "tsv"],
            cwd=root, stdout=out, stderr=err,
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    code, memory, processor = os.waitstatus_to_exitcode(status), usage.ru_maxrss // 1024, usage.ru_utime
    message = (root / "err").read_text(encoding="utf-8").splitlines()[0]
    print(
        f"import {option}: {elapsed:.1f} s ({processor:.1f} s of the processor), {memory} MiB, exit {code}; {message}"
    )
    return (root / "out").read_text(encoding="utf-8")


def _write_register(root: Path, generated: Generated, organizations: list[Record]) -> None:
    (root / folder_of(Kind.ORGANIZATION)).mkdir(parents=True)
    files = {path_of(Kind.ORGANIZATION, data["id"]): data for data in organizations}
    for path, data in {REGISTER_FILE: generated.register_file(), **files}.items():
        # Relations can refer to organizations that are not generated.
        record = {key: value for key, value in data.items() if key != "relations"}
        (root / path).write_text(dump(record), encoding="utf-8", newline="\n")


def _write_rows(root: Path, count: int, organizations: list[Record]) -> list[tuple[str, str]]:
    """Write the spreadsheet, and return the type of spelling and the partner's id for each row.

    The id is empty if the row must be refused.
    """
    random = Random(1)
    expected: list[tuple[str, str]] = []
    with (root / "rows.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(_HEADINGS)
        for number in range(count):
            party, partner = random.sample(organizations, 2)
            id_ = partner["id"]
            spelling, name = _choose_spelling(partner, random)
            if number % _UNKNOWN_EVERY == 0:
                spelling, name, id_ = "unknown", f"Qwx{number} Zhrv Institute", ""
            elif number % _SIMILAR_EVERY == 0:
                spelling, name, id_ = "similar", _similar_name(organizations.index(partner), partner, random), ""
            # Each row has a different day. Only the days 1 to 28 are used, which every month has.
            day = f"{1 + number % 28:02}.{1 + number // 28 % 12:02}.{2001 + number // 336}"
            writer.writerow([day, "agreement", party["id"], name, f"Agreement {number}", "https://example.org", ""])
            expected.append((spelling, id_))
    return expected


def _read_records(root: Path) -> dict[Path, bytes]:
    """Return the contents of the register's files by path."""
    return {path: path.read_bytes() for path in root.rglob("*.yaml")}


def _print_accuracy(expected: list[tuple[str, str]], table: str) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for (spelling, id_), row in zip(expected, rows, strict=True):
        is_correct = bool(id_) and row["id"].endswith(f"-{id_}")
        counts[spelling, "refused" if row["outcome"] == "refused" else "correct" if is_correct else "incorrect"] += 1
    for spelling in sorted({spelling for spelling, _ in expected}):
        print(f"{spelling:18}", *(f"{word} {counts[spelling, word]}" for word in ("correct", "incorrect", "refused")))


def main() -> None:
    """Generate the register and the spreadsheet, try its import, count the results, and import it twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--organizations", type=int, default=200)
    parser.add_argument("--dry-run", action="store_true", help="do not import the rows after the dry run")
    options = parser.parse_args()
    generated = Generated(agreements=options.organizations * 4)
    organizations = [generated.organization(number) for number in range(options.organizations)]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write_register(root, generated, organizations)
        expected = _write_rows(root, options.rows, organizations)
        print(f"{options.rows} rows, {options.organizations} organizations")
        table = _import(root, "--dry-run")
        if not options.dry_run:
            _import(root, "--partial")
            imported = _read_records(root)
            _import(root, "--partial")
            if _read_records(root) != imported:
                sys.exit("the second import changed the register")
    _print_accuracy(expected, table)


if __name__ == "__main__":
    main()
