"""A sheet of the organizations that an import needs and the register does not have, to be filled in and imported."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eapa_cli.exporting.as_xlsx import DropDown, write_tables
from eapa_cli.importing.import_result import ImportPlan
from eapa_cli.importing.new_organizations import NewOrganization
from eapa_cli.importing.value_synonyms import VALUES
from eapa_cli.model.vocabulary import Kind, NameKind, Scope
from eapa_cli.tabular.data_dictionary import find_field

# The headings of the columns, in the order of `_make_row`.
_ENGLISH: Final = ("Name", "Acronym", "Type", "Country", "Scope", "Same as", "Id", "# similar organizations", "# rows")
_RUSSIAN: Final = (
    *("Название", "Аббревиатура", "Тип", "Страна", "Охват", "То же, что", "Идентификатор"),
    *("# похожие организации", "# строки"),
)


def write_missing(plan: ImportPlan, file: Path, language: str) -> None:
    """Write the unknown and ambiguous organizations of an import to a sheet, with headings in Russian or English."""
    headings = _RUSSIAN if language == "ru" else _ENGLISH
    rows = [_make_row(organization) for organization in plan.new]
    rows += [
        (name, "", "", "", "", "", "", ", ".join(ids), "; ".join(rows)) for name, (rows, ids) in plan.ambiguous.items()
    ]
    choices = {
        heading: DropDown(tuple(_list_choices(field, language)))
        for heading, field in zip(headings[2:5:2], ("type", "scope"), strict=True)
    }
    write_tables({Kind.ORGANIZATION.plural: [headings, *rows]}, file, {Kind.ORGANIZATION.plural: choices})


def _make_row(organization: NewOrganization) -> tuple[str, ...]:
    acronym = next((name["value"] for name in organization.names if name["kind"] == NameKind.ACRONYM), "")
    scope = organization.scope or ""
    return (
        organization.name,
        acronym,
        organization.type or "",
        organization.country or "",
        scope,
        "",
        "",
        ", ".join(organization.similar),
        "; ".join(organization.rows),
    )


def _list_choices(field: str, language: str) -> Iterator[str]:
    """Yield the choices of a field in the language of the sheet."""
    stored_field = find_field(Kind.ORGANIZATION, field)
    for code in stored_field.choices if stored_field else tuple(Scope):
        yield VALUES[code][0] if language == "ru" and code in VALUES else code
