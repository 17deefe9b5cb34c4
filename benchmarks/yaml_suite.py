"""Runs the cases of the YAML test suite through the strict reader, and prints what became of them as a table.

python benchmarks/yaml_suite.py FOLDER

FOLDER holds the suite's sources, a file a case or a few (https://github.com/yaml/yaml-test-suite, its folder `src`).
A case may be refused, but what is accepted must have the value that the suite states. Exit 1 if one is read as
something else, is accepted though it is not YAML, or crashes the reader.
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

# The suite shows blanks that an editor would hide.
SHOWN = {"␣": " ", "←": "\r", "⇔": "\ufeff", "↵": "", "—": "", "»": "\t"}


class Outcome(StrEnum):
    """What the reader made of a case."""

    RIGHT = "accepted, with the value that YAML 1.2 gives it"
    REFUSED = "refused, though it is YAML: a register does not take it"
    INVALID = "refused, and it is no YAML"
    OTHER = "WRONG: accepted with another value"
    LENIENT = "WRONG: accepted, though it is no YAML"
    CRASHED = "WRONG: the reader crashed"


WRONG = (Outcome.OTHER, Outcome.LENIENT, Outcome.CRASHED)


class Case(NamedTuple):
    """A text, whether it is YAML, and its documents if the suite says what they are."""

    name: str
    text: str
    valid: bool
    values: list[Any] | None


def cases(folder: Path) -> Iterator[Case]:
    """The cases of all files of a folder."""
    for path in sorted(folder.glob("*.yaml")):
        for number, case in enumerate(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)):
            if "yaml" in case:
                name = f"{path.stem}:{number}"
                values = list(documents(case["json"])) if case.get("json") else None
                yield Case(name, unshown(case["yaml"]), not case.get("fail", False), values)


def unshown(text: str) -> str:
    """A text as it is meant, without what the suite puts for blanks."""
    text = text.removesuffix("∎\n")
    for sign, meant in SHOWN.items():
        text = text.replace(sign, meant)
    return text


def documents(text: str) -> Iterator[Any]:
    """The JSON values that stand one behind the other in a text."""
    decoder, rest = json.JSONDecoder(), text.strip()
    while rest:
        value, end = decoder.raw_decode(rest)
        yield value
        rest = rest[end:].strip()


def outcome(case: Case) -> tuple[Outcome, str]:
    """What the reader makes of a case, and the first rule by which it refuses it."""
    try:
        document = read(case.text.encode("utf-8"))
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        return Outcome.CRASHED, repr(error)
    if document.faults:
        return (Outcome.REFUSED if case.valid else Outcome.INVALID), document.faults[0].rule
    if not case.valid:
        return Outcome.LENIENT, ""
    same = case.values is not None and len(case.values) == 1 and same_value(case.values[0], document.data)
    return (Outcome.RIGHT if same else Outcome.OTHER), ""


def same_value(expected: Any, found: Any) -> bool:
    """Whether two values are one; to Python, but not to YAML, 1 is true."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return expected.keys() == found.keys() and all(same_value(expected[key], found[key]) for key in found)
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(same_value, expected, found))
    return isinstance(expected, bool) == isinstance(found, bool) and bool(expected == found)


def main() -> int:
    """Print the table, and each case that is read wrongly."""
    found: defaultdict[tuple[Outcome, str], list[str]] = defaultdict(list)
    for case in cases(Path(sys.argv[1])):
        found[outcome(case)].append(case.name)
    print("| cases | outcome | by rule |\n|---:|---|---|")
    for (what, rule), names in sorted(found.items(), key=lambda item: (list(Outcome).index(item[0][0]), -len(item[1]))):
        print(f"| {len(names)} | {what} | {rule} |")
    print(f"| {sum(map(len, found.values()))} | in all | |")
    wrong = [f"{what}: {name} {detail}" for (what, detail), names in found.items() if what in WRONG for name in names]
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
