"""Parsers for filter values: codes, dates and names of fields.

The message about an invalid value names possible values. `filter_lookups` looks up the other values in the records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eapa_cli.errors import UsageError
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Scope
from eapa_cli.query.kind_messages import choose_message
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.option_values import parse_date, parse_duration
from eapa_cli.text.shell_quoting import quote_command

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from enum import StrEnum

    from eapa_cli.model.dates import EdtfDate
    from eapa_cli.query.filter_context import FilterContext


def parse_country(name: str, context: FilterContext) -> str:
    """Return the code of a country or scope; the text is a code or a name."""
    from eapa_cli.text.country_codes import assigned_code

    if assigned := assigned_code(name):
        return assigned
    from eapa_cli.text.countries import country_code, similar_countries

    if code := country_code(name) or find_named_country(name):
        return code
    from eapa_cli.text.suggestions import ask_if_meant

    hint = (
        _repeat_hint(context.option, name)
        or ask_if_meant(similar_countries(name))
        or _("give its code, such as UZ, its name in any language, or 'international'")
    )
    raise UsageError(_("no country is called '%(name)s'") % {"name": name}, hint=hint)


def find_named_country(name: str) -> str | None:
    """Return the code of the scope or country with a name. The name may be inflected or an adjective."""
    from eapa_cli.text.code_names import COUNTRY, find_codes_named
    from eapa_cli.text.country_adjectives import find_country_of_adjective

    codes = find_codes_named(name, {COUNTRY, Scope.__name__}, synonyms=True)
    return codes[0].value if len(codes) == 1 else find_country_of_adjective(name)


def _repeat_hint(option: str, text: str) -> str | None:
    """Return a hint to repeat the option if the value is a list with commas."""
    values = [value.strip() for value in text.split(",") if value.strip()]
    if len(values) <= 1:
        return None
    options = quote_command([word for value in values for word in (option, value)])
    return _("repeat the option: %(options)s") % {"options": options}


def code_parser(vocabulary: type[StrEnum]) -> Callable[[str, FilterContext], str]:
    """Return a parser that accepts the codes of a vocabulary and their labels."""

    def parse(text: str, context: FilterContext) -> str:
        if code := _find_code([vocabulary], text):
            return code
        raise _unknown_code_error([vocabulary], text, context.option)

    return parse


_TYPES: Final[Mapping[Kind, type[StrEnum]]] = {Kind.AGREEMENT: AgreementType, Kind.ORGANIZATION: OrganizationType}


def parse_record_type(text: str, context: FilterContext) -> str:
    """Return a type of the records of the requested kinds; the text is a code or a label."""
    vocabularies = [_TYPES[kind] for kind in context.kinds]
    if code := _find_code(vocabularies, text):
        return code
    message = choose_message(
        context.kinds,
        agreements=_("no agreement is of the type '%(type)s'"),
        organizations=_("no organization is of the type '%(type)s'"),
        records=_("no record is of the type '%(type)s'"),
    )
    hint = _hint_on_other_kind(text, context.kinds)
    raise _unknown_code_error(vocabularies, text, context.option, message=message % {"type": text}, hint=hint)


def _hint_on_other_kind(type_: str, kinds: Sequence[Kind]) -> str | None:
    """Return the command to use if a type is not of the requested kinds, but of another kind of records."""
    for kind, vocabulary in _TYPES.items():
        if kind not in kinds and (code := _find_code([vocabulary], type_)):
            hint = choose_message(
                [kind],
                agreements=_("it is a type of agreements: '%(command)s'"),
                organizations=_("it is a type of organizations: '%(command)s'"),
            )
            return hint % {"command": f"eapa list {kind.plural} --type {code}"}
    return None


def parse_record_kind(text: str) -> Kind:
    """Return the kind of records for --kind, by its code or a label in any language of the interface."""
    if code := _find_code([Kind], text):
        return Kind(code)
    is_type = _find_code([OrganizationType], text) or _find_code([AgreementType], text)
    hint = _("it is a type: %(option)s") % {"option": quote_command(["--type", text])} if is_type else None
    raise _unknown_code_error([Kind], text, "--kind", hint=hint)


def _unknown_code_error(
    vocabularies: Sequence[type[StrEnum]],
    text: str,
    option: str,
    *,
    message: str | None = None,
    hint: str | None = None,
) -> UsageError:
    """Return the error for a text without a code. The default hint names the possible values."""
    from eapa_cli.text.code_names import list_suggested_names
    from eapa_cli.text.suggestions import suggest_choice

    known = [label for one in vocabularies for label in list_suggested_names(one.__name__, map(str, one), text)]
    hint = hint or _repeat_hint(option, text) or suggest_choice(text, known)
    return UsageError(
        message or _("%(option)s: '%(value)s' is not one of the values") % {"option": option, "value": text},
        hint=hint or _("the values are %(values)s") % {"values": ", ".join(dict.fromkeys(known))},
    )


def _find_code(vocabularies: Sequence[type[StrEnum]], text: str) -> str | None:
    """Return the code that a text is, or that it names in any language of the interface.

    Return None if there is no such code, or more than one.
    """
    if any(text == code for one in vocabularies for code in one):
        return text
    from eapa_cli.text.code_names import find_codes_named

    names = {one.__name__ for one in vocabularies}
    # A Russian word may be in any grammatical case. An English word in another form, such as 'sports', is a mistake.
    codes = find_codes_named(text, names, synonyms=True, inflected=not text.isascii())
    # Both kinds of records have the type 'other'.
    values = {code.value for code in codes}
    return values.pop() if len(values) == 1 else None


def parse_since(text: str, context: FilterContext) -> EdtfDate:
    """Return the first date of a period. It must have a year."""
    return _parse_date_with_year(text, context.option)


def _parse_date_with_year(text: str, option: str) -> EdtfDate:
    date = parse_date(text, option)
    if not date.has_year:
        message = _("%(option)s: '%(date)s' has no year") % {"option": option, "date": text}
        raise UsageError(message, hint=_("add the year, as in '24.09.2021'"))
    return date


def parse_until(text: str, context: FilterContext) -> EdtfDate:
    """Return the last date of a period. It must have a year, and must not be before the first date."""
    last = _parse_date_with_year(text, context.option)
    if given := context.given.get("since"):
        first = _parse_date_with_year(given, "--since")
        if last.is_before(first):
            message = _("--until %(last)s is before --since %(first)s") % {"last": last, "first": first}
            raise UsageError(message, hint=_("write '%(text)s'") % {"text": f"--since {last} --until {first}"})
    return last


def parse_last_day(text: str, context: FilterContext) -> date:
    """Return the last day of a period that starts on the day of --as-of."""
    return parse_duration(text, context.option).add_to(context.as_of)


def parse_field(name: str, context: FilterContext) -> str:
    """Return the dotted path of a field that records of the requested kinds can have."""
    from eapa_cli.index.field_paths import is_extension, is_field, list_fields

    if is_extension(name):
        from eapa_cli.query.extension_fields import check_extension

        check_extension(context.read_model, context.kinds, name, context.option)
    elif not any(is_field(kind, name) for kind in context.kinds):
        from eapa_cli.text.suggestions import did_you_mean

        known = [path for kind in context.kinds for path in list_fields(kind)]
        top_fields = dict.fromkeys(path for path in known if "." not in path)
        message = choose_message(
            context.kinds,
            agreements=_("%(option)s: agreements have no field '%(field)s'"),
            organizations=_("%(option)s: organizations have no field '%(field)s'"),
            records=_("%(option)s: records have no field '%(field)s'"),
        )
        raise UsageError(
            message % {"option": context.option, "field": name},
            hint=did_you_mean(name, known) or _("the fields are %(fields)s") % {"fields": ", ".join(top_fields)},
        )
    return name
