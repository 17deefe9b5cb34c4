"""What a journal says: the files that a command changes, and by its seal whose command that was."""

import json
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.model.record_paths import is_data_file
from eapa_cli.storage.layout import JOURNAL
from eapa_cli.storage.signature import is_seal_of, seal_of

GIVE_UP: Final = f"delete {JOURNAL} to give up what a command had begun, and look at 'git status'"

_FORM: Final = 2


class Step(NamedTuple):
    """A file of the register, a hash of its bytes before, and its bytes after; None where there is no file."""

    path: str
    before: str | None
    after: bytes | None


def hash_of(content: bytes | None) -> str | None:
    """The hash that a step has of a file; None if there is none."""
    return None if content is None else sha256(content).hexdigest()


def written(steps: Iterable[Step], own: Path) -> bytes:
    """A journal of some steps, sealed by the key in the user's own folder."""
    files = [{**step._asdict(), "after": None if step.after is None else step.after.decode("utf-8")} for step in steps]
    return json.dumps({"eapa": _FORM, "seal": seal_of(_plain(files), own), "files": files}, ensure_ascii=False).encode()


def read_steps(root: Path, journal: str, own: Path) -> list[Step]:
    """The steps of a register's journal, given by its path from the root.

    Raises:
        RefusedError: it is not of this user's commands here, or git has it; it may come from whoever made the clone.
        UnreadableError: it is no journal.
        OSError: it cannot be read.
    """
    if (root / journal).is_symlink():
        raise RefusedError(f"{journal} is a link, and is not followed", hint="delete it")
    try:
        data = json.loads((root / journal).read_bytes())
        files, seal = data["files"], data.get("seal")
        sealed = is_seal_of(seal, _plain(files), own)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError(f"{journal} cannot be read", hint=GIVE_UP) from error
    if not sealed:
        raise RefusedError(f"{journal} is not of a command that you ran here, and is not followed", hint=GIVE_UP)
    if _is_tracked(root, journal):
        raise RefusedError(f"{journal} is in git, and is not followed", hint=f"git rm --cached {journal}")
    steps = [Step(**file) for file in files]
    if not all(is_data_file(step.path) for step in steps):
        raise RefusedError(f"{journal} names a file that is not the register's", hint=GIVE_UP)
    return [step._replace(after=None if step.after is None else str(step.after).encode("utf-8")) for step in steps]


def _plain(files: Any) -> bytes:
    return json.dumps(files).encode()


def _is_tracked(root: Path, path: str) -> bool:
    from eapa_cli.git.command import Git  # only what was interrupted needs it

    with suppress(UnreadableError):  # without git nothing is
        return Git(root).run("ls-files", "--error-unmatch", "--", path, accepted={0, 1, 128}).returncode == 0
    return False
