"""Generate the pages of docs/reference from the commands, the schemas and the rules."""  # noqa: INP001

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from eapa_cli.checks.rule_catalogue import CATALOGUE
from eapa_cli.checks.rule_examples import rule_as_markdown
from eapa_cli.checks.schema import schema
from eapa_cli.cli.app import COMMANDS, main

REFERENCE = Path(__file__).with_name("reference")
WIDTH = "80"  # the help text is the same on every machine
NOTE = "<!-- Written by `make reference`; do not edit. -->"


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    return {"commands.md": _commands_page(), "fields.md": _fields_page(), "rules.md": _rules_page()}


def _commands_page() -> str:
    blocks = [NOTE, "# Commands", _help_block()]
    for command in COMMANDS:
        blocks += [f"## eapa {command}", _help_block(command)]
    return "\n\n".join(blocks) + "\n"


def _help_block(*command: str) -> str:
    output = TextIOWrapper(BytesIO(), encoding="utf-8")
    arguments, sys.argv = sys.argv, ["eapa", *command, "--help"]
    with redirect_stdout(output):
        code = main()
    sys.argv = arguments
    if code:
        raise SystemExit(code)
    output.seek(0)
    return f"```text\n{output.read().strip()}\n```"


def _fields_page() -> str:
    blocks = [NOTE, "# Fields", "Omit an optional field that is unknown. `[]` means each item of a list."]
    simple_values: dict[str, str] = {}
    for name in ("organization", "agreement", "register"):
        root = schema(name)
        rows = _table(("field", "required", "value", "description"), _field_rows(root, root, ""))
        blocks += [f"## {root['title']}", root["description"], rows]
        simple_values |= {
            value: part["description"] for value, part in root["$defs"].items() if "properties" not in part
        }
    rows = _table(("value", "description"), sorted(simple_values.items()))
    return "\n\n".join([*blocks, "## Values", rows]) + "\n"


def _field_rows(part: Mapping[str, Any], root: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, ...]]:
    """Yield a row of the table for each field that a part of a schema describes, and for the fields within it."""
    for key, field in part["properties"].items():
        required = "yes" if key in part.get("required", ()) else ""
        item = field.get("items", field)
        definition = item.get("$ref", "").rpartition("/")[2]
        target = root["$defs"][definition] if definition else item
        is_map = "properties" in target
        value = "map" if is_map else definition or ("choice" if "enum" in item else item["type"])
        path = f"{prefix}{key}" + ("[]" if "items" in field else "")
        yield f"`{path}`", required, value, field["description"]
        if is_map:
            yield from _field_rows(target, root, f"{path}.")


def _rules_page() -> str:
    rows = ((f"[`{rule.name}`](#{rule.name})", rule.severity.value, rule.claim) for rule in CATALOGUE)
    blocks = [NOTE, "# Rules", _table(("rule", "severity", "claim"), rows)]
    for rule in CATALOGUE:
        blocks += [f"## {rule.name}", rule_as_markdown(rule)]
    return "\n\n".join(blocks) + "\n"


def _table(titles: tuple[str, ...], rows: Any) -> str:
    lines = [titles, ("---",) * len(titles), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    os.environ["COLUMNS"] = WIDTH
    REFERENCE.mkdir(exist_ok=True)
    for file, text in pages().items():
        (REFERENCE / file).write_text(text, encoding="utf-8", newline="\n")
