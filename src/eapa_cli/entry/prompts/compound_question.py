"""The interface of the prompts for answers that have several parts."""

from abc import ABC, abstractmethod

from eapa_cli.entry.form_fields import Item
from eapa_cli.entry.prompts.session import Session
from eapa_cli.entry.question import Question


class CompoundQuestion(ABC):
    """Prompts for the answers to a question, each of which has several parts."""

    def __init__(self, session: Session, question: Question) -> None:
        self._session = session
        self._question = question
        self._context = session.context
        self._answers: list[Item] = session.answers[question.flag]

    @abstractmethod
    def ask_all(self, *, returning: bool) -> None:
        """Ask for all answers; when `returning` from a later question, start at the last part."""

    @abstractmethod
    def ask_one(self, *, default: Item | None) -> Item | None:
        """Ask for one answer, and return it; None if there is none."""
