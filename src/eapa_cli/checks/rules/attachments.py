"""Rules about the files beside the records: the copies that documents name, and strays."""

from collections.abc import Iterator
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, rule
from eapa_cli.model.register import Entry, Register, Stray
from eapa_cli.model.vocabulary import Kind
from eapa_cli.text.quoting import shown

_TO_BE_READ: Final = "move it to 'data/organizations' or 'data/agreements', and name it '<id>.yaml'"
_NO_FILE: Final = "put a file in its place that holds the record, or give it another name"


@rule("document-is-there")
def document_is_there(register: Register) -> Iterator[Violation]:
    """The path of a document leads to a file inside the register.

    Whoever asks for the text of the agreement gets nothing, or a file of somebody else's machine.
    """
    for agreement in register.agreements.values():
        for index, document in enumerate(agreement.documents):
            file = register.attached.get(document.path or "")
            if file and file.fault:
                yield Violation(
                    agreement,
                    f"documents.{index}.path",
                    f"'{shown(document.path)}': {file.fault}",
                    hint="write the file's path from the register's top folder, such as 'documents/2021-eapa.pdf'",
                )


@rule("document-is-unchanged")
def document_is_unchanged(register: Register) -> Iterator[Violation]:
    """A document's file has the size and the checksum that its record states.

    The file was exchanged or damaged after it was recorded, and may not be what the parties signed.
    """
    for agreement in register.agreements.values():
        for index, document in enumerate(agreement.documents):
            file = register.attached.get(document.path or "")
            if file is None or file.fault:
                continue
            # Another size is another checksum too: one is told.
            if document.size is not None and document.size != file.size:
                yield Violation(
                    agreement,
                    f"documents.{index}.size",
                    f"the file '{shown(document.path)}' has {file.size} bytes, not {document.size}",
                    hint="bring the right file back, or write down its new size and sha256",
                )
            elif document.sha256 is not None and document.sha256 != file.sha256:
                yield Violation(
                    agreement,
                    f"documents.{index}.sha256",
                    f"the file '{shown(document.path)}' has another checksum",
                    hint=f"bring the right file back, or write 'sha256: \"{file.sha256}\"'",
                )


@rule("file-is-read")
def file_is_read(register: Register) -> Iterator[Violation]:
    """Every YAML file in 'data' is read: it lies in a folder of records, and its name ends in '.yaml'.

    From any other file nothing is read, so that its record is missing from every answer, and nobody notices.
    """
    for stray in register.strays:
        if stray.yaml:
            yield _strays(stray, _TO_BE_READ if stray.regular else _NO_FILE)


@rule("no-stray-file", severity=Severity.WARNING)
def no_stray_file(register: Register) -> Iterator[Violation]:
    """In 'data' there are records, and no other files but a README or a licence.

    What an editor or a mail program left there is taken for part of the register by whoever gets a copy.
    """
    for stray in register.strays:
        if not stray.yaml:
            yield _strays(stray, "delete it, or keep it beside 'data', such as in 'documents'")


@rule("no-unfinished-change")
def no_unfinished_change(register: Register) -> Iterator[Violation]:
    """No journal lies in the register of a change that was begun elsewhere, or cannot be finished.

    A command that is stopped leaves one for the next, which finishes the change; one that came with a clone or a pull
    request would have files changed that nobody has seen, and is not followed.
    """
    if register.unfinished:
        yield Violation(
            _no_record(register.unfinished),
            "",
            "this journal is not of a command that was stopped here, or its files were changed since",
            hint=f"delete it, also from git, if it is there: git rm --cached {register.unfinished}",
        )


def _strays(stray: Stray, hint: str) -> Violation:
    return Violation(_no_record(stray.path), "", f"nothing is read from this file: {stray.reason}", hint=hint)


def _no_record(path: str) -> Entry:
    # A file from which no record is read has no kind; an entry needs one.
    return Entry(path=path, kind=Kind.AGREEMENT, id=path, record=None)
