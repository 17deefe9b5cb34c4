"""Parsers for the values of filters; the message for an unknown value names possible ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from eapa_cli.errors import UsageError
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Scope, Stage, Status, Topic
from eapa_cli.text.option_values import parse_date, parse_duration

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from enum import StrEnum

    from eapa_cli.index.read_model import Index
    from eapa_cli.model.dates import EdtfDate


class FilterContext(NamedTuple):
    """The context of one value: the read model, the kinds of records, the day, the option and all given values."""

    read_model: Index
    kinds: Sequence[Kind]
    as_of: date
    option: str
    given: Mapping[str, Any]


def year(number: int, context: FilterContext) -> str:  # noqa: ARG001  # a parser of the table
    """Return a year of four digits."""
    return f"{number:04}"


def country(name: str, context: FilterContext) -> str:
    """Return the code of a country, given by code or name, or the code of a scope."""
    from eapa_cli.text.country_codes import assigned_code

    if assigned := assigned_code(name):
        return assigned
    from eapa_cli.text.countries import country_code, near_countries

    if code := country_code(name) or _named_country(name):
        return code
    from eapa_cli.text.suggestions import ask_if_meant

    hint = (
        _repeat_hint(context.option, name)
        or ask_if_meant(near_countries(name))
        or "give its code, such as UZ, its name in any language, or 'international'"
    )
    raise UsageError(f"no country is called '{name}'", hint=hint)


def _named_country(name: str) -> str | None:
    """Return the code of a scope, or of a country in another grammatical case or as an adjective."""
    from eapa_cli.text.code_names import COUNTRY, codes_named
    from eapa_cli.text.country_adjectives import country_of_adjective

    codes = codes_named(name, {COUNTRY, Scope.__name__}, synonyms=True)
    return codes[0].value if len(codes) == 1 else country_of_adjective(name)


def _repeat_hint(option: str, text: str) -> str | None:
    """Return a hint for a value that is a list with commas, or None."""
    parts = [part.strip() for part in text.split(",")]
    return f"repeat the option: {' '.join(f'{option} {part}' for part in parts)}" if len(parts) > 1 else None


_FEW: Final = 20


class PlaceName(NamedTuple):
    """Words of a place's name, in one or more languages, or the code of a country."""

    texts: Sequence[str]
    is_country: bool


def place(name: str, context: FilterContext) -> PlaceName:
    """Return the words of a place in the register, in all languages that are known, or the code of a country."""
    from eapa_cli.query.place_lookup import is_place, names_of_city, names_of_places
    from eapa_cli.text.countries import country_code

    _check_has_words(name, context.option)
    names = [one for one in (name, *names_of_city(name)) if is_place(context.read_model, one)]
    if len(name) > 2 and names:  # noqa: PLR2004  # two letters are a country's code
        return PlaceName(texts=names, is_country=False)
    if code := country_code(name) or _named_country(name):
        return PlaceName(texts=[code], is_country=True)
    from eapa_cli.text.suggestions import did_you_mean

    known = names_of_places(context.read_model)
    cities = f"; the cities are {', '.join(known)}" if 0 < len(known) <= _FEW else ""
    hint = did_you_mean(name, known) or f"give words of a city or a venue, or a country{cities}"
    raise UsageError(f"no place of the register is called '{name}'", hint=hint)


def signatory(name: str, context: FilterContext) -> list[str]:
    """Return the spellings of the people of the register who may have a name, or a part of one."""
    from eapa_cli.query.signatory_lookup import names_of_signatories, people_called

    _check_has_words(name, context.option)
    found = people_called(context.read_model, name)
    if not found:
        from eapa_cli.text.suggestions import did_you_mean

        known = names_of_signatories(context.read_model)
        hint = did_you_mean(name, known) or "'eapa stats --by signatory' shows the signatories"
        raise UsageError(f"no signatory is called '{name}'", hint=hint)
    return found


def responsible(name: str, context: FilterContext) -> list[str]:
    """Return the names of the people to remind who may have a name or an address."""
    from eapa_cli.query.responsible_lookup import all_responsible, responsible_called

    _check_has_words(name, context.option)
    found = responsible_called(context.read_model, name)
    if not found:
        from eapa_cli.text.suggestions import did_you_mean

        known = [person for person, _ in all_responsible(context.read_model)]
        hint = did_you_mean(name, known) or "'eapa list --columns id,responsible' shows who is"
        raise UsageError(f"no one called '{name}' is responsible for an agreement", hint=hint)
    return found


def _check_has_words(text: str, option: str) -> None:
    from eapa_cli.text.fold import fold

    if not fold(text):
        raise UsageError(f"{option}: '{text}' contains no word", hint="give part of a name, in any script")


def party(name: str, context: FilterContext) -> list[str]:
    """Return the ids of the organizations with an id or with words of a name."""
    from eapa_cli.query.party_lookup import names_and_ids, organizations_asked_for, organizations_with_name

    found = organizations_asked_for(context.read_model, name) or organizations_with_name(context.read_model, name)
    if not found:
        from eapa_cli.text.suggestions import did_you_mean

        hint = did_you_mean(name, names_and_ids(context.read_model)) or "'eapa list organizations' shows all"
        raise UsageError(f"no organization is called '{name}'", hint=hint)
    return found


