"""The data that the script of the site searches: a JSON file for each language, with the words of `eapa search`."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.listing import Row, Rows
from eapa_cli.publishing.page import Page, key_of, page_of_pieces
from eapa_cli.publishing.page_layout import PER_PAGE, Layout
from eapa_cli.publishing.pieces import Piece, fixed, separated, whole
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.search_words import SearchWords
from eapa_cli.publishing.site_data import AgreementSummary, OrganizationSummary, SiteData
from eapa_cli.query.named_codes import SEARCHED
from eapa_cli.text.code_names import CITY, COUNTRY, Code, codes_named, names_of
from eapa_cli.text.fold import fold
from eapa_cli.text.labels import LABELS

# Of a script that occurs, the letters around are needed as well: a reader may type any of them.
_BLOCK: Final = 0x80
_ALWAYS: Final = (range(0xC0, 0x180), range(0x400, 0x460))
_LAST_ALPHABET: Final = 0x3000
_SAMPLES: Final = (("one", 1), ("few", 3), ("many", 5), ("other", 100))


def search_page(layout: Layout, rows: Rows, keys: RecordKeys, words: SearchWords) -> Page:
    """Return the file that the script searches in one language."""
    return page_of_pieces(f"{layout.language.prefix}search.json", _pieces(layout, rows, keys, words))


def search_data(layout: Layout, rows: Rows, keys: RecordKeys) -> Any:
    """Return the data for the script."""
    return json.loads(whole(list(_pieces(layout, rows, keys, SearchWords(layout.data.index)))))


def _pieces(layout: Layout, rows: Rows, keys: RecordKeys, words: SearchWords) -> Iterator[Piece]:
    """Yield a JSON object with one record on each line; names of fields in each would double the size."""
    data = layout.data
    organizations, agreements = data.organizations.values(), data.agreements.values()
    listed = [keys.row(one) for one in organizations], [keys.agreement(one) for one in agreements]
    yield Piece(key_of(layout.key, listed), lambda: _head(layout))
    yield fixed(',\n"organizations":[\n')
    yield from separated((_organization(one, layout, rows, keys, words) for one in organizations), ",\n")
    yield fixed('],\n"agreements":[\n')
    yield from separated((_agreement(one, layout, rows, keys, words) for one in agreements), ",\n")
    # The numbers of the organizations change with each new one, so they are not in the rows.
    yield fixed('],\n"parties":')
    numbers = {id_: number for number, id_ in enumerate(data.organizations)}
    parties = _text([[numbers[party] for party in one.parties if party in numbers] for one in agreements])
    yield Piece(key_of(parties), lambda: parties)
    yield fixed("}\n")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _head(layout: Layout) -> str:
    data = layout.data
    found = {
        "letters": letters(data),
        "per_page": PER_PAGE,
        "labels": _labels(layout),
        "names": [names_of(code) for code in _codes(data.index)],
    }
    return _text(found).removesuffix("}")


def _organization(it: OrganizationSummary, layout: Layout, rows: Rows, keys: RecordKeys, words: SearchWords) -> Piece:
    number = len(layout.data.agreements_of.get(it.id, ()))

    def content() -> str:
        return _text([*_link(rows.organization(it)), it.type, it.country or "", *words.of(Kind.ORGANIZATION, it)])

    return Piece(f"{layout.key}{keys.row(it)}{number}", content)


def _agreement(it: AgreementSummary, layout: Layout, rows: Rows, keys: RecordKeys, words: SearchWords) -> Piece:
    def content() -> str:
        row = rows.agreement(it)
        return _text([
            *_link(row),
            it.type,
            " ".join(layout.data.countries(it)),
            " ".join(words.of(Kind.AGREEMENT, it)),
            row.day,
            row.status,
            row.status_label,
            " ".join(it.topics),
            it.year or "",
            " / ".join(fold(spellings) for spellings in it.spellings),
        ])  # fmt: skip

    return Piece(f"{layout.key}{keys.agreement(it)}", content)


def _link(row: Row) -> list[str]:
    return [row.address, row.title.value, row.details]


def _codes(index: Index) -> list[Code]:
    """Return the codes by whose names records are found: the countries and cities in use, and all other codes."""
    countries = index.query("SELECT country FROM organization UNION SELECT country FROM place")
    cities = index.query(
        "SELECT data -> '$.seat.city' FROM organization UNION SELECT data -> '$.signed.place.city' FROM agreement"
    )
    names = {name for (text,) in cities if text for name in _strings(json.loads(text))}
    found = {code for name in names for code in codes_named(name, {CITY})}
    found |= {Code(COUNTRY, code) for (code,) in countries if code}
    found |= {Code(one, code) for one in SEARCHED - {CITY, COUNTRY} for code in LABELS[one] if code != "other"}
    return sorted(found)


def _strings(value: Any) -> list[str]:
    return [one for one in value.values() if isinstance(one, str)] if isinstance(value, dict) else []


def letters(data: SiteData) -> Mapping[str, str]:
    """Return the folded form of each letter that a search may contain."""
    codes = {code for block in _ALWAYS for code in block}
    for letter in data.letters:
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
