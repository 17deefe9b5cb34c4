"""Prompts for the areas of cooperation: all topics at once, then the wording of each."""

from eapa_cli.entry.answer_parser import parse_topics
from eapa_cli.entry.compound_answer_parser import make_area
from eapa_cli.entry.form_fields import Item
from eapa_cli.entry.prefilled_answer import local_texts_input
from eapa_cli.entry.prompts.compound_question import CompoundQuestion
from eapa_cli.entry.prompts.offered_choices import list_topic_choices
from eapa_cli.entry.prompts.prompter import mark_optional
from eapa_cli.entry.prompts.session import ask_in_turn
from eapa_cli.model.vocabulary import Topic
from eapa_cli.text.code_formatters import label_formatter
from eapa_cli.text.interface_language import gettext, pgettext


class AreaQuestion(CompoundQuestion):
    """Prompts for all areas, or for one area."""

    def ask_all(self, *, returning: bool) -> None:
        """Ask for the topics, and for the wording of each."""
        start = len(self._answers) if returning else 0
        ask_in_turn(self._ask, lambda: len(self._answers) + 1, start=start)
        self._remove_duplicates()

    def ask_one(self, *, default: Item | None) -> Item | None:
        """Ask for an area, and return it; None if there is none."""
        item = {"topic": "", **(default or {})}

        def ask(number: int) -> None:
            nonlocal item
            if number:
                item = self._ask_wording(item)
            else:
                explain = self._session.make_explanation_of_part("areas", "topic")
                choices, current = list_topic_choices(), item["topic"] or None
                item["topic"] = self._session.choose(
                    gettext("Area of cooperation"), choices, explain=explain, default=current
                )

        ask_in_turn(ask, lambda: 2 if item["topic"] else 1)
        return item if item["topic"] else None

    def _ask(self, number: int) -> None:
        """Ask for all topics as number 0, and for the wording of one area as each other number."""
        if number:
            self._answers[number - 1] = self._ask_wording(self._answers[number - 1])
        else:
            self._ask_topics()
        self._session.save()

    def _ask_topics(self) -> None:
        """Ask for all topics in one input."""
        text = ", ".join(answer["topic"] for answer in self._answers)
        message = self._question.message if text else mark_optional(self._question.message)
        explain = self._session.make_explanation(self._question)
        text = self._session.ask_valid_text(message, text, explain, parse_topics)
        earlier = list(self._answers)
        self._answers.clear()
        for topic in parse_topics(text, self._context):
            # An earlier area with this topic keeps its wording.
            area = next((answer for answer in earlier if answer["topic"] == topic), None)
            if area:
                earlier.remove(area)
            self._answers.append(area or {"topic": topic})

    def _ask_wording(self, item: Item) -> Item:
        """Ask for the wording of an area, and return the area with it."""
        session = self._session
        text = local_texts_input(item.get("text", {}), self._context)
        explain = session.make_explanation_of_part(
            "areas", "text", example=pgettext("example", "A joint exhibition each year")
        )
        while True:
            topic = label_formatter(Topic)(item["topic"])
            message = mark_optional(gettext("Wording of the source for '%(topic)s'") % {"topic": topic})
            text = session.ask_optional_text(message, explain=explain, default=text)
            answer: Item | None = session.check(self._question, self._make_area, item["topic"], text)
            if answer is not None:
                return answer

    def _make_area(self, topic: str, text: str) -> Item:
        return make_area(self._context, topic=topic, text=text)

    def _remove_duplicates(self) -> None:
        distinct = [answer for index, answer in enumerate(self._answers) if answer not in self._answers[:index]]
        if len(distinct) < len(self._answers):
            self._session.warn(gettext("Areas with the same topic and the same wording are stored once"))
            self._answers[:] = distinct
            self._session.save()
