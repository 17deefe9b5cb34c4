"""Operations of git, such as a merge, that a user started in a repository and did not finish."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

# During an operation, git has a file or folder of this name in `.git`.
_OPERATIONS_BY_NAME: Final[Mapping[str, str]] = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}


def unfinished_operations(git_folder: Path) -> Iterator[str]:
    """Yield the subcommands of git, such as 'merge', that `--continue` finishes and `--abort` cancels."""
    for name, operation in _OPERATIONS_BY_NAME.items():
        if os.path.lexists(git_folder / name):
            yield operation
