"""Prompts for the sources: all at once, then the date of publication or the archive of each."""

from functools import partial

from eapa_cli.entry.answer_input import source_input, sources_input
from eapa_cli.entry.answer_parser import parse_date, parse_line
from eapa_cli.entry.form_fields import Item, without_unknown
from eapa_cli.entry.item_parser import parse_sources
from eapa_cli.entry.prompts.prompter import optional
from eapa_cli.entry.prompts.session import Session, ask_in_turn
from eapa_cli.entry.question import Question, checked_answer
from eapa_cli.text import code_formatters
from eapa_cli.text.interface_language import gettext, pgettext


class SourceQuestion:
    """Prompts for all sources, or for one source."""

    def __init__(self, session: Session, question: Question) -> None:
        self._session = session
        self._question = question
        self._answers: list[Item] = session.answers[question.flag]

    def ask_all(self, *, returning: bool) -> None:
        """Ask for the sources, and for the date or archive of each."""
        start = len(self._answers) if returning else 0
        ask_in_turn(self._ask, lambda: len(self._answers) + 1, start=start)

    def ask_one(self, *, default: Item | None) -> Item | None:
        """Return a source, or None."""
        found = [default] if default else []

        def ask(at: int) -> None:
            if at:
                found[0] = self._described(found[0], "")
            else:
                found[:] = self._found(found)[:1]

        ask_in_turn(ask, lambda: len(found) + 1)
        return found[0] if found else None

    def _ask(self, at: int) -> None:
        if at:
            item = self._answers[at - 1]
            self._answers[at - 1] = self._described(item, source_input(item) if len(self._answers) > 1 else "")
        else:
            self._answers[:] = self._found(self._answers)
        self._session.save()

    def _found(self, items: list[Item]) -> list[Item]:
        """Ask for sources, and return them; those that were given before keep their dates and archives."""
        session, question = self._session, self._question
        text = before = sources_input(items)
        message = question.message if text else optional(question.message)
        while True:
            text = session.optional_text(message, explain=session.about(question), default=text)
            if text == before:
                return items
            found = session.valid(self._sources, text)
            if found is None:
                continue
            for one in found:
                if one.get("url") not in text.split():
                    session.show(question, one)
            earlier = {source_input(item): item for item in items}
            return [earlier.get(source_input(one), one) for one in found]

    def _sources(self, text: str) -> list[Item]:
        form, question, context = self._session.form, self._question, self._session.context
        found = parse_sources(text, context)
        return [checked_answer(form, question, partial(dict, one)) for one in found]

    def _described(self, item: Item, of: str) -> Item:
        """Ask for the archive of a source on paper, or for the date of publication of another one."""
        return self._held(item, of) if "url" not in item else self._dated(item, of)

    def _held(self, item: Item, of: str) -> Item:
        session = self._session
        explain = session.about_part("sources", "archive", example=pgettext("example", "Archive of the Assembly"))
        message = gettext("Archive of %(source)s") % {"source": of} if of else gettext("Archive")
        while True:
            text = session.optional_text(optional(message), explain=explain, default=item.get("archive", ""))
            archive = session.valid(parse_line, text, session.context) if text else ""
            if archive is not None:
                return without_unknown({**item, "archive": archive})

    def _dated(self, item: Item, of: str) -> Item:
        """Ask for the date of publication of a source, and return the source with it."""
        session = self._session
        explain = session.about_part("sources", "published", example=pgettext("example", "24 September 2021"))
        text = item.get("published", "")
        message = (
            gettext("Date of publication of %(source)s") % {"source": of} if of else gettext("Date of publication")
        )
        while True:
            text = session.optional_text(optional(message), explain=explain, default=text)
            published = session.valid(parse_date, text, session.context) if text else ""
            if published is not None:
                if published and code_formatters.format_date(published) != text:
                    session.prompter.say(f"  = {code_formatters.format_date(published)}")
                return without_unknown({**item, "published": published})
