"""Look-ups of filter values among the records: places, people, organizations, languages and extension fields.

The message about an unknown value names similar values of the register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eapa_cli.errors import UsageError
from eapa_cli.text.interface_language import gettext as _

if TYPE_CHECKING:
    from eapa_cli.query.filter_context import FilterContext
    from eapa_cli.query.place_lookup import PlaceName

# With more cities than this, a hint does not list them.
_MAX_LISTED_CITIES: Final = 20


def find_place(name: str, context: FilterContext) -> PlaceName:
    """Return the known names of a city or venue of the register, or the code of a country."""
    from eapa_cli.query.place_lookup import find_named_place, list_cities

    _check_has_words(name, context.option)
    if place := find_named_place(context.read_model, name):
        return place
    from eapa_cli.text.suggestions import did_you_mean

    known = list_cities(context.read_model)
    hint = _("give words of a city or a venue, or a country")
    if 0 < len(known) <= _MAX_LISTED_CITIES:
        hint = _("give words of a city or a venue, or a country; the cities are %(cities)s") % {
            "cities": ", ".join(known)
        }
    raise UsageError(
        _("no place of the register is called '%(name)s'") % {"name": name},
        hint=did_you_mean(name, known) or hint,
    )


def find_signatory(name: str, context: FilterContext) -> list[str]:
    """Return the spellings of the signatories that match a name or a part of a name."""
    from eapa_cli.query.signatory_lookup import find_people, list_names_of_signatories

    _check_has_words(name, context.option)
    found = find_people(context.read_model, name)
    if not found:
        from eapa_cli.text.suggestions import did_you_mean

        known = list_names_of_signatories(context.read_model)
        hint = did_you_mean(name, known) or _("'eapa stats --by signatory' shows the signatories")
        raise UsageError(_("no signatory is called '%(name)s'") % {"name": name}, hint=hint)
    return found


def find_responsible(name: str, context: FilterContext) -> list[str]:
    """Return the names of the responsible people that match a name or an e-mail address."""
    from eapa_cli.query.responsible_lookup import find_names_of_responsible, list_responsible

    _check_has_words(name, context.option)
    found = find_names_of_responsible(context.read_model, name)
    if not found:
        from eapa_cli.text.suggestions import did_you_mean

        known = [person for person, _email in list_responsible(context.read_model)]
        hint = did_you_mean(name, known) or _("'eapa list --columns id,responsible' shows who is")
        raise UsageError(_("no one called '%(name)s' is responsible for an agreement") % {"name": name}, hint=hint)
    return found


def find_party(name: str, context: FilterContext) -> list[str]:
    """Return the ids of the organizations with this id, or with these words in a name."""
    from eapa_cli.query.party_lookup import (
        find_organizations_by_name,
        find_organizations_for_filter,
        list_names_and_ids,
    )

    found = find_organizations_for_filter(context.read_model, name) or find_organizations_by_name(
        context.read_model, name
    )
    if not found:
        from eapa_cli.text.suggestions import did_you_mean

        hint = did_you_mean(name, list_names_and_ids(context.read_model)) or _("'eapa list organizations' shows all")
        raise UsageError(_("no organization is called '%(name)s'") % {"name": name}, hint=hint)
    return found


def find_language_tag(name: str, context: FilterContext) -> str:
    """Return the tag (BCP 47) of a language of the agreements; the text is a tag or a name."""
    from eapa_cli.model.names import LANGUAGE_TAG

    rows = context.read_model.query("SELECT lang FROM language UNION SELECT main FROM language ORDER BY 1")
    known = [tag for (tag,) in rows]
    if LANGUAGE_TAG.fullmatch(name):
        language, *subtags = name.split("-")
        # In the canonical form, a script has four letters as in 'uz-Latn', and a region is in capitals as in 'pt-BR'.
        tag = "-".join([language.lower(), *(one.title() if len(one) == 4 else one.upper() for one in subtags)])  # noqa: PLR2004
        if tag in known:
            return tag
    from eapa_cli.text.languages import find_language

    if tag_of_name := find_language(name, known):
        return tag_of_name
    hint = _("no agreement of the register states its languages")
    if known:
        hint = _("the languages are %(languages)s") % {"languages": ", ".join(known)}
    raise UsageError(_("no agreement has the language '%(name)s'") % {"name": name}, hint=hint)


def find_files_by_comparison(text: str, context: FilterContext) -> list[int]:
    """Return the files of the records with a value in an extension field; the text is, for example, `x-number=12`."""
    from eapa_cli.query import extension_fields

    path, value = extension_fields.parse_comparison(text, context.read_model, context.kinds, context.option)
    return extension_fields.find_files_with_value(context.read_model, context.kinds, path, value)


def _check_has_words(text: str, option: str) -> None:
    from eapa_cli.text.fold import fold

    if not fold(text):
        message = _("%(option)s: '%(text)s' contains no word") % {"option": option, "text": text}
        raise UsageError(message, hint=_("give part of a name, in any script"))
