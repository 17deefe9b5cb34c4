"""Read the cases of the YAML test suite with the program's reader, and print the results as a table.

python benchmarks/yaml_suite.py FOLDER

FOLDER contains the suite's sources (the folder `src` of https://github.com/yaml/yaml-test-suite). The reader may refuse
a case, but the value of an accepted case must be the value from the suite. The exit code is 1 if a case is read as
another value, is accepted although it is not YAML, or crashes the reader.
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

# The visible symbols that the suite uses for white space, and their meaning.
SYMBOLS = {"␣": " ", "←": "\r", "⇔": "\ufeff", "↵": "", "—": "", "»": "\t"}


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
    is_valid: bool
    values: list[Any] | None


def read_cases(folder: Path) -> Iterator[Case]:
    """Yield the cases of all files in a folder."""
    for path in sorted(folder.glob("*.yaml")):
        for number, case in enumerate(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)):
            if "yaml" in case:
                name = f"{path.stem}:{number}"
                values = list(read_json_values(case["json"])) if case.get("json") else None
                yield Case(name, replace_symbols(case["yaml"]), not case.get("fail", False), values)


def replace_symbols(text: str) -> str:
    """Replace the visible symbols for white space."""
    text = text.removesuffix("∎\n")
    for symbol, character in SYMBOLS.items():
        text = text.replace(symbol, character)
    return text


def read_json_values(text: str) -> Iterator[Any]:
    """Yield the consecutive JSON values in a text."""
    decoder, remaining = json.JSONDecoder(), text.strip()
    while remaining:
        value, end = decoder.raw_decode(remaining)
        yield value
        remaining = remaining[end:].strip()


def read_case(case: Case) -> tuple[Outcome, str]:
    """Return the outcome of a case, with a detail: the first rule that refuses it, or the exception of a crash."""
    try:
        document = read(case.text.encode("utf-8"))
    except Exception as error:  # noqa: BLE001  # any exception is a failure of the reader
        return Outcome.CRASHED, repr(error)
    if document.faults:
        return (Outcome.REFUSED if case.is_valid else Outcome.INVALID), document.faults[0].rule
    if not case.is_valid:
        return Outcome.LENIENT, ""
    # An accepted case fails if the suite has no value for it, or several documents: a file of a register is one.
    is_same = case.values is not None and len(case.values) == 1 and is_same_value(case.values[0], document.data)
    return (Outcome.ACCEPTED if is_same else Outcome.OTHER), ""


def is_same_value(expected: Any, actual: Any) -> bool:
    """Return whether two values are equal in YAML, where 1 differs from true."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return expected.keys() == actual.keys() and all(is_same_value(expected[key], actual[key]) for key in actual)
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(map(is_same_value, expected, actual))
    return isinstance(expected, bool) == isinstance(actual, bool) and bool(expected == actual)


def main() -> int:
    """Print the table and each failed case."""
    names_by_outcome: defaultdict[tuple[Outcome, str], list[str]] = defaultdict(list)
    for case in read_cases(Path(sys.argv[1])):
        names_by_outcome[read_case(case)].append(case.name)
    print("| cases | outcome | by rule |\n|---:|---|---|")
    order = list(Outcome)
    rows = sorted(names_by_outcome.items(), key=lambda item: (order.index(item[0][0]), -len(item[1])))
    for (outcome, rule), names in rows:
        print(f"| {len(names)} | {outcome} | {rule} |")
    print(f"| {sum(map(len, names_by_outcome.values()))} | total | |")
    failed = [
        f"{outcome}: {name} {detail}"
        for (outcome, detail), names in names_by_outcome.items()
        if outcome in FAILED
        for name in names
    ]
    print(*failed, sep="\n", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
