"""A sheet of the organizations that an import needs and the register does not have. A user completes and imports it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from eapa_cli.exporting.as_xlsx import DropDown, write_tables
from eapa_cli.importing.import_plan import ImportPlan
from eapa_cli.importing.new_organizations import NewOrganization
from eapa_cli.importing.value_synonyms import name_choice
from eapa_cli.model.vocabulary import Kind, NameKind, OrganizationType, Scope

# The headings of the columns in English and Russian. An import ignores columns whose heading starts with '#'.
_HEADINGS: Final[Mapping[str, tuple[str, str]]] = {
    "name": ("Name", "Название"),
    "acronym": ("Acronym", "Аббревиатура"),
    "type": ("Type", "Тип"),
    "country": ("Country", "Страна"),
    "scope": ("Scope", "Охват"),
    "same_as": ("Same as", "То же, что"),
    "id": ("Id", "Идентификатор"),
    "similar": ("# similar organizations", "# похожие организации"),
    "rows": ("# rows", "# строки"),
}
_CHOICES: Final[Mapping[str, Iterable[str]]] = {"type": OrganizationType, "scope": Scope}


def write_missing(plan: ImportPlan, file: Path, language: str) -> None:
    """Write the unknown and ambiguous organizations of an import to a sheet, with headings in Russian or English."""
    headings = {key: russian if language == "ru" else english for key, (english, russian) in _HEADINGS.items()}
    cells_by_key = [_list_cells(organization, language) for organization in plan.new]
    cells_by_key += [
        {"name": name, "similar": ", ".join(ambiguous.candidates), "rows": "; ".join(ambiguous.rows)}
        for name, ambiguous in plan.ambiguous.items()
    ]
    table = [tuple(headings.values()), *(tuple(cells.get(key, "") for key in headings) for cells in cells_by_key)]
    drop_downs = {
        headings[key]: DropDown(tuple(name_choice(code, language) for code in codes)) for key, codes in _CHOICES.items()
    }
    write_tables({Kind.ORGANIZATION.plural: table}, file, {Kind.ORGANIZATION.plural: drop_downs})


def _list_cells(organization: NewOrganization, language: str) -> dict[str, str]:
    """Return the cells of an unknown organization by the keys of their headings."""
    return {
        "name": organization.name,
        "acronym": next((name["value"] for name in organization.names if name["kind"] == NameKind.ACRONYM), ""),
        "type": name_choice(organization.type, language) if organization.type else "",
        "country": organization.country or "",
        "scope": name_choice(organization.scope, language) if organization.scope else "",
        "similar": ", ".join(organization.similar),
        "rows": "; ".join(organization.rows),
    }
