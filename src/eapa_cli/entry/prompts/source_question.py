"""Prompts for the sources: all at once, then the date of publication or the archive of each."""

from collections.abc import Callable

from eapa_cli.entry.answer_parser import parse_date, parse_line
from eapa_cli.entry.compound_answer_parser import parse_sources
from eapa_cli.entry.form_fields import Item, remove_unknown
from eapa_cli.entry.prefilled_answer import source_input, sources_input
from eapa_cli.entry.prompts.compound_question import CompoundQuestion
from eapa_cli.entry.prompts.prompter import mark_optional
from eapa_cli.entry.prompts.session import ask_in_turn
from eapa_cli.entry.question import check_answer
from eapa_cli.text import code_formatters
from eapa_cli.text.interface_language import gettext, pgettext
from eapa_cli.text.web_addresses import is_reference


class SourceQuestion(CompoundQuestion):
    """Prompts for all sources, or for one source."""

    def ask_all(self, *, returning: bool) -> None:
        """Ask for the sources, and for the date or archive of each."""
        start = len(self._answers) if returning else 0
        ask_in_turn(self._ask, lambda: len(self._answers) + 1, start=start)

    def ask_one(self, *, default: Item | None) -> Item | None:
        """Ask for a source, and return it; None if there is none."""
        sources = [default] if default else []

        def ask(number: int) -> None:
            if number:
                sources[0] = self._ask_details(sources[0], "")
            else:
                sources[:] = self._ask_sources(sources, self._parse_only_source)

        ask_in_turn(ask, lambda: len(sources) + 1)
        return sources[0] if sources else None

    def _ask(self, number: int) -> None:
        """Ask for all sources as number 0, and for the details of one source as each other number."""
        if number:
            item = self._answers[number - 1]
            name = source_input(item) if len(self._answers) > 1 else ""
            self._answers[number - 1] = self._ask_details(item, name)
        else:
            self._answers[:] = self._ask_sources(self._answers, self._parse_sources)
        self._session.save()

    def _ask_sources(self, items: list[Item], parse: Callable[[str], list[Item]]) -> list[Item]:
        """Ask for sources, and return them; earlier sources keep their dates and archives."""
        session, question = self._session, self._question
        text = before = sources_input(items)
        message = question.message if text else mark_optional(question.message)
        while True:
            text = session.ask_optional_text(message, explain=session.make_explanation(question), default=text)
            if text == before:
                return items
            sources = session.try_parse(parse, text)
            if sources is None:
                continue
            for source in sources:
                # Show a source that is not stored exactly as it was written: a corrected address, or a source on paper.
                if source.get("url") not in text.split():
                    session.show(question, source)
            earlier = {source_input(item): item for item in items}
            return [earlier.get(source_input(source), source) for source in sources]

    def _parse_sources(self, text: str) -> list[Item]:
        return [self._check_source(source) for source in parse_sources(text, self._context)]

    def _parse_only_source(self, text: str) -> list[Item]:
        if is_reference(text):  # it may contain a semicolon, such as 'folder 12; no. 34'
            return [self._check_source({"reference": parse_line(text, self._context)})]
        sources = self._parse_sources(text)
        if len(sources) > 1:
            raise ValueError(gettext("Enter only one source"))
        return sources

    def _check_source(self, source: Item) -> Item:
        checked: Item = check_answer(self._session.form, self._question, lambda: source)
        return checked

    def _ask_details(self, item: Item, name: str) -> Item:
        """Ask for the archive of a source on paper, or for the date of publication of a source on the web.

        `name` is the name of the source in the prompt; empty if there is only one.
        """
        return self._ask_date(item, name) if "url" in item else self._ask_archive(item, name)

    def _ask_archive(self, item: Item, name: str) -> Item:
        """Ask for the archive of a source, and return the source with it."""
        session = self._session
        explain = session.make_explanation_of_part(
            "sources", "archive", example=pgettext("example", "Archive of the Assembly")
        )
        message = gettext("Archive of %(source)s") % {"source": name} if name else gettext("Archive")
        text = session.ask_valid_text(mark_optional(message), item.get("archive", ""), explain, parse_line)
        return remove_unknown({**item, "archive": parse_line(text, self._context)})

    def _ask_date(self, item: Item, name: str) -> Item:
        """Ask for the date of publication of a source, and return the source with it."""
        session = self._session
        explain = session.make_explanation_of_part(
            "sources", "published", example=pgettext("example", "24 September 2021")
        )
        text = item.get("published", "")
        message = (
            gettext("Date of publication of %(source)s") % {"source": name} if name else gettext("Date of publication")
        )
        while True:
            text = session.ask_optional_text(mark_optional(message), explain=explain, default=text)
            published = session.try_parse(parse_date, text, self._context) if text else ""
            if published is not None:
                if published and code_formatters.format_date(published) != text:
                    session.prompter.say(f"  = {code_formatters.format_date(published)}")
                return remove_unknown({**item, "published": published})
