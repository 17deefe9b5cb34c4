"""Parsers of answers: from the input of a person to a value of the record."""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_fields import Item, language_conflict, without_unknown
from eapa_cli.errors import EapaError
from eapa_cli.importing.synonyms import VALUES
from eapa_cli.model.vocabulary import Capacity, Scope, Topic
from eapa_cli.query.party_lookup import find_organizations_by_name
from eapa_cli.storage.document_changes import find_file, path_in_register
from eapa_cli.storage.file_content import read_content
from eapa_cli.text.addresses import is_reference, starts_with_host
from eapa_cli.text.clock import today
from eapa_cli.text.countries import country_code, near_countries
from eapa_cli.text.date_parser import read_date, read_end, read_start
from eapa_cli.text.duration_parser import read_duration
from eapa_cli.text.fold import fold
from eapa_cli.text.hidden_characters import describe, forbidden_in
from eapa_cli.text.languages import detect_language
from eapa_cli.text.suggestions import ask_if_meant, did_you_mean
from eapa_cli.text.unknown_words import is_unknown, is_unknown_code, is_unknown_name

_TAGGED: Final = re.compile(r"([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?)=\s*(.*)", re.DOTALL)
_NEXT_LANGUAGE: Final = re.compile(r"\s*\|\s*(?=[a-z]{2,3}(?:-[A-Z][a-z]{3})?=)")
_CAPACITY: Final = re.compile(rf"(.*):({'|'.join(Capacity)})", re.DOTALL)
# A comma before a suffix such as 'Jr.' belongs to the name.
_COMMA: Final = re.compile(r",(?!\s*(?:Jr|Sr|II|III|IV|PhD|Ph\.D|MD|M\.D|Esq)\.?\s*(?:[,|]|$))")


def line(text: str, _: EntryContext) -> str:
    """Return text on one line; pasted lines are joined."""
    return _clean(" ".join(text.split()))


def paragraphs(text: str, _: EntryContext) -> str:
    """Return text with its paragraphs."""
    lines = [" ".join(part.split()) for part in text.strip().splitlines()]
    return _clean("\n".join(lines))


def address(text: str, context: EntryContext) -> str:
    """Return a complete web address; a host name gets a scheme."""
    place = line(text, context)
    return f"https://{place}" if starts_with_host(place) else place


def copy(text: str, context: EntryContext) -> Item:
    """Return the URL of a copy of a document, or its path; an existing file takes precedence over a host name.

    A path in the register starts at its top folder. The absolute path of another file means that it is to be copied.
    """
    place = line(text, context)
    if "://" in place and not place.startswith("file:"):
        return {"url": place}
    file = find_file(place, context.index.root)
    if file is None and starts_with_host(place):
        return {"url": f"https://{place}"}
    if file is None:
        raise ValueError(f"there is no file '{place}': give the path of a file, or a web address")
    try:
        read_content(file)
    except EapaError as error:
        raise ValueError(f"{error.message}{f': {error.hint}' if error.hint else ''}") from error
    return {"path": path_in_register(context.index.root, file) or str(file)}


def word(text: str, context: EntryContext) -> str:
    """Return one of the choices, in any case."""
    return line(text, context).lower()


def find_code(vocabulary: type[StrEnum], text: str) -> str | None:
    """Return the code that a text means: the code itself, or a word for it in English or Russian."""
    wanted = fold(text)
    for code in vocabulary:
        if wanted in {fold(code), fold(code.replace("-", " ")), *map(fold, VALUES.get(code, ()))}:
            return str(code)
    return None


def topics(text: str, context: EntryContext) -> list[str]:
    """Return topics that are separated by commas or semicolons."""
    found: list[str] = []
    for part in filter(None, map(str.strip, re.split(r"[,;]", line(text, context)))):
        code = find_code(Topic, part) or _only_topic(part)
        if code is None:
            meant = did_you_mean(part, Topic) or f"use one of {', '.join(Topic)}"
            raise ValueError(f"no topic is called '{part}': {meant}")
        found.append(code)
    return found


def _only_topic(start: str) -> str | None:
    found = [str(topic) for topic in Topic if topic.startswith(start.lower())]
    return found[0] if len(found) == 1 else None


def source(text: str, context: EntryContext) -> Item:
    """Return a source by its address."""
    if is_reference(place := line(text, context)):
        raise ValueError(
            f"'{place}' is not a web address: write it in full, with http:// or https://; "
            "a source on paper is a --reference"
        )
    return {"url": address(text, context)}


def reference(text: str, context: EntryContext) -> Item:
    """Return a source that is not on the web."""
    place = line(text, context)
    if "://" in place or starts_with_host(place):
        raise ValueError(f"'{place}' is a web address: give it as --source")
    return {"reference": place}


def sources(text: str, context: EntryContext) -> list[Item]:
    """Return the sources in one input: addresses, which are separated by spaces, and references, by semicolons."""
    found: list[Item] = []
    for part in filter(None, re.split(r";(?:\s+|$)", line(text, context))):
        if is_reference(part):
            found.append({"reference": part})
        else:
            found += [{"url": address(word, context)} for word in dict.fromkeys(part.split())]
    return found


def yes(_: str, __: EntryContext) -> bool:
    """Return True for any answer."""
    return True


def local_text(text: str, context: EntryContext) -> Item:
    """Return a text and its language: the given tag, else the register's first language in that script."""
    joined = line(text, context)
    if not joined:
        raise ValueError("the text is empty")
    match = _TAGGED.fullmatch(joined)
    if match and not match[2]:
        raise ValueError(f"there is no text after '{match[1]}='")
    if match:
        return {"value": match[2], "lang": match[1]}
    return {"value": joined, "lang": detect_language(joined, context.languages)}


