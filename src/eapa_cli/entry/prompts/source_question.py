"""Prompts for the sources: all addresses at once, then the date of publication of each."""

from eapa_cli.entry.answer_parser import day
from eapa_cli.entry.form_fields import Item, without_unknown
from eapa_cli.entry.prompts.session import Session, ask_in_turn
from eapa_cli.entry.question import Question, parse_answer
from eapa_cli.text import column_labels


class SourceQuestion:
    """Prompts for all sources, or for one source."""

    def __init__(self, session: Session, question: Question) -> None:
        self._session = session
        self._question = question
        self._answers: list[Item] = session.answers[question.flag]

    def ask_all(self, *, returning: bool) -> None:
        """Ask for the addresses, and for the date of each page."""
        start = len(self._answers) if returning else 0
        ask_in_turn(self._ask, lambda: len(self._answers) + 1, start=start)

    def ask_one(self, *, default: Item | None) -> Item | None:
        """Return a source, or None."""
        found = [default] if default else []

        def ask(at: int) -> None:
            if at:
                found[0] = self._dated(found[0], "Date of publication")
            else:
                found[:] = self._addressed(found)[:1]

        ask_in_turn(ask, lambda: len(found) + 1)
        return found[0] if found else None

    def _ask(self, at: int) -> None:
        if at:
            several = len(self._answers) > 1
            of = f" of {self._answers[at - 1]['url']}" if several else ""
            self._answers[at - 1] = self._dated(self._answers[at - 1], f"Date of publication{of}")
        else:
            self._answers[:] = self._addressed(self._answers)
        self._session.save()

    def _addressed(self, items: list[Item]) -> list[Item]:
        """Ask for addresses, and return a source for each; sources with the same address keep their dates."""
        session, question = self._session, self._question
        text = " ".join(item["url"] for item in items)
        message = question.prompt if text else f"{question.prompt} (optional)"
        while True:
            text = session.optional_text(message, explain=session.about(question), default=text)
            found = session.valid(self._sources, text)
            if found is None:
                continue
            for written, one in zip(dict.fromkeys(text.split()), found, strict=True):
                if one["url"] != written:
                    session.show(question, one)
            earlier = {item["url"]: item for item in items}
            return [earlier.get(one["url"], one) for one in found]

    def _sources(self, text: str) -> list[Item]:
        form, context = self._session.form, self._session.context
        return [parse_answer(form, self._question, part, context) for part in dict.fromkeys(text.split())]

    def _dated(self, item: Item, message: str) -> Item:
        """Ask for the date of publication of a source, and return the source with it."""
        session = self._session
        explain = session.about_part("sources", "published", example="24 September 2021")
        text = item.get("published", "")
        while True:
            text = session.optional_text(f"{message} (optional)", explain=explain, default=text)
            published = session.valid(day, text, session.context) if text else ""
            if published is not None:
                if published and column_labels.date(published) != text:
                    session.prompter.say(f"  = {column_labels.date(published)}")
                return without_unknown({**item, "published": published})
