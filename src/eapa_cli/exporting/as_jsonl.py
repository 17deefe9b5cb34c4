"""JSON Lines: the register with its data dictionary on the first line, and one record on each further line."""

from pathlib import Path

from eapa_cli.exporting.as_json import heading
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.as_json import encoded
from eapa_cli.tabular.selection import Extract


def write(extract: Extract, file: Path) -> None:
    """Write a line for the register, and a line with the kind and data of each record."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(encoded(heading(extract)) + "\n")
        for kind in Kind:
            out.writelines(encoded({"kind": kind, "record": data}) + "\n" for data in extract.records[kind])
