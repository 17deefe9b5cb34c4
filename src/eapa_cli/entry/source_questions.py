"""The last questions of every form: sources and notes."""

from eapa_cli.entry import answer_parser as parser
from eapa_cli.entry.form_fields import EachItemField, ItemKeyField, ValueField
from eapa_cli.entry.question import Question


def questions_on_sources(*, minimum: int, alternative: str | None = None) -> tuple[Question, ...]:
    """Return the questions on sources, which need `minimum` answers or one to the question `alternative`."""
    return (
        Question(
            flag="source", prompt="Source: URL of the page", help="URL of a source.", metavar="URL",
            parse=parser.address, minimum=minimum, repeatable=True, alternative=alternative,
            field=ItemKeyField(("sources",), "url"),
        ),
        Question(
            flag="accessed", prompt="Date on which the sources were accessed",
            help="Date on which the sources were accessed.", metavar="DATE", parse=parser.day,
            field=EachItemField(("sources",), "accessed"), applies=lambda answers: bool(answers["source"]),
        ),
        Question(
            flag="notes", prompt="Notes", help="Notes.", metavar="TEXT", parse=parser.paragraphs,
            field=ValueField(("notes",)),
        ),
    )  # fmt: skip
