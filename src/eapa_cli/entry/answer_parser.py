"""Parsers of answers: each turns the input of a person into a value of the record.

A parser raises ValueError with a sentence if the input is not valid. The module
`compound_answer_parser` has the parsers of answers that consist of several parts.
"""

import re
from enum import StrEnum
from typing import Final

from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_fields import Item, find_language_conflict
from eapa_cli.importing.value_synonyms import CHOICE_NAMES
from eapa_cli.model.vocabulary import Scope, Topic
from eapa_cli.query.party_lookup import find_organizations_by_name
from eapa_cli.text.clock import today
from eapa_cli.text.code_formatters import code_or_label
from eapa_cli.text.countries import country_code, similar_countries
from eapa_cli.text.date_parser import read_date, read_end, read_start
from eapa_cli.text.duration_parser import read_duration
from eapa_cli.text.fold import fold
from eapa_cli.text.hidden_characters import check_characters
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.languages import detect_language
from eapa_cli.text.suggestions import ask_if_meant, did_you_mean
from eapa_cli.text.web_addresses import complete_address

# A language with its script and region: 'ru', 'uz-Latn', 'es-419'. Only 'EN' and 'RU' may have capital letters, because
# a name may start with other capitals before an equals sign.
_TAG: Final = "(?:[a-z]{2,3}|(?i:en|ru))(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
# A text with its language: 'ru=Соглашение', 'RU = Соглашение'.
_TAGGED: Final = re.compile(rf"({_TAG})\s*=\s*(.*)", re.DOTALL)
# The bar between the languages of one input: 'Agreement | ru=Соглашение'.
_LANGUAGE_BAR: Final = re.compile(rf"\s*\|\s*(?={_TAG}\s*=)")


def parse_line(text: str, _: EntryContext) -> str:
    """Return text on one line; pasted lines are joined."""
    return check_characters(" ".join(text.split()))


def parse_paragraphs(text: str, _: EntryContext) -> str:
    """Return text with its paragraphs."""
    lines = [" ".join(part.split()) for part in text.strip().splitlines()]
    return check_characters("\n".join(lines))


def parse_local_text(text: str, context: EntryContext) -> Item:
    """Return a text and its language: the given tag, else the register's first language in that script."""
    joined = parse_line(text, context)
    if not joined:
        raise ValueError(gettext("the text is empty"))
    if _LANGUAGE_BAR.search(joined):
        raise ValueError(gettext("'%(text)s' has several languages: give each text on its own") % {"text": joined})
    match = _TAGGED.fullmatch(joined)
    if match and not match[2]:
        raise ValueError(gettext("there is no text after '%(tag)s='") % {"tag": match[1]})
    if match:
        return {"value": match[2], "lang": match[1][:2].lower() + match[1][2:]}
    return {"value": joined, "lang": detect_language(joined, context.languages)}


def parse_local_texts(text: str, context: EntryContext) -> dict[str, str]:
    """Parse `TEXT|LANG=TEXT` into a text by language; empty input gives an empty map."""
    items: list[Item] = []
    for part in _LANGUAGE_BAR.split(text) if text.strip() else ():
        item = parse_local_text(part, context)
        if problem := find_language_conflict(item, items):
            raise ValueError(problem)
        items.append(item)
    return {item["lang"]: item["value"] for item in items}


def parse_address(text: str, context: EntryContext) -> str:
    """Return a complete web address; a host name gets a scheme."""
    return complete_address(parse_line(text, context))


def parse_choice(text: str, context: EntryContext) -> str:
    """Return the code of a choice, which may be in upper or lower case; the schema refuses other codes."""
    return parse_line(text, context).lower()


def parse_yes(_: str, __: EntryContext) -> bool:
    """Return True for any input."""
    return True


def parse_number(text: str, _: EntryContext) -> int:
    """Return a whole number of 1 or more."""
    if not (text.strip().isdecimal() and int(text)):
        raise ValueError(gettext("'%(text)s' is not a whole number of 1 or more") % {"text": text})
    return int(text)


def parse_date(text: str, _: EntryContext) -> str:
    """Return a date as EDTF; the input may be 'today' or 'yesterday'."""
    return str(read_date(text, today()))


def parse_start(text: str, _: EntryContext) -> str:
    """Return the first day of a period as EDTF."""
    return str(read_start(text, today()))


def parse_end(text: str, _: EntryContext) -> str:
    """Return the end of a term as EDTF; `..` if it is open."""
    return str(read_end(text, today()))


def parse_duration(text: str, _: EntryContext) -> str:
    """Return a duration as ISO 8601."""
    return str(read_duration(text))


def parse_country(text: str, _: EntryContext) -> str:
    """Return the code of a country."""
    code = country_code(text)
    if code is None:
        suggestion = ask_if_meant(similar_countries(text))
        hint = suggestion or gettext("give its code, such as UZ, or its name in any language")
        raise ValueError(gettext("no country is called '%(text)s': %(hint)s") % {"text": text, "hint": hint})
    return code


def parse_country_or_scope(text: str, context: EntryContext) -> str:
    """Return the code of a country, or the scope of an organization that belongs to no single country."""
    return find_code(Scope, text) or parse_country(text, context)


def parse_party(text: str, context: EntryContext) -> str:
    """Return the id of an organization."""
    words = parse_line(text, context)
    ids = context.find_ids(words) or find_organizations_by_name(context.index, words)
    if len(ids) > 1:
        message = gettext("'%(name)s' matches several organizations: use one of %(ids)s")
        raise ValueError(message % {"name": words, "ids": ", ".join(ids)})
    if not ids:
        names = (name for organization in context.organizations() for name in (organization.id, organization.name))
        suggestion = did_you_mean(words, names) or gettext("add it first, with 'eapa add-organization'")
        message = gettext("no organization is called '%(name)s': %(suggestion)s")
        raise ValueError(message % {"name": words, "suggestion": suggestion})
    return ids[0]


def parse_topics(text: str, context: EntryContext) -> list[str]:
    """Return topics that are separated by commas or semicolons."""
    topics: list[str] = []
    for part in filter(None, map(str.strip, re.split(r"[,;]", parse_line(text, context)))):
        code = find_code(Topic, part) or _find_only_topic(part)
        if code is None:
            choices = ", ".join(code_or_label(Topic, topic) for topic in Topic)
            hint = did_you_mean(part, Topic) or gettext("use one of %(choices)s") % {"choices": choices}
            raise ValueError(gettext("no topic is called '%(text)s': %(hint)s") % {"text": part, "hint": hint})
        topics.append(code)
    return topics


def find_code(vocabulary: type[StrEnum], text: str) -> str | None:
    """Return the code that a text means: the code itself, or a word for it in English or Russian."""
    wanted = fold(text)
    for code in vocabulary:
        if wanted in {fold(code), fold(code.replace("-", " ")), *map(fold, CHOICE_NAMES.get(code, ()))}:
            return str(code)
    return None


def _find_only_topic(start: str) -> str | None:
    """Return the topic that starts with some letters, if there is only one."""
    topics = [str(topic) for topic in Topic if topic.startswith(start.lower())]
    return topics[0] if len(topics) == 1 else None
