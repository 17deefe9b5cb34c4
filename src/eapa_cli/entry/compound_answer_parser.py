"""Parsers of answers that have several parts: sources, documents, signatories, areas, languages and relations."""

import re
from collections.abc import Iterable
from typing import Final

from eapa_cli.entry.answer_parser import (
    parse_address,
    parse_line,
    parse_local_text,
    parse_local_texts,
    parse_party,
)
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_fields import Item, remove_unknown
from eapa_cli.errors import EapaError
from eapa_cli.model.vocabulary import Capacity
from eapa_cli.storage.document_changes import find_file, path_in_register
from eapa_cli.storage.document_content import read_content
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.unknown_words import is_unknown_name
from eapa_cli.text.web_addresses import is_reference, lacks_scheme

# A party with the capacity of its signatory: 'tass:head'.
_PARTY_AND_CAPACITY: Final = re.compile(rf"(.*):\s*({'|'.join(Capacity)})", re.IGNORECASE)
# The comma between a name and a position. A comma before a suffix such as 'Jr.' belongs to the name.
_COMMA_AFTER_NAME: Final = re.compile(r",(?!\s*(?:Jr|Sr|II|III|IV|PhD|Ph\.D|MD|M\.D|Esq)\.?\s*(?:[,|]|$))")


def parse_document(text: str, context: EntryContext) -> Item:
    """Return the URL of a copy of a document, or its path; an existing file takes precedence over a host name.

    The path of a file in a folder for documents starts at the register's root. The path of another file is absolute,
    which means that the file is to be copied.
    """
    line = parse_line(text, context)
    if "://" in line and not line.startswith("file:"):
        return {"url": line}
    file = find_file(line, context.index.root)
    if file is None and lacks_scheme(line):
        return {"url": f"https://{line}"}
    if file is None:
        message = gettext("there is no file '%(path)s': give the path of a file, or a web address")
        raise ValueError(message % {"path": line})
    try:
        read_content(file)  # refuses a file that cannot be attached, such as one that is too large
    except EapaError as error:
        raise ValueError(f"{error.message}{f': {error.hint}' if error.hint else ''}") from error
    return {"path": path_in_register(context.index.root, file) or str(file)}


def parse_source(text: str, context: EntryContext) -> Item:
    """Return the source at a web address."""
    if is_reference(line := parse_line(text, context)):
        message = gettext(
            "'%(text)s' is not a web address: write it in full, with http:// or https://; "
            "a source on paper is a --reference"
        )
        raise ValueError(message % {"text": line})
    return {"url": parse_address(text, context)}


def parse_reference(text: str, context: EntryContext) -> Item:
    """Return a source that is not on the web."""
    line = parse_line(text, context)
    if "://" in line or lacks_scheme(line):
        raise ValueError(gettext("'%(text)s' is a web address: give it as --source") % {"text": line})
    return {"reference": line}


def parse_sources(text: str, context: EntryContext) -> list[Item]:
    """Return the sources in one input: spaces separate addresses, and semicolons separate references."""
    sources: list[Item] = []
    # A semicolon that is followed by another character may belong to an address.
    for part in filter(None, re.split(r";(?:\s+|$)", parse_line(text, context))):
        if is_reference(part):
            sources.append({"reference": part})
        else:
            sources += [{"url": parse_address(address, context)} for address in dict.fromkeys(part.split())]
    return sources


def is_unknown_signatory(text: str) -> bool:
    """Return whether a signatory, or everything after the party, is a word for an unknown value."""
    return is_unknown_name(text.partition("=")[2] or text)


def parse_signatory(text: str, context: EntryContext) -> Item:
    """Parse `PARTY[:CAPACITY]=NAME[|SPELLING]...[; POSITION]`; a comma may replace the semicolon."""
    signed_for, _, person = parse_line(text, context).partition("=")
    names, position = _split_position(person)
    if not person.strip() or is_unknown_name(names):
        raise ValueError(gettext("write PARTY=NAME; POSITION"))
    match = _PARTY_AND_CAPACITY.fullmatch(signed_for.strip())
    organization, capacity = (match[1], match[2].lower()) if match else (signed_for, "")
    party = parse_party(organization, context)
    position = _omit_unknown(position)
    return make_signatory(context, party=party, names=names.split("|"), position=position, capacity=capacity)


def _split_position(person: str) -> tuple[str, str]:
    """Return the names and the position, which follows the first semicolon, or the first comma if there is none."""
    if ";" in person:
        name, _, position = person.partition(";")
        return name, position
    parts = _COMMA_AFTER_NAME.split(person, maxsplit=1)
    return parts[0], "".join(parts[1:])


def _omit_unknown(text: str) -> str:
    return "" if is_unknown_name(text) else text


def make_signatory(context: EntryContext, *, party: str, names: Iterable[str], position: str, capacity: str) -> Item:
    """Return a signatory; the first name in each language is the name, and further names are other spellings."""
    name_by_language: dict[str, str] = {}
    spellings: list[str] = []
    for name in names:
        text = parse_local_text(name, context)
        if text["lang"] in name_by_language:
            spellings.append(text["value"])
        else:
            name_by_language[text["lang"]] = text["value"]
    return remove_unknown(
        {
            "name": name_by_language,
            "also": spellings,
            "position": parse_local_texts(position, context),
            "party": party,
            "capacity": capacity,
        }
    )


def parse_area(text: str, context: EntryContext) -> Item:
    """Parse `TOPIC[=TEXT]`."""
    topic, _, wording = parse_line(text, context).partition("=")
    return make_area(context, topic=topic.strip().lower(), text=_omit_unknown(wording))


def make_area(context: EntryContext, *, topic: str, text: str) -> Item:
    """Return an area of cooperation."""
    return {"topic": topic, **remove_unknown({"text": parse_local_texts(text, context)})}


def parse_language(text: str, context: EntryContext) -> Item:
    """Parse a language tag, or `TAG=authentic`, or `TAG=translation`."""
    tag, separator, status = map(str.strip, parse_line(text, context).partition("="))
    if separator and status not in {"authentic", "translation"}:
        message = gettext(
            "'%(text)s' is not 'authentic' or 'translation': write '%(tag)s=authentic' or '%(tag)s=translation'"
        )
        raise ValueError(message % {"text": status, "tag": tag})
    return {"lang": tag, "authentic": status == "authentic"} if separator else {"lang": tag}


def parse_relation(text: str, context: EntryContext) -> Item:
    """Parse `TYPE=ID`."""
    type_, _, id_ = map(str.strip, parse_line(text, context).partition("="))
    return {"type": type_, "agreement": id_}
