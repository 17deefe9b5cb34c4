"""Questions that several forms share: text in several languages, and at the end sources and notes."""

from functools import partial
from typing import Final

from eapa_cli.entry.answer_parser import parse_date, parse_line, parse_local_text, parse_paragraphs
from eapa_cli.entry.compound_answer_parser import parse_reference, parse_source
from eapa_cli.entry.form_fields import EachItemField, ItemsField, MoreItemsField, ValueField
from eapa_cli.entry.prefilled_answer import local_text_input, source_input
from eapa_cli.entry.question import InputKind, Question
from eapa_cli.model.records import Source

make_local_text_question: Final = partial(
    Question, metavar="[LANG=]TEXT", parse=parse_local_text, format=local_text_input, repeatable=True
)
"""Returns a question for a text, which can be answered once for each language."""


def make_source_questions(*, minimum: int, alternatives: tuple[str, ...] = ()) -> tuple[Question, ...]:
    """Return the questions on sources and notes.

    The question `source` needs `minimum` answers, or an answer to one of the questions `alternatives`.
    """
    return (
        Question(
            flag="source", prompt="Source: URL or reference", help="URL of a source.",
            metavar="URL", parse=parse_source, format=source_input, minimum=minimum, repeatable=True,
            alternatives=alternatives, field=ItemsField(
                ("sources",), ("url", "reference", "archive", "published"), identity=("url", "reference"),
                record=Source,
            ),
            example="https://example.org/news/7, or folder 12, no. 34", input_kind=InputKind.SOURCE,
        ),
        Question(
            flag="reference", prompt="Reference", help="Reference of a source on paper: folder 12, no. 34.",
            metavar="TEXT", parse=parse_reference, format=source_input, repeatable=True,
            field=MoreItemsField(("sources",)), example="folder 12, no. 34",
        ),
        Question(
            flag="archive", prompt="Archive", help="Archive that holds the sources on paper.", metavar="TEXT",
            parse=parse_line, field=EachItemField(("sources",), "archive", Source, required_key="reference"),
            applies=lambda answers: bool(answers["reference"]), example="Archive of the Assembly",
        ),
        Question(
            flag="published", prompt="Date of publication", help="Date of publication of the sources.", metavar="DATE",
            parse=parse_date, field=EachItemField(("sources",), "published", Source), example="24 September 2021",
        ),
        Question(
            flag="accessed", prompt="Date on which the sources were accessed",
            help="Date on which the sources were accessed.", metavar="DATE", parse=parse_date,
            field=EachItemField(("sources",), "accessed", Source), applies=lambda answers: bool(answers["source"]),
            example="today",
        ),
        Question(
            flag="notes", prompt="Notes", help="Notes.", metavar="TEXT", parse=parse_paragraphs,
            field=ValueField(("notes",)),
        ),
    )  # fmt: skip
