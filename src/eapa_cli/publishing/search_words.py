"""The words by which a search on the site finds a record, as in `eapa search`."""

import json
from collections.abc import Iterable, Iterator
from functools import cache

from eapa_cli.index.full_text import fold_passages
from eapa_cli.index.read_model import Index
from eapa_cli.index.search_columns import WEIGHTS
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.records import RECORDS, Agreement, Organization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.record_summaries import AgreementSummary, OrganizationSummary
from eapa_cli.publishing.site_settings import FREE
from eapa_cli.query.named_codes import codes_of_record
from eapa_cli.text.code_names import CITY, Code, list_labels, list_names
from eapa_cli.text.fold import fold


class SearchWords:
    """The folded words of records, each computed once for all languages."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._has_words = bool(index.query("SELECT 1 FROM sqlite_master WHERE name = 'words'"))
        self._known: dict[int, tuple[str, str]] = {}

    def of(self, kind: Kind, it: AgreementSummary | OrganizationSummary) -> tuple[str, str]:
        """Return the words of a record's id and names, and its other words with the names of its codes."""
        if it.file not in self._known:
            record = decode_stored(RECORDS[kind], json.loads(it.text))
            id_, names, *others = self._passages(record, it)
            labels = " ".join(_folded_names(frozenset(codes_of_record(self._index, record))))
            self._known[it.file] = (_in_line(f"{id_} {names}"), f"{_in_line(' '.join(others))} | {_in_line(labels)}")
        return self._known[it.file]

    def _passages(self, record: Agreement | Organization, it: AgreementSummary | OrganizationSummary) -> Iterable[str]:
        # The words in the read model include those of the register's own fields, which are not public.
        if self._has_words and f'"{FREE}' not in it.text:
            columns = ", ".join(WEIGHTS)
            (found,) = self._index.query(f"SELECT {columns} FROM words WHERE rowid = ?", (it.file,))
            return [str(text) for text in found]
        return fold_passages(record, {})


def _folded_names(codes: Iterable[Code]) -> Iterator[str]:
    for code in sorted(codes):
        yield from _names_of_code(code)


@cache
def _names_of_code(code: Code) -> tuple[str, ...]:
    labels = () if code.vocabulary == CITY else list_labels(*code)
    # A capacity is in nearly all agreements, and the longer names of states repeat the word 'republic'.
    if code.vocabulary == "Capacity":
        return ()
    return tuple(fold(name) for name in list_names(code) if not labels or name in labels or " " not in name)


def _in_line(text: str) -> str:
    return " ".join(text.split())
