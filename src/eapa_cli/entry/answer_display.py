"""Answers as people see them."""

from pathlib import Path

from eapa_cli.entry.answer_parser import parse_date, parse_duration, parse_end, parse_start
from eapa_cli.entry.compound_answer_parser import parse_document
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_fields import Answer, Item
from eapa_cli.entry.question import InputKind, Question
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.names import LocalText
from eapa_cli.model.vocabulary import Capacity, Topic
from eapa_cli.text import code_formatters
from eapa_cli.text.code_formatters import label_formatter
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.interface_phrases import date_in_words, duration_in_words


def format_answer(question: Question, answer: Answer, context: EntryContext) -> str:
    """Return an answer in words."""
    match question.input_kind:
        case InputKind.PARTY:
            return str(context.find_organization(answer) or answer)
        case InputKind.COUNTRY:
            return code_formatters.format_country(answer)
        case InputKind.SOURCE:
            return _format_source(answer)
        case InputKind.SIGNATORY:
            return _format_signatory(answer, context)
        case InputKind.AREA:
            topic = label_formatter(Topic)(answer["topic"])
            return f"{topic}: {_format_local_text(answer['text'])}" if "text" in answer else topic
        case _:
            return _format_value(question, answer)


def _format_source(item: Item) -> str:
    published = item.get("published")
    date = gettext("published %(date)s") % {"date": date_in_words(EdtfDate.parse(published))} if published else ""
    return ", ".join(filter(None, [*(item.get(key) for key in ("url", "reference", "archive")), date]))


def _format_value(question: Question, answer: Answer) -> str:
    """Return an answer to any other question in words: a choice, a text, a date, a document, a duration or a number."""
    if question.input_kind is InputKind.YES:
        return gettext("yes")
    if question.choices:
        return label_formatter(question.choices)(answer)
    if isinstance(answer, dict) and "value" in answer:
        return f"{answer['value']} ({answer['lang']})"
    if question.parse in {parse_date, parse_start}:
        return date_in_words(EdtfDate.parse(answer))
    if question.parse is parse_end:
        return code_formatters.format_date(answer)
    # The path of a file outside the folders for documents is absolute until the file is copied.
    if question.parse is parse_document and Path(answer.get("path", "")).is_absolute():
        return gettext("%(file)s (copied into the register)") % {"file": Path(answer["path"]).name}
    if question.parse is parse_duration:
        return duration_in_words(Duration.parse(answer))
    return question.format(answer)


def _format_signatory(item: Item, context: EntryContext) -> str:
    names = " / ".join([_format_local_text(item["name"]), *item.get("also", ())])
    position = f", {_format_local_text(item['position'])}" if "position" in item else ""
    capacity = f" ({label_formatter(Capacity)(item['capacity'])})" if "capacity" in item else ""
    party = context.find_organization(item["party"])
    fields = {"person": f"{names}{position}{capacity}", "party": party.name if party else item["party"]}
    return gettext("%(person)s; for %(party)s") % fields


def _format_local_text(texts: LocalText) -> str:
    return " / ".join(f"{text} ({language})" for language, text in texts.items())
