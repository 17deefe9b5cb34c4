"""Answers as people see them."""

from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_fields import Answer, Item
from eapa_cli.entry.question import InputKind, Question
from eapa_cli.model.names import LocalText
from eapa_cli.text.countries import country_name


def shown(question: Question, answer: Answer, context: EntryContext) -> str:
    """Return an answer in words."""
    match question.input_kind, answer:
        case InputKind.PARTY, _:
            return str(context.organization(answer) or answer)
        case InputKind.COUNTRY, _:
            return f"{country_name(answer, context.languages[0])} ({answer})"
        case InputKind.SIGNATORY, _:
            return _signatory(answer, context)
        case InputKind.AREA, _:
            return f"{answer['topic']}: {_local_text(answer['text'])}" if "text" in answer else str(answer["topic"])
        case _, {"value": text, "lang": language}:
            return f"{text} ({language})"
        case _:
            return question.format(answer)


def _signatory(item: Item, context: EntryContext) -> str:
    names = " / ".join([_local_text(item["name"]), *item.get("also", ())])
    position = f", {_local_text(item['position'])}" if "position" in item else ""
    capacity = f", as {item['capacity']}" if "capacity" in item else ""
    party = context.organization(item["party"])
    return f"{names}{position}; for {party.name if party else item['party']}{capacity}"


def _local_text(texts: LocalText) -> str:
    return " / ".join(f"{text} ({language})" for language, text in texts.items())
