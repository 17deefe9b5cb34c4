"""Extract the messages from the code and the templates, and update and compile the catalogues."""  # noqa: INP001

import io
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from typer.main import get_command

from eapa_cli.checks.schema import schema
from eapa_cli.checks.value_hints import description_of, summary_of
from eapa_cli.cli.app import COMMANDS, HELP_GROUPS, app
from eapa_cli.cli.commands.log import STATE_LABELS
from eapa_cli.cli.help_pages import HELP_WORDS, split_paragraphs
from eapa_cli.cli.lazy_commands import load
from eapa_cli.entry.agreement_form import AGREEMENT
from eapa_cli.entry.edit_forms import DISSOLUTION, RENAMING, TERMINATION
from eapa_cli.entry.external_editor import COMMAND_ERRORS
from eapa_cli.entry.organization_form import ORGANIZATION
from eapa_cli.entry.question import Form
from eapa_cli.entry.question_explanations import explain_in_english, schema_description
from eapa_cli.entry.record_file import JSON_ERRORS
from eapa_cli.history.change_summary import SUMMARY_VERBS
from eapa_cli.history.difference import Verb
from eapa_cli.history.field_wording import all_labels
from eapa_cli.history.item_matching import LISTS
from eapa_cli.history.record_change import ChangeKind
from eapa_cli.importing.cell_explanations import KEY_WORDS
from eapa_cli.importing.read_csv import CSV_ERRORS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.search import FIELDS_WITHOUT_LABEL
from eapa_cli.text.catalogues import DOMAIN, INTERFACE_LANGUAGES, LOCALES, SOURCE_LANGUAGE
from eapa_cli.text.english_labels import LABELS
from eapa_cli.text.system_reasons import SYSTEM_REASONS

SOURCE: Final = Path(__file__).parents[1] / "src" / "eapa_cli"
EXTRACTION_METHODS: Final = [("**.py", "python"), ("publishing/templates/**.*", "jinja2.ext:babel_extract")]
# Babel's notation for a call whose first argument is the context, and whose second one is the message.
_CONTEXT: Final = ((1, "c"), 2)
# `p`, `n` and `plural` are short names of functions in the modules that use them often.
KEYWORDS: Final[Mapping[str, Any]] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": _CONTEXT,
    "npgettext": ((1, "c"), 2, 3),
    "p": _CONTEXT,
    "n": (1, 2),
    "plural": (1, 2),
    "sentence": None,
    "Message": None,
}
# Functions whose messages have a context that the call does not name, by the context.
IMPLICIT_CONTEXTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "column": {"Column": (2,), "ListColumn": (1,)},
    "page": {"page_label": None},
}
# Messages in tables, by their context.
TABLES: Final = {
    "command": COMMAND_ERRORS,
    "json": JSON_ERRORS,
    "csv": CSV_ERRORS,
    "change": (*Verb, *ChangeKind),
    "field": ("language", *FIELDS_WITHOUT_LABEL, *all_labels()),
    "item": tuple(items.noun for items in LISTS.values()),
    "log": tuple(STATE_LABELS.values()),
    "summary": SUMMARY_VERBS,
    "unused": ("date", "organization", "person"),
    "system": tuple(SYSTEM_REASONS.values()),
    "understood": tuple(KEY_WORDS.values()),
}
SCHEMAS: Final = ("organization", "agreement", "register")
# Paths of fields in an agreement that are part of an answer and have a prompt of their own.
EXPLAINED_PARTS: Final = (
    *(("areas", part) for part in ("topic", "text")),
    *(("sources", part) for part in ("archive", "published")),
    *(("signatories", part) for part in ("party", "name", "also", "position", "capacity")),
)


