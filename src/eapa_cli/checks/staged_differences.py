"""Differences between the checked files on disk and the files in git's index, which a commit would contain."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from eapa_cli.checks.problem import Problem, Severity
from eapa_cli.errors import EapaError
from eapa_cli.git.log_output import FileChange
from eapa_cli.git.repository import Repository
from eapa_cli.model.message import Message
from eapa_cli.model.record_paths import DATA, REGISTER_FILE, is_data_file, is_inside, normalize_path
from eapa_cli.storage.register_location import is_in_repository
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.yaml.spans import TOP

# In a hook, git sets this variable to the index of the commit, which may be a temporary file.
_INDEX_VARIABLE: Final = "GIT_INDEX_FILE"


def staging_problems(
    root: Path, documents: Collection[str], environ: Mapping[str, str], *, staged: bool
) -> list[Problem]:
    """Return a problem for each record and document whose content on disk is not in git's index.

    The problems are errors with `staged` and in a git hook. Otherwise they are warnings, and are returned only if
    changes are staged. A sparse checkout that omits files of the register is always a warning.

    Raises:
        UnreadableError: `staged` is set, but git cannot read the repository.
    """
    if not staged and not is_in_repository(root):
        return []
    try:
        with Repository(root) as repository:
            return list(_find_problems(repository, documents, _find_hook_index(repository, environ), staged=staged))
    except EapaError:
        if staged:
            raise
        return []  # git is missing or does not trust the folder; only this check needs it


def _find_problems(
    repository: Repository, documents: Collection[str], index: Path | None, *, staged: bool
) -> Iterator[Problem]:
    """Yield the problems of unstaged files, in the index of a hook if there is one, and of a sparse checkout."""
    if index is not None:
        with Repository(repository.root, index=index) as before_commit:
            yield from _unstaged_problems(before_commit, documents, Severity.ERROR)
    elif staged or repository.has_staged_changes():
        yield from _unstaged_problems(repository, documents, Severity.ERROR if staged else Severity.WARNING)
    if absent := list(filter(is_data_file, repository.working_tree.sparse_files())):
        yield Problem(
            file=REGISTER_FILE,
            span=TOP,
            rule="staged",
            severity=Severity.WARNING,
            message=_describe_absent(absent),
            hint=Message(
                "references to them are reported as unknown; 'git sparse-checkout disable' restores all files"
            ),
        )


def _describe_absent(files: Sequence[str]) -> str:
    if len(files) == 1:
        return Message("the sparse checkout omits the file '%(path)s' of the register", path=files[0])
    return Message(
        "the sparse checkout omits %(num)s files of the register, such as '%(path)s'", num=len(files), path=files[0]
    )


def _find_hook_index(repository: Repository, environ: Mapping[str, str]) -> Path | None:
    """Return the path of the index that git passes to a hook, if it belongs to the repository of the register."""
    if not environ.get(_INDEX_VARIABLE):
        return None
    # Only the folder is resolved: if the index itself is a link, its place in the git folder counts.
    index = Path(os.path.abspath(environ[_INDEX_VARIABLE]))  # noqa: PTH100
    with suppress(OSError):
        index = index.parent.resolve() / index.name
    return index if index.is_relative_to(repository.git_folder.resolve()) else None


def _unstaged_problems(repository: Repository, documents: Collection[str], severity: Severity) -> Iterator[Problem]:
    # Git would refuse a path outside of the register, which the rule 'document-is-there' reports.
    paths = {normalize_path(path) for path in documents if is_inside(path)}
    folders = {path.partition("/")[0] for path in paths}
    for change in repository.working_tree.unstaged_changes(sorted({DATA, *folders})):
        if is_data_file(change.path) or normalize_path(change.path) in paths:
            message, hint = _explain(change)
            yield Problem(file=change.path, span=TOP, rule="staged", severity=severity, message=message, hint=hint)


def _explain(change: FileChange) -> tuple[str, str]:
    """Return the message and the hint about a file whose content on disk is not in the index."""
    path = quote_command([change.path])
    if change.after is None:
        return (
            Message("this file is in git but not on disk, so it was not checked"),
            Message(
                "stage its deletion with 'git rm --cached %(path)s', or restore it with 'git restore %(path)s'",
                path=path,
            ),
        )
    if change.before is None:
        return (
            Message("this file is not in git, so the commit will not contain it"),
            Message("stage it with 'git add %(path)s', or move it out of the register", path=path),
        )
    return (
        Message("the staged content is not the content on disk, which was checked"),
        Message("stage the file with 'git add %(path)s'", path=path),
    )
