"""Changes to the register that the answers to a form make."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.possible_duplicates import find_possible_duplicates
from eapa_cli.entry.question import Answers, Form
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.model.record_paths import id_of, path_of
from eapa_cli.model.records import Document
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.change_set import ChangeSet, make_changed_error
from eapa_cli.storage.codec import sort_keys
from eapa_cli.storage.document_changes import attach
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.organization_ids import free_id


@dataclass(kw_only=True)
class Proposal:
    """A form with its answers; `base` has the other fields of the record.

    `evidence` has the line of the source that supports an answer, by the flag of its question: "city". An answer in a
    list has its number after the flag: "party.0". The questions `confirm` are asked although they have answers, which
    are then the defaults.
    """

    shows_differences: ClassVar = False
    """Whether the review shows the changed lines of the files."""
    starts_with_review: ClassVar = False
    """Whether the review is shown first, if no required answer is missing."""

    form: Form
    context: EntryContext
    answers: Answers = field(default_factory=dict)
    base: Mapping[str, Any] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    confirm: tuple[str, ...] = ()

    def data(self) -> dict[str, Any]:
        """Return the proposed record.

        An id that is derived for an organization is free. An id that is derived for an unsigned agreement is not a
        former id: an earlier agreement of the same parties had it before it was signed.
        """
        data = self.form.make_record(self.answers, self.base)
        is_derived = data["id"] and not (self.answers.get("id") or self.base.get("id"))
        if is_derived and self.form.kind is Kind.ORGANIZATION:
            data["id"] = free_id(data["id"], self.context.is_taken)
        elif is_derived and "stage" in data:
            data["id"] = free_id(data["id"], self.context.is_former_id)
        return data

    def changes(self) -> ChangeSet:
        """Return the changes: the new record, and the new organizations that it refers to.

        Raises:
            UsageError: no id can be derived.
            RefusedError: another record has the id, or a document cannot be copied.
            UnreadableError: a document cannot be read.
        """
        data = self.data()
        if not data["id"]:
            raise UsageError(gettext("no id can be derived from this name"), hint=gettext("add --id"))
        store = Store(self.context.index.root)
        if existing_path := next((file.path for file in store.files() if id_of(file.path) == data["id"]), None):
            raise RefusedError(
                gettext("the id '%(id)s' is already used by %(path)s") % {"id": data["id"], "path": existing_path},
                hint=gettext("if it is a different record, choose an id with --id"),
            )
        changes = ChangeSet(store)
        data = self.plan_copies(changes, data)
        add_new_parties(changes, data, self.context)
        changes.create(path_of(self.form.kind, data["id"]), data)
        return changes

    def plan_copies(self, changes: ChangeSet, data: dict[str, Any]) -> dict[str, Any]:
        """Plan copies of the files that a person gave as documents, and return the record with their new paths.

        A file that the base record names is not copied: someone else may have written that record, and named a file
        that must not become public.

        Raises:
            UnreadableError: a file cannot be read.
            RefusedError: a file is too large, was changed while it was read, or is given twice.
        """
        base_documents = self.form.read_answers(self.base).get("document", [])
        new_paths = [
            answer["path"]
            for answer in self.answers.get("document", ())
            if answer not in base_documents and "path" in answer
        ]
        documents: list[dict[str, Any]] = []
        for document in data.get("documents", ()):
            is_new = document.get("path") in new_paths
            copied = attach(changes, data["id"], changes.store.root / document["path"]) if is_new else {}
            if copied and any(other.get("sha256") == copied["sha256"] for other in documents):
                message = gettext("the file '%(path)s' is given twice as a document") % {"path": document["path"]}
                raise RefusedError(message, hint=gettext("give it once"))
            documents.append(sort_keys(Document, {**document, **copied}))
        return {**data, "documents": documents} if documents else data

    @property
    def accept_label(self) -> str:
        """The label of the choice that writes the record."""
        return gettext("Add the record")

    @property
    def discard_label(self) -> str:
        """The label of the choice that quits without writing."""
        return gettext("Quit without adding")

    def introduction(self) -> str:
        """Return a line to show before the first question; empty for a new record."""
        return ""

    def duplicates(self) -> Iterator[str]:
        """Yield a sentence for each record that the new one may duplicate."""
        return find_possible_duplicates(self.form.kind, self.data(), self.context)

    def next_steps(self) -> Iterable[str]:
        """Return lines on the remaining steps; none for a new record."""
        return ()


def add_new_parties(changes: ChangeSet, data: Mapping[str, Any], context: EntryContext) -> None:
    """Add the new organizations that are parties of an agreement to a set of changes."""
    parties = {party["organization"] for party in data.get("parties", ())}
    for id_, organization in context.added.items():
        if id_ in parties:
            changes.create(path_of(Kind.ORGANIZATION, id_), organization)


@dataclass(kw_only=True)
class Edit(Proposal):
    """A change to the record at a path, and to others; `apply` adds it to a set of changes, or refuses it.

    `follow_up` returns lines on the remaining steps.
    """

    shows_differences: ClassVar = True  # the answers are only a part of the record

    path: str
    apply: Callable[[ChangeSet, dict[str, Any], Answers], None]
    follow_up: Callable[[Answers], Iterable[str]] = lambda _: ()

    def __post_init__(self) -> None:
        self._content_before = ChangeSet(Store(self.context.index.root)).record_bytes(self.path)

    def changes(self) -> ChangeSet:
        """Return the changes.

        Raises:
            RefusedError: `apply` refuses the change, or the record was changed since the form was opened.
        """
        changes = ChangeSet(Store(self.context.index.root))
        if changes.record_bytes(self.path) != self._content_before:
            raise make_changed_error(self.path)
        self.apply(changes, self.data(), self.answers)
        return changes

    @property
    def accept_label(self) -> str:
        """The label of the choice that writes the record."""
        return gettext("Update the record")

    @property
    def discard_label(self) -> str:
        """The label of the choice that quits without writing."""
        return gettext("Quit without updating")

    def duplicates(self) -> Iterator[str]:
        """Yield nothing, since no record is added."""
        return iter(())

    def next_steps(self) -> Iterable[str]:
        """Return lines on the remaining steps."""
        return self.follow_up(self.answers)


@dataclass(kw_only=True)
class Succession(Proposal):
    """A new agreement that follows an earlier one.

    `find_objection` returns a sentence if the new record cannot follow the earlier one, else None.
    """

    find_objection: Callable[[Mapping[str, Any]], str | None]

    def introduction(self) -> str:
        """Return a line on the values that the earlier agreement provides."""
        existing = self.form.read_answers(self.base)
        labels = ", ".join(
            question.label
            for question in self.form.questions
            if existing[question.flag] and question.flag != "relation"
        )
        text = gettext("Carried over: %(answers)s. You can change them on the last screen.")
        return f"  = {text % {'answers': labels}}"

    def changes(self) -> ChangeSet:
        """Return the changes, as for any new record.

        Raises:
            RefusedError: the record cannot follow the earlier one, another record has the id, or a document cannot be
                copied.
        """
        if objection := self.find_objection(self.data()):
            raise RefusedError(objection)
        return super().changes()
