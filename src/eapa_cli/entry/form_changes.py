"""What the answers to a form would do to the register."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from eapa_cli.entry.entry_context import Desk
from eapa_cli.entry.possible_duplicates import doubles_of
from eapa_cli.entry.question import Answers, Form
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.model.record_paths import id_of, path_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.store import Store


@dataclass(kw_only=True)
class Proposal:
    """A form with its answers; `base` is what the record has besides them."""

    form: Form
    desk: Desk
    answers: Answers = field(default_factory=dict)
    base: Mapping[str, Any] = field(default_factory=dict)

    def data(self) -> dict[str, Any]:
        """The record as it would be."""
        return self.form.record(self.answers, self.base)

    def changes(self) -> ChangeSet:
        """The set of changes: the new record, and those organizations made with it that it refers to.

        Raises:
            RefusedError: the register does not allow them.
        """
        data = self.data()
        if not data["id"]:
            raise UsageError("no id can be derived from this name", hint="add --id")
        store = Store(self.desk.index.root)
        if taken := next((file.path for file in store.files() if id_of(file.path) == data["id"]), None):
            raise RefusedError(
                f"the id '{data['id']}' is already used by {taken}",
                hint="if it is a different record, choose an id with --id",
            )
        changes = ChangeSet(store)
        parties = {party["organization"] for party in data.get("parties", ())}
        for id_, organization in self.desk.added.items():
            if id_ in parties:
                changes.create(path_of(Kind.ORGANIZATION, id_), organization)
        changes.create(path_of(self.form.kind, data["id"]), data)
        return changes

    @property
    def confirm(self) -> str:
        """The label of the choice that saves the record."""
        return "Add the record"

    @property
    def discard(self) -> str:
        """The label of the choice that quits without saving."""
        return "Quit without adding"

    def opening(self) -> str:
        """What to say before the first question: nothing."""
        return ""

    def doubles(self) -> Iterator[str]:
        """A sentence for each record that the new one may be a second entry of."""
        return doubles_of(self.form.kind, self.data(), self.desk)

    def left_to_do(self) -> Iterable[str]:
        """What the changes leave to do, a line each: nothing."""
        return ()


@dataclass(kw_only=True)
class Edit(Proposal):
    """A change to records that are there; `make` puts it into a set of changes, or refuses.

    `tell` says, a line each, what the change leaves to do.
    """

    make: Callable[[ChangeSet, dict[str, Any], Answers], None]
    tell: Callable[[Answers], Iterable[str]] = lambda _: ()

    def changes(self) -> ChangeSet:
        """The set of changes.

        Raises:
            RefusedError: the register does not allow them.
        """
        changes = ChangeSet(Store(self.desk.index.root))
        self.make(changes, self.data(), self.answers)
        return changes

    @property
    def confirm(self) -> str:
        """The label of the choice that saves the record."""
        return "Update the record"

    @property
    def discard(self) -> str:
        """The label of the choice that quits without saving."""
        return "Quit without updating"

    def doubles(self) -> Iterator[str]:
        """None: nothing is entered."""
        return iter(())

    def left_to_do(self) -> Iterable[str]:
        """What the change leaves to do, a line each."""
        return self.tell(self.answers)


@dataclass(kw_only=True)
class Succession(Proposal):
    """A new agreement that follows an earlier one; `reason` says why it cannot, if it cannot."""

    reason: Callable[[Mapping[str, Any]], str | None]

    def opening(self) -> str:
        """What is answered by the earlier agreement, and therefore not asked."""
        standing = self.form.answers_in(self.base)
        flags = ", ".join(flag for flag, answers in standing.items() if answers and flag != "relation")
        return f"  = Carried over: {flags}. You can change them on the last screen."

    def changes(self) -> ChangeSet:
        """The set of changes, as of any new record.

        Raises:
            RefusedError: the register does not allow them.
        """
        if reason := self.reason(self.data()):
            raise RefusedError(reason)
        return super().changes()
