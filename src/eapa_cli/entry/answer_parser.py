"""How answers are read: from what a person writes to the form in which an answer is kept."""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.entry.entry_context import Desk
from eapa_cli.entry.form_fields import both_in_one_language
from eapa_cli.model.vocabulary import Capacity
from eapa_cli.storage.attachments import attached_file
from eapa_cli.text.clock import today
from eapa_cli.text.countries import country_code, near_countries
from eapa_cli.text.date_parser import read_date, read_end
from eapa_cli.text.duration_parser import read_duration
from eapa_cli.text.invisible import describe, forbidden_in
from eapa_cli.text.languages import detect_language
from eapa_cli.text.suggestions import ask_if_meant, did_you_mean

_TAGGED: Final = re.compile(r"([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?)=\s*(.*)", re.DOTALL)
# Between the spellings of a name, and between the languages of a text that is a part of an answer.
_NEXT_LANGUAGE: Final = re.compile(r"\s*\|\s*(?=[a-z]{2,3}(?:-[A-Z][a-z]{3})?=)")
_HOST: Final = re.compile(r"(?:[\w-]+\.)+([^\W\d_]{2,})(?::[0-9]+)?(?:[/?#]\S*)?$")
# How the names of files end that somebody may give in the place of a page.
_NO_DOMAIN: Final = frozenset(
    {
        "pdf",
        "doc",
        "docx",
        "odt",
        "rtf",
        "txt",
        "htm",
        "html",
        "jpg",
        "jpeg",
        "png",
        "tif",
        "tiff",
        "heic",
        "xls",
        "xlsx",
        "zip",
        "eml",
        "msg",
        "yaml",
    }
)
_CAPACITY: Final = re.compile(rf"(.*):({'|'.join(Capacity)})", re.DOTALL)


def line(text: str, _: Desk) -> str:
    """A text on one line: what was pasted over several is joined."""
    return _clean(" ".join(text.split()))


def paragraphs(text: str, _: Desk) -> str:
    """A text that keeps its paragraphs."""
    lines = [" ".join(part.split()) for part in text.strip().splitlines()]
    return _clean("\n".join(lines))


def address(text: str, desk: Desk) -> str:
    """A web address, in full: what begins with the name of a host is meant to be one."""
    place = line(text, desk)
    return f"https://{place}" if _begins_with_host(place) else place


def copy(text: str, desk: Desk) -> str:
    """The address of a copy of a paper, or its path in the register: a file that is there is meant before a host."""
    place = line(text, desk)
    if "://" not in place and (fault := attached_file(desk.index.root, place).fault):
        if _begins_with_host(place):
            return f"https://{place}"
        raise ValueError(
            f"{fault}: copy it into the register, and give its path from the register's top folder, "
            "such as 'documents/2021-eapa.pdf'"
        )
    return place


def word(text: str, desk: Desk) -> str:
    """A text that has no blanks around it; a choice in any case."""
    return line(text, desk).lower()


def tagged(text: str, desk: Desk) -> str:
    """A text with the tag of its language: the one that was written, or the first that is written in its script."""
    joined = line(text, desk)
    if not joined:
        raise ValueError("the text is empty")
    match = _TAGGED.fullmatch(joined)
    if match and not match[2]:
        raise ValueError(f"there is no text after '{match[1]}='")
    return f"{match[1]}={match[2]}" if match else f"{detect_language(joined, desk.languages)}={joined}"


def day(text: str, _: Desk) -> str:
    """A date, as EDTF; also one that is called today or yesterday."""
    return str(read_date(text, today()))


def end(text: str, _: Desk) -> str:
    """The end of a term, as EDTF; `..` if it was left open."""
    return str(read_end(text, today()))


def duration(text: str, _: Desk) -> str:
    """A length of time, as ISO 8601."""
    return str(read_duration(text))


RESTATED: Final = frozenset({day, end, duration, address, copy})
"""The readers of answers that are written in many ways and kept in one: what is kept is told."""


def country(text: str, _: Desk) -> str:
    """A country, as its code."""
    code = country_code(text)
    if code is None:
        meant = ask_if_meant(near_countries(text)) or "give its code, such as UZ, or its name in any language"
        raise ValueError(f"no country is called '{text}': {meant}")
    return code


def number(text: str, _: Desk) -> str:
    """A number from 1."""
    if not (text.strip().isdecimal() and int(text)):
        raise ValueError(f"'{text}' is not a number from 1")
    return str(int(text))


def party(text: str, desk: Desk) -> str:
    """An organization, as its id."""
    words = line(text, desk)
    found = desk.called(words)
    if len(found) > 1:
        raise ValueError(f"'{words}' matches several organizations: use one of {', '.join(found)}")
    if not found:
        names = (name for one in desk.organizations() for name in (one.id, one.name))
        meant = did_you_mean(words, names) or "add it first, with 'eapa add-organization'"
        raise ValueError(f"no organization is called '{words}': {meant}")
    return found[0]


def signatory(text: str, desk: Desk) -> str:
    """Who signed: `PARTY[:CAPACITY]=NAME[|OTHER SPELLING]...[; POSITION]`, the party as its id, texts with tags."""
    signed_for, found, person = line(text, desk).partition("=")
    if not (found and person.strip()):
        raise ValueError("write PARTY=NAME; POSITION")
    match = _CAPACITY.fullmatch(signed_for.strip())
    organization, capacity = (match[1], f":{match[2]}") if match else (signed_for, "")
    # A post may hold commas and semicolons: only the first semicolon parts it from the name.
    names, _, position = person.partition(";")
    spelt = "|".join(_spellings(names, desk))
    post = f"; {_texts(position, desk)}" if position.strip() else ""
    return f"{party(organization, desk)}{capacity}={spelt}{post}"


def _spellings(names: str, desk: Desk) -> Iterator[str]:
    """The first name in each language with its tag, and other spellings without one."""
    seen: set[str] = set()
    for name in names.split("|"):
        spelt = tagged(name, desk)
        language, _, plain = spelt.partition("=")
        yield plain if language in seen else spelt
        seen.add(language)


def area(text: str, desk: Desk) -> str:
    """What it is about: `TOPIC[=TEXT]`, the text with tags."""
    topic, _, words = line(text, desk).partition("=")
    told = _texts(words, desk) if words.strip() else ""
    return f"{topic.strip().lower()}={told}" if told else topic.strip().lower()


def language(text: str, desk: Desk) -> str:
    """A language it is drawn up in: a tag, or `TAG=authentic`, or `TAG=translation`."""
    tag, found, authentic = line(text, desk).partition("=")
    if found and authentic not in {"authentic", "translation"}:
        raise ValueError(
            f"'{authentic}' is not 'authentic' or 'translation': write '{tag}=authentic' or '{tag}=translation'"
        )
    return f"{tag}{found}{authentic}"


def _texts(text: str, desk: Desk) -> str:
    """A text in some languages that is a part of an answer, with tags."""
    texts = [tagged(part, desk) for part in _NEXT_LANGUAGE.split(text)]
    for number, one in enumerate(texts):
        if fault := both_in_one_language(one, texts[:number]):
            raise ValueError(fault)
    return "|".join(texts)


def _begins_with_host(place: str) -> bool:
    host = _HOST.match(place)
    return host is not None and host[1].lower() not in _NO_DOMAIN


def _clean(text: str) -> str:
    character = forbidden_in(text)
    if character:
        raise ValueError(f"the text contains {describe(character)}: delete it")
    return text