def day(text: str, _: EntryContext) -> str:
    """Return a date as EDTF; the input may be 'today' or 'yesterday'."""
    return str(read_date(text, today()))


def start(text: str, _: EntryContext) -> str:
    """Return the first day of a period as EDTF."""
    return str(read_start(text, today()))


def end(text: str, _: EntryContext) -> str:
    """Return the end of a term as EDTF; `..` if it is open."""
    return str(read_end(text, today()))


def duration(text: str, _: EntryContext) -> str:
    """Return a duration as ISO 8601."""
    return str(read_duration(text))


NORMALIZED: Final = frozenset({day, start, end, duration, address, copy, source})
"""The parsers whose result may look different from the input; the commands report it."""


def country(text: str, _: EntryContext) -> str:
    """Return the code of a country."""
    code = country_code(text)
    if code is None:
        meant = ask_if_meant(near_countries(text)) or "give its code, such as UZ, or its name in any language"
        raise ValueError(f"no country is called '{text}': {meant}")
    return code


def country_or_scope(text: str, context: EntryContext) -> str:
    """Return the code of a country, or the scope of an organization that belongs to no single country."""
    return find_code(Scope, text) or country(text, context)


def number(text: str, _: EntryContext) -> int:
    """Return a number from 1."""
    if not (text.strip().isdecimal() and int(text)):
        raise ValueError(f"'{text}' is not a number from 1")
    return int(text)


def party(text: str, context: EntryContext) -> str:
    """Return the id of an organization."""
    words = line(text, context)
    found = context.ids_matching(words) or find_organizations_by_name(context.index, words)
    if len(found) > 1:
        raise ValueError(f"'{words}' matches several organizations: use one of {', '.join(found)}")
    if not found:
        names = (name for one in context.organizations() for name in (one.id, one.name))
        meant = did_you_mean(words, names) or "add it first, with 'eapa add-organization'"
        raise ValueError(f"no organization is called '{words}': {meant}")
    return found[0]


def signatory(text: str, context: EntryContext) -> Item:
    """Parse `PARTY[:CAPACITY]=NAME[|SPELLING]...[; POSITION]`; a comma may replace the semicolon."""
    signed_for, found, person = line(text, context).partition("=")
    if not (found and person.strip()):
        raise ValueError("write PARTY=NAME; POSITION")
    match = _CAPACITY.fullmatch(signed_for.strip())
    organization, capacity = (match[1], match[2]) if match else (signed_for, "")
    names, position = _name_and_position(person)
    return signatory_item(
        context, party=party(organization, context), names=names.split("|"), position=position, capacity=capacity
    )


def _name_and_position(person: str) -> tuple[str, str]:
    """Split at the first semicolon, else at the first comma: a position may contain both."""
    if ";" in person:
        name, _, position = person.partition(";")
        return name, position
    parts = _COMMA.split(person, maxsplit=1)
    return parts[0], "".join(parts[1:])


def signatory_item(context: EntryContext, *, party: str, names: Iterable[str], position: str, capacity: str) -> Item:
    """Return a signatory; further names in the same language are other spellings."""
    name: dict[str, str] = {}
    spellings: list[str] = []
    for one in names:
        text = local_text(one, context)
        if text["lang"] in name:
            spellings.append(text["value"])
        else:
            name[text["lang"]] = text["value"]
    return without_unknown(
        {
            "name": name,
            "also": spellings,
            "position": local_texts(position, context),
            "party": party,
            "capacity": capacity,
        }
    )


def area(text: str, context: EntryContext) -> Item:
    """Parse `TOPIC[=TEXT]`."""
    topic, _, words = line(text, context).partition("=")
    return area_item(context, topic=topic.strip().lower(), text=words)


def area_item(context: EntryContext, *, topic: str, text: str) -> Item:
    """Return an area of cooperation."""
    return {"topic": topic, **without_unknown({"text": local_texts(text, context)})}


def language(text: str, context: EntryContext) -> Item:
    """Parse a language tag, or `TAG=authentic`, or `TAG=translation`."""
    tag, found, authentic = line(text, context).partition("=")
    if found and authentic not in {"authentic", "translation"}:
        raise ValueError(
            f"'{authentic}' is not 'authentic' or 'translation': write '{tag}=authentic' or '{tag}=translation'"
        )
    return {"lang": tag, "authentic": authentic == "authentic"} if found else {"lang": tag}


def relation(text: str, context: EntryContext) -> Item:
    """Parse `TYPE=ID`."""
    type_, _, id_ = line(text, context).partition("=")
    return {"type": type_, "agreement": id_}


_UNKNOWN: Final[Mapping[Callable[[str, EntryContext], Any], Callable[[str], bool]]] = {
    **dict.fromkeys((day, start, end, duration, number), is_unknown),
    language: is_unknown_code,
}


def means_unknown(parse: Callable[[str, EntryContext], Any], text: str) -> bool:
    """Return whether input for a parser means that the value is not known."""
    return _UNKNOWN.get(parse, is_unknown_name)(text)


def local_texts(text: str, context: EntryContext) -> dict[str, str]:
    """Parse `TEXT|LANG=TEXT` into a text by language; empty if there is none."""
    found: list[Item] = []
    for part in _NEXT_LANGUAGE.split(text) if text.strip() else ():
        one = local_text(part, context)
        if problem := language_conflict(one, found):
            raise ValueError(problem)
        found.append(one)
    return {one["lang"]: one["value"] for one in found}


def _clean(text: str) -> str:
    character = forbidden_in(text)
    if character:
        raise ValueError(f"the text contains {describe(character)}: delete it")
    return text