def status(text: str, context: FilterContext) -> str:
    """Return a status."""
    return _code([Status], text, context.option)


def stage(text: str, context: FilterContext) -> str:
    """Return a stage before signing."""
    return _code([Stage], text, context.option)


def topic(text: str, context: FilterContext) -> str:
    """Return a topic."""
    return _code([Topic], text, context.option)


_TYPES: Final[Mapping[Kind, type[StrEnum]]] = {Kind.AGREEMENT: AgreementType, Kind.ORGANIZATION: OrganizationType}


def record_type(text: str, context: FilterContext) -> str:
    """Return a type of the records of the requested kinds."""
    kinds = " or ".join(context.kinds)
    other = next((kind for kind in _TYPES if kind not in context.kinds and _named_code([_TYPES[kind]], text)), None)
    hint = f"it is a type of {other.plural}: 'eapa list {other.plural} --type {text}'" if other else None
    message = f"no {kinds} is of the type '{text}'"
    return _code([_TYPES[kind] for kind in context.kinds], text, context.option, message=message, hint=hint)


def record_kind(text: str, option: str) -> Kind:
    """Return a kind of records, given by its code or a label in any language of the interface."""
    is_type = _named_code([OrganizationType], text) or _named_code([AgreementType], text)
    hint = f"it is a type: --type '{text}'" if is_type else None
    return Kind(_code([Kind], text, option, hint=hint))


def _code(
    vocabularies: Sequence[type[StrEnum]],
    text: str,
    option: str,
    *,
    message: str | None = None,
    hint: str | None = None,
) -> str:
    """Return a code of some vocabularies, given by itself or by a label in any language of the interface."""
    if code := _named_code(vocabularies, text):
        return code
    from eapa_cli.text.code_names import known_names
    from eapa_cli.text.suggestions import suggest_choice

    known = [label for one in vocabularies for label in known_names(one.__name__, map(str, one), text)]
    similar = hint or _repeat_hint(option, text) or suggest_choice(text, known)
    values = ", ".join(dict.fromkeys(known))
    raise UsageError(
        message or f"{option}: '{text}' is not one of the values", hint=similar or f"the values are {values}"
    )


def _named_code(vocabularies: Sequence[type[StrEnum]], text: str) -> str | None:
    if any(text == code for one in vocabularies for code in one):
        return text
    from eapa_cli.text.code_names import codes_named

    names = {one.__name__ for one in vocabularies}
    # Russian has six grammatical cases. An English word in another form, such as 'sports', is rather a mistake.
    codes = codes_named(text, names, synonyms=True, inflected=not text.isascii())
    # Both kinds of records have the type 'other'.
    values = {code.value for code in codes}
    return values.pop() if len(values) == 1 else None


def since(text: str, context: FilterContext) -> EdtfDate:
    """Return the first date of a period, whose year must be known."""
    date = parse_date(text, context.option)
    if date.text.startswith("XXXX"):
        raise UsageError(f"{context.option}: '{text}' has no year", hint="add the year, as in '24.09.2021'")
    return date


def until(text: str, context: FilterContext) -> EdtfDate:
    """Return the last date of a period, which must not be before the first."""
    last = since(text, context)
    if given := context.given.get("since"):
        first = since(given, context._replace(option="--since"))
        if last.latest < first.earliest:
            message = f"--until {last} is before --since {first}"
            raise UsageError(message, hint=f"write '--since {last} --until {first}'")
    return last


def last_day(text: str, context: FilterContext) -> date:
    """Return the last day of a period that starts on the day of --as-of."""
    return parse_duration(text, context.option).after(context.as_of)


def language(name: str, context: FilterContext) -> str:
    """Return the tag (BCP 47) of a language of the agreements, given by tag or name."""
    import re

    rows = context.read_model.ask("SELECT lang FROM language UNION SELECT main FROM language ORDER BY 1")
    known = [tag for (tag,) in rows]
    if re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})*", name):
        first, *rest = name.split("-")
        tag = "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])  # noqa: PLR2004
        if tag in known:
            return tag
    from eapa_cli.text.languages import find_language

    if tag_of_name := find_language(name, known):
        return tag_of_name
    hint = f"the languages are {', '.join(known)}" if known else "no agreement of the register states its languages"
    raise UsageError(f"no agreement has the language '{name}'", hint=hint)


def field(name: str, context: FilterContext) -> str:
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


def comparison(text: str, context: FilterContext) -> list[int]:
    """Return the files of the records whose extension field has a value, given as x-number=12."""
    from eapa_cli.query.extension_fields import files_with_value, parse_comparison

    path, value = parse_comparison(text, context.read_model, context.kinds, context.option)
    return files_with_value(context.read_model, context.kinds, path, value)
