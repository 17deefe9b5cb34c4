"""The options `--map HEADING=FIELD` and `--default FIELD=VALUE`: their values, and checks of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from eapa_cli.errors import UsageError
from eapa_cli.importing.column_mapping import Table
from eapa_cli.importing.heading_fields import Heading, find_field_of_mapping, find_heading
from eapa_cli.importing.heading_synonyms import CONTACT, ENGLISH
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import map_scalar_fields
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import quote
from eapa_cli.text.suggestions import ask_if_meant, did_you_mean

_MAX_SUGGESTIONS: Final = 3


def parse_mapping(values: Iterable[str]) -> dict[str, str]:
    """Parse values of `--map`, and return their fields by heading. A heading may contain '='.

    Raises:
        UsageError: a value has no heading.
    """
    mapping: dict[str, str] = {}
    for value in values:
        heading, _equals, field = (part.strip() for part in value.rpartition("="))
        if not heading:
            raise UsageError(_("--map: '%(text)s' is not HEADING=FIELD") % {"text": value})
        mapping[heading] = field
    return mapping


def check_mapped_fields(mapping: Mapping[str, str]) -> None:
    """Check that each field in a mapping is empty or can be the field of a column.

    Raises:
        UsageError: a field does not exist, or it contains other fields.
    """
    for text, field in mapping.items():
        if any(find_field_of_mapping(kind, field) is not None for kind in Kind):
            continue
        known = list(dict.fromkeys(name for kind in Kind for name in (*map_scalar_fields(kind), *ENGLISH[kind])))
        inner_fields = [name for name in known if name.startswith(f"{field}.")]
        suggestion = ask_if_meant(inner_fields[:_MAX_SUGGESTIONS]) or did_you_mean(field, known)
        raise UsageError(
            _("--map '%(text)s=%(field)s': there is no field '%(field)s' for a column")
            % {"text": text, "field": field},
            hint=suggestion or _("the fields are listed in docs/reference/fields.md"),
        )


def check_mapped_headings(mapping: Mapping[str, str], tables: Sequence[Table]) -> None:
    """Check that each heading in a mapping exists in one of the tables.

    Raises:
        UsageError: a heading does not exist.
    """
    headings = [text for table in tables for text in table.header]
    for text, field in mapping.items():
        if text not in headings:
            known = ", ".join(map(quote, headings))
            raise UsageError(
                _("--map '%(text)s=%(field)s': no column has the heading '%(text)s'") % {"text": text, "field": field},
                hint=did_you_mean(text, headings) or _("the headings are %(known)s") % {"known": known},
            )


def parse_defaults(options: Iterable[str]) -> dict[Kind, list[tuple[Heading, str]]]:
    """Return the headings and values of `--default` for each kind of records that has the field.

    Raises:
        UsageError: an option has no value, or no record has its field.
    """
    defaults: dict[Kind, list[tuple[Heading, str]]] = {kind: [] for kind in Kind}
    for option in options:
        name, _equals, value = (part.strip() for part in option.partition("="))
        headings = {
            kind: heading for kind in Kind if (heading := find_heading(kind, name)) and heading.field != CONTACT
        }
        hint = _("write, for example, 'type=memorandum'")
        if not value:
            raise UsageError(_("--default: '%(text)s' is not FIELD=VALUE") % {"text": option}, hint=hint)
        if not headings:
            raise UsageError(_("--default: no record has the field '%(field)s'") % {"field": name}, hint=hint)
        for kind, heading in headings.items():
            defaults[kind].append((heading, value))
    return defaults
