"""Parsers for filter values that do not depend on the records: codes, dates and fields.

The message about an invalid value names possible values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eapa_cli.errors import UsageError
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Scope, Stage, Status, Topic
from eapa_cli.text.option_values import parse_date, parse_duration

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from enum import StrEnum

    from eapa_cli.model.dates import EdtfDate
    from eapa_cli.query.filter_context import FilterContext


def parse_year(number: int, context: FilterContext) -> str:  # noqa: ARG001  # a parser of the table
    """Return a year of four digits."""
    return f"{number:04}"


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
        or "give its code, such as UZ, its name in any language, or 'international'"
    )
    raise UsageError(f"no country is called '{name}'", hint=hint)


def find_named_country(name: str) -> str | None:
    """Return the code of a scope, or of a country; its name may be inflected or an adjective."""
    from eapa_cli.text.code_names import COUNTRY, codes_named
    from eapa_cli.text.country_adjectives import country_of_adjective

    codes = codes_named(name, {COUNTRY, Scope.__name__}, synonyms=True)
    return codes[0].value if len(codes) == 1 else country_of_adjective(name)


def _repeat_hint(option: str, text: str) -> str | None:
    """Return a hint to repeat the option if the value is a list with commas."""
    parts = [part.strip() for part in text.split(",")]
    return f"repeat the option: {' '.join(f'{option} {part}' for part in parts)}" if len(parts) > 1 else None


def parse_status(text: str, context: FilterContext) -> str:
    """Return a status."""
    return _parse_code([Status], text, context.option)


def parse_stage(text: str, context: FilterContext) -> str:
    """Return a stage before signing."""
    return _parse_code([Stage], text, context.option)


def parse_topic(text: str, context: FilterContext) -> str:
    """Return a topic."""
    return _parse_code([Topic], text, context.option)


_TYPES: Final[Mapping[Kind, type[StrEnum]]] = {Kind.AGREEMENT: AgreementType, Kind.ORGANIZATION: OrganizationType}


def parse_record_type(text: str, context: FilterContext) -> str:
    """Return a type of the records of the requested kinds."""
    kinds = " or ".join(context.kinds)
    other = next((kind for kind in _TYPES if kind not in context.kinds and _find_code([_TYPES[kind]], text)), None)
    hint = f"it is a type of {other.plural}: 'eapa list {other.plural} --type {text}'" if other else None
    message = f"no {kinds} is of the type '{text}'"
    return _parse_code([_TYPES[kind] for kind in context.kinds], text, context.option, message=message, hint=hint)


def parse_record_kind(text: str, option: str) -> Kind:
    """Return a kind of records; the text is its code, or a label in any language of the interface."""
    is_type = _find_code([OrganizationType], text) or _find_code([AgreementType], text)
    hint = f"it is a type: --type '{text}'" if is_type else None
    return Kind(_parse_code([Kind], text, option, hint=hint))


def _parse_code(
    vocabularies: Sequence[type[StrEnum]],
    text: str,
    option: str,
    *,
    message: str | None = None,
    hint: str | None = None,
) -> str:
    """Return a code of some vocabularies; the text is a code, or a label in any language of the interface.

    Raises:
        UsageError: the text is neither; the default hint names the possible values.
    """
    if code := _find_code(vocabularies, text):
        return code
    from eapa_cli.text.code_names import known_names
    from eapa_cli.text.suggestions import suggest_choice

    known = [label for one in vocabularies for label in known_names(one.__name__, map(str, one), text)]
    similar = hint or _repeat_hint(option, text) or suggest_choice(text, known)
    values = ", ".join(dict.fromkeys(known))
    raise UsageError(
        message or f"{option}: '{text}' is not one of the values", hint=similar or f"the values are {values}"
    )


def _find_code(vocabularies: Sequence[type[StrEnum]], text: str) -> str | None:
    if any(text == code for one in vocabularies for code in one):
        return text
    from eapa_cli.text.code_names import codes_named

    names = {one.__name__ for one in vocabularies}
    # A Russian word may be in any grammatical case. An English word in another form, such as 'sports', is a mistake.
    codes = codes_named(text, names, synonyms=True, inflected=not text.isascii())
    # Both kinds of records have the type 'other'.
    values = {code.value for code in codes}
    return values.pop() if len(values) == 1 else None


def parse_since(text: str, context: FilterContext) -> EdtfDate:
    """Return the first date of a period; its year must be known."""
    date = parse_date(text, context.option)
    if date.text.startswith("XXXX"):
        raise UsageError(f"{context.option}: '{text}' has no year", hint="add the year, as in '24.09.2021'")
    return date


def parse_until(text: str, context: FilterContext) -> EdtfDate:
    """Return the last date of a period; it must not be before the first."""
    last = parse_since(text, context)
    if given := context.given.get("since"):
        first = parse_since(given, context._replace(option="--since"))
        if last.latest < first.earliest:
            message = f"--until {last} is before --since {first}"
            raise UsageError(message, hint=f"write '--since {last} --until {first}'")
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
        tops = dict.fromkeys(path for path in known if "." not in path)
        raise UsageError(
            f"{context.option}: {' and '.join(kind.plural for kind in context.kinds)} have no field '{name}'",
            hint=did_you_mean(name, known) or f"the fields are {', '.join(tops)}",
        )
    return name
