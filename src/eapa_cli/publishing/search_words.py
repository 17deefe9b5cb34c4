"""The words by which a search on the site finds a record, as in `eapa search`."""

from collections.abc import Iterable, Iterator
from functools import cache

from eapa_cli.index.full_text import fold_passages
from eapa_cli.index.read_model import Index
from eapa_cli.publishing.record_summaries import AgreementSummary, OrganizationSummary
from eapa_cli.query.search_codes import codes_of_record
from eapa_cli.text.code_names import CITY, Code, list_labels, list_names
from eapa_cli.text.fold import fold


class SearchWords:
    """The folded words of records, each computed once for all languages."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._words_by_file: dict[int, tuple[str, str]] = {}

    def find_words(self, summary: AgreementSummary | OrganizationSummary) -> tuple[str, str]:
        """Return the words of a record's id and names, and its other words with the names of its codes."""
        if summary.file not in self._words_by_file:
            record = summary.record()
            id_, names, *others = fold_passages(record, {})  # without extension fields, which are not public
            labels = " ".join(_folded_names(frozenset(codes_of_record(self._index, record))))
            self._words_by_file[summary.file] = (
                _join_lines(f"{id_} {names}"),
                f"{_join_lines(' '.join(others))} | {_join_lines(labels)}",
            )
        return self._words_by_file[summary.file]


def _folded_names(codes: Iterable[Code]) -> Iterator[str]:
    for code in sorted(codes):
        yield from _names_of_code(code)


@cache
def _names_of_code(code: Code) -> tuple[str, ...]:
    # Nearly all agreements have the same capacities, so these words would find everything.
    if code.vocabulary == "Capacity":
        return ()
    names = list_names(code)
    if code.vocabulary != CITY:
        # Other names of several words are omitted. Most are long names of states, which repeat the word 'republic'.
        labels = list_labels(*code)
        names = [name for name in names if name in labels or " " not in name]
    return tuple(map(fold, names))


def _join_lines(text: str) -> str:
    return " ".join(text.split())
