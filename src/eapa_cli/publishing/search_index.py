"""The data that the script of the site searches: a JSON file for each language, with the words of `eapa search`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from eapa_cli.index.full_text import fold_passages
from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.listing import Rows
from eapa_cli.publishing.page import Page, key_of
from eapa_cli.publishing.page_layout import PER_PAGE, Layout
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.query.named_codes import codes_of_record
from eapa_cli.text.code_names import CITY, Code, labels_in_all_languages, names_of
from eapa_cli.text.fold import fold

# Of a script that occurs, the letters around are needed as well: a reader may type any of them.
_BLOCK: Final = 0x80
_ALWAYS: Final = (range(0xC0, 0x180), range(0x400, 0x460))
_LAST_ALPHABET: Final = 0x3000
_SAMPLES: Final = (("one", 1), ("few", 3), ("many", 5), ("other", 100))


def search_page(layout: Layout, rows: Rows, keys: RecordKeys) -> Page:
    """Return the file that the script searches in one language."""
    data = layout.data
    key = key_of(
        layout.key,
        [keys.agreement(one) for one in data.agreements.values()],
        [one.text for one in data.organizations.values()],
    )
    path = f"{layout.language.prefix}search.json"
    return Page(path, key, lambda: json.dumps(search_data(layout, rows), ensure_ascii=False, separators=(",", ":")))


def search_data(layout: Layout, rows: Rows) -> dict[str, Any]:
    """Return the data for the script; rows are lists, since names of fields would double the size."""
    data = layout.data
    words = folded_words(data.index)
    codes = codes_by_file(data.index)
    labels = {file: _in_line(" ".join(_folded_names(one))) for file, one in codes.items()}
    numbers = {id_: number for number, id_ in enumerate(data.organizations)}
    return {
        "letters": letters(data),
        "per_page": PER_PAGE,
        "labels": _labels(layout),
        "names": [names_of(code) for code in sorted({code for one in codes.values() for code in one})],
        "organizations": [
            [*_head(rows.organization(one)), one.type, one.country or "", *_with_labels(words, labels, one.file)]
            for one in data.organizations.values()
        ],
        "agreements": [
            [
                *_head(row := rows.agreement(one)),
                one.type,
                " ".join(data.countries(one)),
                " ".join(_with_labels(words, labels, one.file)),
                row.day,
                row.status,
                row.status_label,
                " ".join(one.topics),
                one.year or "",
                " / ".join(fold(spellings) for spellings in one.spellings),
                [numbers[party] for party in one.parties if party in numbers],
            ]
            for one in data.agreements.values()
        ],
    }


def _head(row: Any) -> list[str]:
    return [row.address, row.title.value, row.details]


def _with_labels(words: Mapping[int, tuple[str, str]], labels: Mapping[int, str], file: int) -> tuple[str, str]:
    """Return the words of a record's id and names, and its other words with the names of its codes."""
    names, others = words.get(file, ("", ""))
    return names, f"{others} | {labels.get(file, '')}"


def codes_by_file(index: Index) -> Mapping[int, frozenset[Code]]:
    """Return the codes by which each record is found."""
    return {
        file: frozenset(codes_of_record(index, decode_stored(RECORDS[kind], json.loads(text))))
        for kind in Kind
        for file, text in index.query(f"SELECT file, data FROM {kind}")
    }


def _folded_names(codes: Iterable[Code]) -> Iterator[str]:
    for code in sorted(codes):
        labels = () if code.vocabulary == CITY else labels_in_all_languages(*code)
        # A capacity is in nearly all agreements, and the longer names of states repeat the word 'republic'.
        if code.vocabulary != "Capacity":
            yield from (fold(name) for name in names_of(code) if not labels or name in labels or " " not in name)


def folded_words(index: Index) -> Mapping[int, tuple[str, str]]:
    """Return the folded words of each record by the number of its file: those of its id and names, and the others."""
    if index.query("SELECT 1 FROM sqlite_master WHERE name = 'words'"):
        found = index.query("SELECT rowid, id || ' ' || names, people || ' ' || text || ' ' || notes FROM words")
        return {file: (_in_line(names), _in_line(others)) for file, names, others in found}
    return dict(_computed_words(index))


def _computed_words(index: Index) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the same from the records, if this SQLite has no full-text search."""
    for kind in Kind:
        for file, text in index.query(f"SELECT file, data FROM {kind}"):
            data = json.loads(text)
            id_, names, *others = fold_passages(decode_stored(RECORDS[kind], data), data)
            yield file, (_in_line(f"{id_} {names}"), _in_line(" ".join(others)))


def _in_line(text: str) -> str:
    return " ".join(text.split())


def letters(data: SiteData) -> Mapping[str, str]:
    """Return the folded form of each letter that a search may contain."""
    used: set[str] = set()
    texts = [one.text for one in data.agreements.values()] + [one.text for one in data.organizations.values()]
    for text in texts:
        if not text.isascii():
            used.update(text)
    codes = {code for block in _ALWAYS for code in block}
    for letter in used:
        code = ord(letter)
        if code < _BLOCK:
            continue
        start = code - code % _BLOCK
        codes.update(range(start, start + _BLOCK) if code < _LAST_ALPHABET else (code,))
    found = {chr(code).lower() for code in codes}
    return {letter: fold(letter) for letter in sorted(found) if not letter.isascii() and letter.isprintable()}


def _labels(layout: Layout) -> dict[str, Any]:
    w = layout.wording
    _ = w.gettext

    def plural(one: str, many: str) -> dict[str, str]:
        return {category: w.ngettext(one, many, number) % {"num": "#"} for category, number in _SAMPLES}

    return {
        "agreements": plural("%(num)s agreement found", "%(num)s agreements found"),
        "organizations": plural("%(num)s organization found", "%(num)s organizations found"),
        "more": _("Show more"),
        "none": _("Nothing was found. Try fewer words, or another spelling."),
    }