@cache
def extract_messages() -> Catalog:
    """Return all messages of the program, in the order of the files."""
    messages = Catalog(domain=DOMAIN, charset="utf-8")
    for vocabulary, labels in LABELS.items():
        for label in labels.values():
            messages.add(label, context=vocabulary)
    extracted = extract_from_dir(
        SOURCE, EXTRACTION_METHODS, {"publishing/templates/**.*": {"trimmed": "true"}}, KEYWORDS
    )
    for path, _, message, _, context in sorted(extracted, key=lambda message: (message[0], message[1])):
        messages.add(message, context=context, locations=[(path, 0)])
    for form in (AGREEMENT, ORGANIZATION, TERMINATION, RENAMING, DISSOLUTION):
        for context, message in _form_messages(form):
            messages.add(message, context=context)
    for context, message in _table_messages():
        messages.add(message, context=context)
    for message in _help_messages():
        messages.add(message, context="help")
    for context, keywords in IMPLICIT_CONTEXTS.items():
        marked = extract_from_dir(SOURCE, EXTRACTION_METHODS[:1], keywords=keywords)
        for path, _, message, _, _ in sorted(marked, key=lambda message: (message[0], message[1])):
            messages.add(message, context=context, locations=[(path, 0)])
    return messages


def _form_messages(form: Form) -> Iterator[tuple[str, str]]:
    """Yield the messages of a form with their contexts."""
    for section in form.sections:
        yield "section", section.title
    for question in form.questions:
        yield "prompt", question.prompt
        if question.choices and not question.minimum:
            yield "prompt", question.omitted
        if question.example:
            yield "example", question.example
        yield "explanation", explain_in_english(form.kind, question)
    for path in EXPLAINED_PARTS if form.kind is Kind.AGREEMENT else ():
        yield "explanation", schema_description(form.kind, path)


def _table_messages() -> Iterator[tuple[str | None, str]]:
    """Yield the messages of tables and schemas with their contexts."""
    for context, words in TABLES.items():
        yield from ((context, str(message)) for message in words)
    for message in sorted({text for name in SCHEMAS for text in _described_forms(schema(name))}):
        yield None, message


def _help_messages() -> Iterator[str]:
    """Yield the messages of the help pages."""
    yield from (*HELP_WORDS, *HELP_GROUPS, *COMMANDS.values())
    for command in (get_command(app), *map(load, COMMANDS)):
        yield from split_paragraphs(command.help)
        for parameter in command.params:
            yield from split_paragraphs(getattr(parameter, "help", None))
            if panel := getattr(parameter, "rich_help_panel", None):
                yield panel


def _described_forms(node: object) -> Iterator[str]:
    """Yield the descriptions of a schema that hints contain: of fields with a pattern, and of required fields."""
    match node:
        case dict():
            if "pattern" in node and "description" in node:
                yield description_of(node)
            required = (node["properties"][key] for key in node.get("required", ()))
            yield from (summary_of(field) for field in required if "enum" not in field)
            for value in node.values():
                yield from _described_forms(value)
        case list():
            for value in node:
                yield from _described_forms(value)


def update_catalogue(language: str) -> Catalog:
    """Return the catalogue of a language. It has the program's present messages, with the translations in the file."""
    with po_file(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    catalogue.update(
        extract_messages(), no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False
    )
    catalogue.obsolete.clear()
    catalogue.project, catalogue.version = DOMAIN, ""
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    return catalogue


def po_text(catalogue: Catalog) -> bytes:
    """Return a catalogue as text."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, sort_by_file=False, include_lineno=False)
    return out.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue in compiled form."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def untranslated_messages(catalogue: Catalog) -> list[str]:
    """Return the messages whose translation is missing, or lacks a field or a plural form."""
    return [str(message.id) for message in catalogue if message.id and not _is_complete(message)]


def _is_complete(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(text and _field_names(text) == _field_names(message.id) for text in strings)


def _field_names(text: object) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", str(text)))


def po_file(language: str) -> Path:
    """Return the file with the translations of a language."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def main() -> int:
    """Update and compile the catalogues, and return 1 if a translation is missing."""
    code = 0
    for language in INTERFACE_LANGUAGES:
        if language == SOURCE_LANGUAGE:
            continue
        catalogue = update_catalogue(language)
        po_file(language).write_bytes(po_text(catalogue))
        po_file(language).with_suffix(".mo").write_bytes(mo_bytes(catalogue))
        for message in untranslated_messages(catalogue):
            sys.stderr.write(f"{language}: no complete translation of {message!r}\n")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
