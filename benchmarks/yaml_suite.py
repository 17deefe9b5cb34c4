"""The results of the YAML test suite with the strict reader, printed as a table.

python benchmarks/yaml_suite.py FOLDER

FOLDER contains the suite's sources (https://github.com/yaml/yaml-test-suite, its folder `src`). A case may be refused,
but an accepted case must have the value from the suite. The exit code is 1 if a case is read as another value, is
accepted although it is not YAML, or crashes the reader.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from eapa_cli.yaml.reader import read

# The suite uses visible symbols for white space.
SHOWN = {"␣": " ", "←": "\r", "⇔": "\ufeff", "↵": "", "—": "", "»": "\t"}


class Outcome(StrEnum):
    """The result of reading a case."""

    ACCEPTED = "accepted, with the value of YAML 1.2"
    REFUSED = "valid YAML, refused in a register"
    INVALID = "invalid YAML, refused"
    OTHER = "FAILED: accepted with another value"
    LENIENT = "FAILED: invalid YAML, accepted"
    CRASHED = "FAILED: the reader crashed"


FAILED = (Outcome.OTHER, Outcome.LENIENT, Outcome.CRASHED)


class Case(NamedTuple):
    """A case: its text, its validity, and its documents if the suite contains them."""

    name: str
    text: str
    valid: bool
    values: list[Any] | None


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases of all files in a folder."""
    for path in sorted(folder.glob("*.yaml")):
        for number, case in enumerate(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)):
            if "yaml" in case:
                name = f"{path.stem}:{number}"
                values = list(documents(case["json"])) if case.get("json") else None
                yield Case(name, unshown(case["yaml"]), not case.get("fail", False), values)


def unshown(text: str) -> str:
    """Replace the visible symbols for white space."""
    text = text.removesuffix("∎\n")
    for sign, meant in SHOWN.items():
        text = text.replace(sign, meant)
    return text


def documents(text: str) -> Iterator[Any]:
    """Yield the consecutive JSON values in a text."""
    decoder, rest = json.JSONDecoder(), text.strip()
    while rest:
        value, end = decoder.raw_decode(rest)
        yield value
        rest = rest[end:].strip()


def outcome(case: Case) -> tuple[Outcome, str]:
    """Return the outcome of a case and the first rule that refuses it."""
    try:
        document = read(case.text.encode("utf-8"))
    except Exception as error:  # noqa: BLE001  # any exception is a failure of the reader
        return Outcome.CRASHED, repr(error)
    if document.faults:
        return (Outcome.REFUSED if case.valid else Outcome.INVALID), document.faults[0].rule
    if not case.valid:
        return Outcome.LENIENT, ""
    same = case.values is not None and len(case.values) == 1 and same_value(case.values[0], document.data)
    return (Outcome.ACCEPTED if same else Outcome.OTHER), ""


def same_value(expected: Any, found: Any) -> bool:
    """Return whether two values are equal in YAML, where 1 differs from true."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return expected.keys() == found.keys() and all(same_value(expected[key], found[key]) for key in found)
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(same_value, expected, found))
    return isinstance(expected, bool) == isinstance(found, bool) and bool(expected == found)


def main() -> int:
    """Print the table and each failed case."""
    found: defaultdict[tuple[Outcome, str], list[str]] = defaultdict(list)
    for case in cases(Path(sys.argv[1])):
        found[outcome(case)].append(case.name)
    print("| cases | outcome | by rule |\n|---:|---|---|")
    for (it, rule), names in sorted(found.items(), key=lambda item: (list(Outcome).index(item[0][0]), -len(item[1]))):
        print(f"| {len(names)} | {it} | {rule} |")
    print(f"| {sum(map(len, found.values()))} | total | |")
    failed = [f"{it}: {name} {detail}" for (it, detail), names in found.items() if it in FAILED for name in names]
    print(*failed, sep="\n", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
