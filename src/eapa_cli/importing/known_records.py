"""The records with which an import compares its rows: the records of the register and of earlier rows."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from eapa_cli.importing.row_comparison import list_identifying_facts
from eapa_cli.importing.row_results import RowResult
from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.records import RECORDS, RegisterFile
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode, encode
from eapa_cli.storage.store import Store
from eapa_cli.tabular.extract import Data


class KnownRecords:
    """The records of a register, and the rows that become new records, by kind and id."""

    def __init__(self, index: Index) -> None:
        self.register_file = decode(RegisterFile, Store(index.root).register_data())
        # The records, the paths of their files, and the rows that become new records, by id.
        self.by_id: dict[Kind, dict[str, Data]] = {kind: {} for kind in Kind}
        self.paths: dict[str, str] = {}
        self.new_rows: dict[tuple[Kind, str], RowResult] = {}
        removals = self.register_file.removed if self.register_file else ()
        self._reserved_ids: set[str] = {removal.id for removal in removals}
        self._read_records(index)
        self._agreements_by_facts: defaultdict[tuple[Any, ...], list[Data]] = defaultdict(list)
        for data in self.by_id[Kind.AGREEMENT].values():
            self._agreements_by_facts[list_identifying_facts(data)].append(data)

    def _read_records(self, index: Index) -> None:
        for kind in Kind:
            query = f"SELECT path, data, invalid FROM {kind} JOIN file ON number = file ORDER BY path"
            for path, text, is_invalid in index.query(query):
                data = json.loads(text)
                # Rows are compared with the valid values only. A null, which queries ignore, does not count as invalid.
                if is_invalid or "null" in text:
                    data = encode(decode_stored(RECORDS[kind], data))
                self.by_id[kind][data["id"]] = data
                self.paths[data["id"]] = path
                self._reserved_ids.update(data.get("former_ids", ()))

    @property
    def organizations(self) -> Mapping[str, Data]:
        """The organizations of the register by id."""
        return self.by_id[Kind.ORGANIZATION]

    def find_agreements_like(self, data: Data) -> Sequence[Data]:
        """Return the agreements of the register with the same identifying facts."""
        return self._agreements_by_facts.get(list_identifying_facts(data), ())

    def is_taken(self, id_: str) -> bool:
        """Return whether a record, a former record or an earlier row has an id."""
        return id_ in self._reserved_ids or any(
            id_ in self.by_id[kind] or (kind, id_) in self.new_rows for kind in Kind
        )
