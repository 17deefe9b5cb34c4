"""A JSON object a line: first the register with the dictionary of its fields, then a record each."""

from pathlib import Path

from eapa_cli.exporting.as_json import heading
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.as_json import encoded
from eapa_cli.tabular.selection import Extract


def write(extract: Extract, file: Path) -> None:
    """Write a line for the register and one for each record, with its kind."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(encoded(heading(extract)) + "\n")
        for kind in Kind:
            out.writelines(encoded({"kind": kind, "record": data}) + "\n" for data in extract.records[kind])
