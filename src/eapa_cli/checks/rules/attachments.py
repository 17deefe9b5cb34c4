"""Rules about attached documents, stray files and the journal."""

from collections.abc import Iterator
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, register_rule
from eapa_cli.model.message import Message
from eapa_cli.model.records import Agreement, Document
from eapa_cli.model.register import AttachedFile, Entry, Register, Stray
from eapa_cli.model.vocabulary import Kind
from eapa_cli.text.shortening import shorten
from eapa_cli.text.suggestions import suggest

_HINT_FOR_MISPLACED: Final = Message("move it to 'data/organizations' or 'data/agreements', and name it '<id>.yaml'")
_HINT_FOR_PATH: Final = Message(
    "write the file's path from the register's top folder, such as 'documents/2021-eapa.pdf'"
)
_HINT_FOR_IRREGULAR: Final = Message("replace it with a regular file that contains the record, or rename it")


@register_rule("document-is-there")
def document_is_there(register: Register) -> Iterator[Violation]:
    """The path of a document leads to a readable file in the register, not hidden and not in 'data' or 'schemas'.

    Otherwise readers of the agreement find no document. A path to another folder could lead to a record, to a file of
    git, or to a file of another machine.
    """
    for agreement, index, document, file in _attached_documents(register):
        if file.fault:
            yield Violation(
                agreement,
                f"documents.{index}.path",
                Message("'%(path)s': %(fault)s", path=shorten(document.path), fault=file.fault),
                hint=suggest([shorten(file.similar)]) if file.similar else _HINT_FOR_PATH,
            )


@register_rule("document-is-unchanged")
def document_is_unchanged(register: Register) -> Iterator[Violation]:
    """A document's file has the size and the SHA-256 checksum that its record states.

    A file that was replaced or damaged after it was recorded may differ from the signed document.
    """
    for agreement, index, document, file in _attached_documents(register):
        if file.fault:
            continue  # 'document-is-there' reports it
        # A different size implies a different checksum, so only one is reported.
        if document.size is not None and document.size != file.size:
            yield Violation(
                agreement,
                f"documents.{index}.size",
                Message(
                    "the file '%(path)s' has %(size)s bytes, but its record states %(recorded)s",
                    path=shorten(document.path),
                    size=file.size,
                    recorded=document.size,
                ),
                hint=Message("restore the recorded file, or write its new size and sha256"),
            )
        elif document.sha256 is not None and document.sha256 != file.sha256:
            yield Violation(
                agreement,
                f"documents.{index}.sha256",
                Message("the file '%(path)s' does not have the recorded checksum", path=shorten(document.path)),
                hint=Message("restore the recorded file, or write 'sha256: \"%(sha256)s\"'", sha256=file.sha256),
            )


def _attached_documents(register: Register) -> Iterator[tuple[Agreement, int, Document, AttachedFile]]:
    """Yield each document with a path: its agreement, its index, the document and its file."""
    for agreement in register.agreements.values():
        for index, document in enumerate(agreement.documents):
            if document.path is not None and (file := register.attached.get(document.path)):
                yield agreement, index, document, file


@register_rule("file-is-read")
def file_is_read(register: Register) -> Iterator[Violation]:
    """Every YAML file in 'data' except 'register.yaml' is a regular file in a folder of records, named '<id>.yaml'.

    Other files are not read, so their records are missing from all results without notice.
    """
    for stray in register.strays:
        if stray.is_yaml:
            yield _unread_violation(stray, _HINT_FOR_MISPLACED if stray.is_regular else _HINT_FOR_IRREGULAR)


@register_rule("no-stray-file", severity=Severity.WARNING)
def no_stray_file(register: Register) -> Iterator[Violation]:
    """The folder 'data' contains only 'register.yaml', records, READMEs, licences and hidden files.

    Readers of a copy cannot know that leftovers of an editor or a mail program do not belong to the register.
    """
    for stray in register.strays:
        if not stray.is_yaml:
            yield _unread_violation(stray, Message("delete it, or move it out of 'data', for example to 'documents'"))


@register_rule("no-unfinished-change")
def no_unfinished_change(register: Register) -> Iterator[Violation]:
    """The register contains no journal of a change that started elsewhere or cannot be finished.

    An interrupted command leaves a journal, and the next command finishes the change. A journal from a clone or a pull
    request is ignored, since it could change files without review.
    """
    if register.unfinished_journal:
        yield Violation(
            _placeholder(register.unfinished_journal),
            "",
            Message("this journal is not from a command that was interrupted here, or its files have changed since"),
            hint=Message(
                "delete it; if git tracks it, also run: git rm --cached %(unfinished_journal)s",
                unfinished_journal=register.unfinished_journal,
            ),
        )


def _unread_violation(stray: Stray, hint: str) -> Violation:
    return Violation(
        _placeholder(stray.path), "", Message("this file is not read: %(reason)s", reason=stray.reason), hint=hint
    )


def _placeholder(path: str) -> Entry:
    # An entry needs a kind, although the file has none.
    return Entry(path=path, kind=Kind.AGREEMENT, id=path, record=None)
