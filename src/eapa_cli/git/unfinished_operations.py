"""Operations of git, such as a merge, that a user started in a repository and did not finish."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

# During an operation, `.git` contains a file or folder with this name.
_OPERATIONS_BY_NAME: Final[Mapping[str, str]] = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}


def unfinished_operations(git_folder: Path) -> Iterator[str]:
    """Yield the subcommands of git, such as 'merge', that are not finished in a repository.

    `--continue` of the subcommand finishes the operation, and `--abort` cancels it.
    """
    for name, operation in _OPERATIONS_BY_NAME.items():
        if os.path.lexists(git_folder / name):
            yield operation
