"""What is asked of every record last: where its facts come from, and remarks."""

from eapa_cli.entry import answer_parser as reading
from eapa_cli.entry.form_fields import Items, OfEach, Value
from eapa_cli.entry.question import Question


def questions_on_sources(*, least: int, instead: str | None = None) -> tuple[Question, ...]:
    """The questions; that for the sources wants at least so many answers, or one to another question instead."""
    return (
        Question(
            flag="source", text="Source: URL of the page", help="URL of a source.", metavar="URL",
            read=reading.address, least=least, many=True, instead=instead,
            part=Items(("sources",), lambda url: {"url": url}, lambda item: str(item["url"])),
        ),
        Question(
            flag="accessed", text="Date on which the sources were accessed", help="Date on which the sources were accessed.",
            metavar="DATE", read=reading.day, part=OfEach(("sources",), "accessed"),
            when=lambda answers: bool(answers["source"]),
        ),
        Question(
            flag="notes", text="Notes", help="Notes.", metavar="TEXT",
            read=reading.paragraphs, part=Value(("notes",)),
        ),
    )  # fmt: skip
