"""The last questions of every form: sources and notes."""

from eapa_cli.entry import answer_parser as parser
from eapa_cli.entry.answer_input import source_input
from eapa_cli.entry.form_fields import EachItemField, ItemsField, ValueField
from eapa_cli.entry.question import InputKind, Question
from eapa_cli.model.records import Source


def questions_on_sources(*, minimum: int, alternative: str | None = None) -> tuple[Question, ...]:
    """Return the questions on sources, which need `minimum` answers or one to the question `alternative`."""
    return (
        Question(
            flag="source", prompt="Source: URL of the page", help="URL of a source.", metavar="URL",
            parse=parser.source, format=source_input, minimum=minimum, repeatable=True, alternative=alternative,
            field=ItemsField(("sources",), ("url", "published"), identity="url", record=Source),
            example="https://example.org/news/7", input_kind=InputKind.SOURCE,
        ),
        Question(
            flag="published", prompt="Date of publication", help="Date of publication of the sources.", metavar="DATE",
            parse=parser.day, field=EachItemField(("sources",), "published", Source), example="24 September 2021",
        ),
        Question(
            flag="accessed", prompt="Date on which the sources were accessed",
            help="Date on which the sources were accessed.", metavar="DATE", parse=parser.day,
            field=EachItemField(("sources",), "accessed", Source), applies=lambda answers: bool(answers["source"]),
            example="today",
        ),
        Question(
            flag="notes", prompt="Notes", help="Notes.", metavar="TEXT", parse=parser.paragraphs,
            field=ValueField(("notes",)),
        ),
    )  # fmt: skip
