"""`eapa save`: a commit of the register's files."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.checks.checker import check
from eapa_cli.checks.problem import Severity
from eapa_cli.checks.reports import ReportContext, ReportFormat, write_report
from eapa_cli.cli.confirmation import ask_text, ask_to_confirm
from eapa_cli.cli.options import RegisterOption
from eapa_cli.cli.register_access import find_root, format_command_line
from eapa_cli.entry.prompts.prompter import has_terminal
from eapa_cli.errors import RefusedError
from eapa_cli.git.log_output import FileChange
from eapa_cli.git.push import push_branch
from eapa_cli.git.register_commit import RefusedCommitError, RegisterCommit
from eapa_cli.git.repository import Repository
from eapa_cli.history.change_summary import Summary, summarize
from eapa_cli.history.record_change import record_changes
from eapa_cli.history.record_version import Versions, is_register_path
from eapa_cli.history.summary_names import PartyNames
from eapa_cli.render.messages import message
from eapa_cli.scaffold.files import make_scaffold_files
from eapa_cli.storage.journal import recover_under_lock
from eapa_cli.storage.lock import hold_lock
from eapa_cli.storage.register_location import is_in_repository
from eapa_cli.storage.store import Store
from eapa_cli.storage.user_state import user_state_folder
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext


def run(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="MESSAGE",
            help="The first line of the message (default: a summary). The next lines list the changes.",
        ),
    ] = None,
    *,
    push: Annotated[bool, typer.Option("--push", help="Send the branch to the remote repository afterwards.")] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="Save in spite of errors in the register.")] = False,
    register: RegisterOption = None,
) -> None:
    """Save the changes of the register in git.

    The command commits the records, the register's own file and the documents. The first commit also contains the other
    files of 'eapa init'. No other files are committed, and other staged files stay staged.
    """
    root = find_root(register)
    _offer_repository(root)
    commit = RegisterCommit(root)
    commit.check_ready()
    with hold_lock(root, format_command_line()):
        recover_under_lock(root, user_state_folder())
        _save(commit, text, anyway=anyway)
    if push:
        assert commit.branch is not None  # check_ready() requires a branch
        message(_("pushed: to '%(branch)s'") % {"branch": push_branch(root, commit.branch)})


def _offer_repository(root: Path) -> None:
    """Offer on a terminal to start a git repository, if the register is not in one."""
    if has_terminal() and not is_in_repository(root):
        message(_("git stores each saved state of the register; it does not do so in this folder yet"))
        if ask_to_confirm(_("Start now?")):
            RegisterCommit.create_repository(root)


def _save(commit: RegisterCommit, text: str | None, *, anyway: bool) -> None:
    """Commit the changes of the register, if there are any and its check allows it."""
    # The paths of these files do not depend on the title and the program.
    scaffold_paths = [file.path for file in make_scaffold_files(title="", requirement=None)]
    changes = commit.unsaved_changes(scaffold_paths)
    if not changes:
        message(_("nothing to save: no file of the register has changed"))
        return
    if not anyway:
        _check_valid(commit.root)
    _ensure_identity(commit)
    summary = _summarize(commit.root, changes)
    subject = (text or "").strip() or summary.subject
    try:
        id_ = commit.commit(changes, _format_commit_message(subject, summary))
    except RefusedCommitError as error:
        for line in error.output.splitlines():
            message(line)
        raise
    number = len(changes)
    saved = ngettext(
        "saved: %(subject)s (%(num)d file, commit %(commit)s)",
        "saved: %(subject)s (%(num)d files, commit %(commit)s)",
        number,
    )
    message(saved % {"subject": subject, "num": number, "commit": id_})


def _check_valid(root: Path) -> None:
    store = Store(root)
    report = check(store)
    if report.count(Severity.ERROR):
        write_report(report, ReportFormat.TEXT, sys.stderr, context=ReportContext.of(store, sys.stderr, os.environ))
        raise RefusedError(
            _("nothing was saved: the register has errors"),
            hint=_("correct them first, or add --anyway to save them"),
        )


def _ensure_identity(commit: RegisterCommit) -> None:
    """Ask for the name and the e-mail address of the user if git does not know them.

    Raises:
        RefusedError: there is no terminal, or the answers are not a name and an address.
    """
    if commit.has_identity():
        return
    if not has_terminal():
        raise _make_identity_error(_("set them with 'git config user.name NAME' and 'git config user.email ADDRESS'"))
    message(_("git needs your name and e-mail address, which each saved change shows; they are set for this register"))
    name, email = ask_text(_("Name")), ask_text(_("E-mail address"))
    # git would read an answer that starts with a hyphen as an option.
    looks_like_option = name.startswith("-") or email.startswith("-")
    is_text = name.isprintable() and email.isprintable()
    if not name or "@" not in email or looks_like_option or not is_text:
        raise _make_identity_error(
            _("run 'eapa save' again, or set them with 'git config user.name NAME' and 'git config user.email ADDRESS'")
        )
    commit.set_identity(name, email)


def _make_identity_error(hint: str) -> RefusedError:
    return RefusedError(_("nothing was saved: git does not know your name and e-mail address"), hint=hint)


def _summarize(root: Path, changes: Sequence[FileChange]) -> Summary:
    files = [change for change in changes if is_register_path(change.path)]
    with Repository(root) as repository:
        versions = Versions(repository, Store(root))
        versions.read_ahead((file.path, file.before) for file in files)
        records = record_changes(files, versions)
    return summarize(records, PartyNames(root, records), other_file_count=len(changes) - len(files))


def _format_commit_message(subject: str, summary: Summary) -> str:
    """Return the message of a commit: the subject, and the details of the summary, if it has any."""
    return "\n".join([subject, "", *(f"- {line}" for line in summary.details)]).strip()
