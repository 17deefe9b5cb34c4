"""A sheet of the organizations that an import needs and the register does not have, to be filled in and imported."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eapa_cli.exporting.as_xlsx import DropDown, write_tables
from eapa_cli.importing.import_result import Plan
from eapa_cli.importing.new_organizations import NewOrganization
from eapa_cli.importing.synonyms import VALUES
from eapa_cli.model.vocabulary import Kind, NameKind, Scope
from eapa_cli.tabular.data_dictionary import find_field

_ENGLISH: Final = ("Name", "Acronym", "Type", "Country", "Scope", "Same as", "Id", "# similar organizations", "# rows")
_RUSSIAN: Final = (
    *("Название", "Аббревиатура", "Тип", "Страна", "Охват", "То же, что", "Идентификатор"),
    *("# похожие организации", "# строки"),
)


def write_missing(plan: Plan, file: Path, language: str) -> int:
    """Write the sheet, with headings in Russian if that is the language; return the number of organizations."""
    headings = _RUSSIAN if language == "ru" else _ENGLISH
    rows = [_row(one) for one in plan.new]
    rows += [
        (name, "", "", "", "", "", "", ", ".join(ids), "; ".join(rows)) for name, (rows, ids) in plan.ambiguous.items()
    ]
    choices = {
        heading: DropDown(tuple(_choices(field, language)))
        for heading, field in zip(headings[2:5:2], ("type", "scope"), strict=True)
    }
    write_tables({Kind.ORGANIZATION.plural: [headings, *rows]}, file, {Kind.ORGANIZATION.plural: choices})
    return len(rows)


def _row(one: NewOrganization) -> tuple[str, ...]:
    acronym = next((name["value"] for name in one.names if name["kind"] == NameKind.ACRONYM), "")
    scope = one.scope or ""
    return (
        one.name,
        acronym,
        one.type or "",
        one.country or "",
        scope,
        "",
        "",
        ", ".join(one.similar),
        "; ".join(one.rows),
    )


def _choices(field: str, language: str) -> Iterator[str]:
    found = find_field(Kind.ORGANIZATION, field)
    for word in found.choices if found else tuple(Scope):
        yield VALUES[word][0] if language == "ru" and word in VALUES else word
