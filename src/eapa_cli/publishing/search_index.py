"""The data that the script of the site searches.

There is a JSON file for each language. It contains the words by which `eapa search` finds records.
"""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

from eapa_cli.index.read_model import Index
from eapa_cli.publishing.file_pieces import Piece, join_pieces, make_fixed_piece, separate_pieces
from eapa_cli.publishing.list_rows import PER_PAGE, Row, Rows
from eapa_cli.publishing.page import key_of
from eapa_cli.publishing.page_layout import Layout
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.record_summaries import AgreementSummary, OrganizationSummary
from eapa_cli.publishing.search_words import SearchWords
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.query.search_codes import SEARCHED
from eapa_cli.text.code_names import CITY, COUNTRY, Code, find_codes_named, list_names
from eapa_cli.text.english_labels import LABELS
from eapa_cli.text.fold import fold

# A reader may type letters that no record has. So the search file has all letters of each block (of 128 characters)
# of which a record has one.
_BLOCK_SIZE: Final = 0x80
_LATIN_AND_CYRILLIC: Final = (range(0xC0, 0x180), range(0x400, 0x460))
_START_OF_CJK: Final = 0x3000
"""From this code point on, the blocks are too large, and the search file has only the letters of the records."""
_PLURAL_SAMPLES: Final = (("one", 1), ("few", 3), ("many", 5), ("other", 100))
"""The plural categories of the CLDR, each with a number that has its form in English or Russian."""


def make_search_data(layout: Layout, rows: Rows, keys: RecordKeys) -> Any:
    """Return the content of the search file as a value, for the single file."""
    return json.loads(join_pieces(list(SearchFile(layout, rows, keys, SearchWords(layout.data.index)).pieces())))


class SearchFile:
    """The search file of one language: a JSON object with one record on each line.

    A record is an array: names of fields in each record would double the size.
    """

    def __init__(self, layout: Layout, rows: Rows, keys: RecordKeys, words: SearchWords) -> None:
        self._layout = layout
        self._data = layout.data
        self._rows = rows
        self._keys = keys
        self._words = words

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces of the file."""
        organizations, agreements = self._data.organizations.values(), self._data.agreements.values()
        organization_keys = [self._keys.organization_row(one) for one in organizations]
        agreement_keys = [self._keys.agreement_row(one) for one in agreements]
        head_key = key_of(self._layout.key, organization_keys, agreement_keys)
        yield Piece(head_key, lambda: _format_head(self._layout))
        yield make_fixed_piece(',\n"organizations":[\n')
        yield from separate_pieces(map(self._make_organization_piece, organizations), ",\n")
        yield make_fixed_piece('],\n"agreements":[\n')
        yield from separate_pieces(map(self._make_agreement_piece, agreements), ",\n")
        # The parties are numbers of organizations. A new organization changes the numbers of all organizations after
        # it, so the rows of the agreements do not contain them.
        yield make_fixed_piece('],\n"parties":')
        numbers = {id_: number for number, id_ in enumerate(self._data.organizations)}
        parties = _to_json([[numbers[party] for party in one.parties if party in numbers] for one in agreements])
        yield Piece(key_of(parties), lambda: parties)
        yield make_fixed_piece("}\n")

    def _make_organization_piece(self, summary: OrganizationSummary) -> Piece:
        number = len(self._data.agreements_by_organization.get(summary.id, ()))
        key = f"{self._layout.key}{self._keys.organization_row(summary)}{number}"
        return Piece(key, partial(self._format_organization, summary))

    def _format_organization(self, summary: OrganizationSummary) -> str:
        return _to_json([
            *_link_columns(self._rows.organization(summary)),
            summary.type,
            summary.country or "",
            *self._words.find_words(summary),
        ])  # fmt: skip

    def _make_agreement_piece(self, summary: AgreementSummary) -> Piece:
        key = f"{self._layout.key}{self._keys.agreement_row(summary)}"
        return Piece(key, partial(self._format_agreement, summary))

    def _format_agreement(self, summary: AgreementSummary) -> str:
        row = self._rows.agreement(summary)
        return _to_json([
            *_link_columns(row),
            summary.type,
            " ".join(self._data.countries(summary)),
            " ".join(self._words.find_words(summary)),
            row.day,
            row.status,
            row.status_label,
            " ".join(summary.topics),
            summary.year or "",
            " / ".join(fold(spellings) for spellings in summary.spellings),
        ])  # fmt: skip


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _format_head(layout: Layout) -> str:
    data = layout.data
    head = {
        "letters": fold_letters(data),
        "per_page": PER_PAGE,
        "labels": _make_labels(layout),
        "names": [list_names(code) for code in _find_codes(data.index)],
    }
    return _to_json(head).removesuffix("}")  # the next pieces continue the object


def _link_columns(row: Row) -> list[str]:
    return [row.address, row.title.value, row.details]


def _find_codes(index: Index) -> list[Code]:
    """Return the codes whose names find records.

    They are the countries and cities in use, and all codes of other vocabularies.
    """
    countries = index.query("SELECT country FROM organization UNION SELECT country FROM place")
    cities = index.query(
        "SELECT data -> '$.seat.city' FROM organization UNION SELECT data -> '$.signed.place.city' FROM agreement"
    )
    city_names = {name for (text,) in cities if text for name in _list_strings(json.loads(text))}
    codes = {code for name in city_names for code in find_codes_named(name, {CITY})}
    codes |= {Code(COUNTRY, code) for (code,) in countries if code}
    vocabularies = SEARCHED - {CITY, COUNTRY}
    codes |= {Code(one, code) for one in vocabularies for code in LABELS[one] if code != "other"}  # it means anything
    return sorted(codes)


def _list_strings(value: Any) -> list[str]:
    return [one for one in value.values() if isinstance(one, str)] if isinstance(value, dict) else []


def fold_letters(data: SiteData) -> Mapping[str, str]:
    """Return the folded form of each letter outside of ASCII that a reader may type."""
    codes = {code for block in _LATIN_AND_CYRILLIC for code in block}
    for letter in data.letters:
        code = ord(letter)
        if code < _BLOCK_SIZE:
            continue
        start = code - code % _BLOCK_SIZE
        codes.update(range(start, start + _BLOCK_SIZE) if code < _START_OF_CJK else (code,))
    letters = {chr(code).lower() for code in codes}
    return {letter: fold(letter) for letter in sorted(letters) if not letter.isascii() and letter.isprintable()}


def _make_labels(layout: Layout) -> dict[str, Any]:
    w = layout.wording
    _ = w.gettext

    def plural(one: str, many: str) -> dict[str, str]:
        return {category: w.ngettext(one, many, number) % {"num": "#"} for category, number in _PLURAL_SAMPLES}

    return {
        "agreements": plural("%(num)s agreement found", "%(num)s agreements found"),
        "organizations": plural("%(num)s organization found", "%(num)s organizations found"),
        "more": _("Show more"),
        "none": _("Nothing was found. Try fewer words, or another spelling."),
    }
