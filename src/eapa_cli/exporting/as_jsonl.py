"""JSON Lines: the register and the data dictionary on the first line, and one record on each further line."""

from pathlib import Path

from eapa_cli.exporting.as_json import make_document_head
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.as_json import to_json
from eapa_cli.tabular.extract import Extract


def write(extract: Extract, file: Path) -> None:
    """Write a line for the register, and a line with the kind and data of each record."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(to_json(make_document_head(extract)) + "\n")
        for kind in Kind:
            out.writelines(to_json({"kind": kind, "record": data}) + "\n" for data in extract.records[kind])
