"""One JSON document with the whole register; its structure is part of the program's interface."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.as_json import VERSION, to_json
from eapa_cli.tabular.data_dictionary import map_scalar_fields
from eapa_cli.tabular.extract import Extract


def write(extract: Extract, file: Path) -> None:
    """Write the register's own file, the records of each kind, and the data dictionary."""
    document = {
        **make_document_head(extract),
        **{kind.plural: list(extract.records[kind]) for kind in Kind},
    }
    file.write_text(to_json(document, indent=2) + "\n", encoding="utf-8", newline="\n")


def make_document_head(extract: Extract) -> dict[str, Any]:
    """Return the keys before the records: the version of the structure, the register's file, and the dictionary."""
    return {
        "eapa": VERSION,
        "kind": "register",
        "register": extract.register,
        "dictionary": [_omit_empty(asdict(field)) for kind in Kind for field in map_scalar_fields(kind).values()],
    }


def _omit_empty(field: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of a field without empty lists, such as the choices of a field without choices."""
    return {key: value for key, value in field.items() if value != ()}
