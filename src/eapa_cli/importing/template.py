"""Spreadsheet templates for imports."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from eapa_cli.importing.heading_synonyms import AREAS, ENGLISH, NAMES, PLACE, RUSSIAN, SOURCES, TERM, Phrases
from eapa_cli.importing.value_synonyms import name_choice
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import ITEM, LANGUAGE, find_field
from eapa_cli.text.countries import country_names

if TYPE_CHECKING:
    from eapa_cli.exporting.as_xlsx import DropDown

# The field whose choices and description stand for those of a compound column.
_DESCRIBED_FIELDS: Final = {
    PLACE: "signed.place.city.@",
    AREAS: "areas.1.topic",
    TERM: "term.duration",
    SOURCES: "sources.1.url",
}

# The example rows by field, with an empty example for a column whose cells are usually empty. The first cell of a row
# starts with '#', so that an import ignores the row.
_ENGLISH_EXAMPLES: Final[Mapping[Kind, Mapping[str, str]]] = {
    Kind.AGREEMENT: {
        "signed.date": "# 24.09.2021 (an example: rows that begin with # are ignored)",
        "type": "agreement",
        "title.@": "Cooperation agreement between the Example Assembly and Example University",
        "parties.1.organization": "example-assembly",
        "parties.2.organization": "Example University",
        "signed.place": "Civic Chamber, Moscow, Russia",
        "signed.event.@": "Session of the General Council",
        "signatories.1.name.@": "Anna Ivanova",
        "signatories.1.position.@": "Secretary General",
        "signatories.1.capacity": "head",
        "signatories.2.name.@": "Boris Petrov",
        "signatories.2.position.@": "Head of the Republic; Chairman of its Government",
        "signatories.2.capacity": "head",
        "areas": "culture; education: exchange of students",
        "term": "5 years",
        "terminated.date": "",
        "terminated.grounds": "",
        "sources": "https://example.org/news/1",
        "notes": "What else to know",
    },
    Kind.ORGANIZATION: {
        "id": "# example-university",
        "names.official.@": "Example University",
        "names.official.ru": "Примерный университет",
        "names.acronym.@": "EU",
        "names.alias.@": "University of Examples",
        "type": "university",
        "country": "Uzbekistan",
        "seat.city.@": "Tashkent",
        "founded": "1918",
        "website": "https://example.org/",
        "sources": "https://example.org/about",
        "notes": "",
    },
}
_RUSSIAN_EXAMPLES: Final[Mapping[Kind, Mapping[str, str]]] = {
    Kind.AGREEMENT: {
        "signed.date": "# 24.09.2021 (пример: строки, которые начинаются с #, пропускаются)",
        "type": "соглашение",
        "title.@": "Соглашение о сотрудничестве между Примерной ассамблеей и Примерным университетом",
        "parties.1.organization": "example-assembly",
        "parties.2.organization": "Примерный университет",
        "signed.place": "Общественная палата, Москва, Россия",
        "signed.event.@": "Заседание Генерального совета",
        "signatories.1.name.@": "Анна Иванова",
        "signatories.1.position.@": "Генеральный секретарь",
        "signatories.1.capacity": "руководитель",
        "signatories.2.name.@": "Борис Петров",
        "signatories.2.position.@": "Глава республики; председатель её правительства",
        "signatories.2.capacity": "руководитель",
        "areas": "культура; образование: обмен студентами",
        "term": "5 лет",
        "terminated.date": "",
        "terminated.grounds": "",
        "sources": "https://example.org/news/1",
        "notes": "Что ещё нужно знать",
    },
    Kind.ORGANIZATION: {
        "id": "# example-university",
        "names.official.@": "Примерный университет",
        "names.official.en": "Example University",
        "names.acronym.@": "ПУ",
        "names.alias.@": "Университет примеров",
        "type": "университет",
        "country": "Узбекистан",
        "seat.city.@": "Ташкент",
        "founded": "1918",
        "website": "https://example.org/",
        "sources": "https://example.org/about",
        "notes": "",
    },
}


def write_template(file: Path, kind: Kind, language: str) -> None:
    """Write a CSV file with headings and an example, in Russian if `language` is `ru`, and otherwise in English."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(_make_rows(kind, language))


def write_workbook_template(file: Path, language: str) -> None:
    """Write a workbook with a sheet for each kind, and a sheet with descriptions of the columns."""
    from eapa_cli.exporting.as_xlsx import DICTIONARY, write_tables

    tables: dict[str, Sequence[Sequence[str]]] = {kind.plural: _make_rows(kind, language) for kind in Kind}
    descriptions = [
        (kind.plural, heading, *_describe(kind, field))
        for kind in Kind
        for heading, field in _list_columns(kind, language)
    ]
    tables[DICTIONARY] = [("sheet", "column", "field", "choices", "description"), *descriptions]
    write_tables(tables, file, {kind.plural: dict(_list_drop_downs(kind, language)) for kind in Kind})


def _list_drop_downs(kind: Kind, language: str) -> Iterator[tuple[str, "DropDown"]]:
    """Yield the headings of fields with choices, each with its drop-down list in the language of the template."""
    from eapa_cli.exporting.as_xlsx import DropDown

    for heading, column in _list_columns(kind, language):
        field = find_field(kind, _DESCRIBED_FIELDS.get(column, column))
        if field and field.type == "country":
            yield heading, DropDown(tuple(sorted(country_names("ru" if language == "ru" else "en").values())))
        elif field and field.choices:
            names = tuple(name_choice(code, language) for code in field.choices)
            is_compound = column in _DESCRIBED_FIELDS  # its cells can list several choices
            yield heading, DropDown(names, accepts_several=is_compound)


def _make_rows(kind: Kind, language: str) -> list[list[str]]:
    """Return the row of headings and the row of examples."""
    headings = [heading for heading, _field in _list_columns(kind, language)]
    return [headings, list(_find_examples(kind, language).values())]


def _list_columns(kind: Kind, language: str) -> list[tuple[str, str]]:
    """Return the heading and the field of each column."""
    phrases = (RUSSIAN if language == "ru" else ENGLISH)[kind]
    return [(_make_heading(phrases, field), field) for field in _find_examples(kind, language)]


def _find_examples(kind: Kind, language: str) -> Mapping[str, str]:
    return (_RUSSIAN_EXAMPLES if language == "ru" else _ENGLISH_EXAMPLES)[kind]


def _make_heading(phrases: Phrases, field: str) -> str:
    """Return the heading of a field, such as `Party 2` for an item and `Title (ru)` for a language."""
    if field in phrases:
        return phrases[field][0]
    if number := next((part for part in field.split(".") if part.isdecimal()), None):
        return phrases[field.replace(number, ITEM, 1)][0].replace(ITEM, number)
    name, _, language = field.rpartition(".")
    return f"{phrases[f'{name}.{LANGUAGE}'][0]} ({language})"


def _describe(kind: Kind, field: str) -> tuple[str, str, str]:
    """Return the field of a column, its choices and its description."""
    stored = "names.1.value" if field.startswith(f"{NAMES}.") else _DESCRIBED_FIELDS.get(field, field)
    described = find_field(kind, stored)
    assert described
    return described.pattern, ", ".join(described.choices), described.description
