"""Answers that were given and not yet written into the register, kept for another day."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from eapa_cli.entry.entry_context import HalfMade, HalfTold
from eapa_cli.errors import UnreadableError
from eapa_cli.storage.atomic_file import replacement_of
from eapa_cli.storage.input_file import open_input, read_at_most
from eapa_cli.storage.user_state import make_private_folders, work_folder

_MOST_BYTES: Final = 4 * 1024 * 1024


@dataclass(kw_only=True)
class Draft:
    """What a dialogue has come to: the command with its arguments, the answers, and records to be added with it.

    `half_made` is an organization amid which it was left, and `half_told` an answer.
    """

    command: str
    answers: dict[str, list[str]]
    base: Mapping[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    added: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    half_made: HalfMade = field(default_factory=HalfMade)
    half_told: HalfTold = field(default_factory=HalfTold)
    begun: str = field(default_factory=lambda: datetime.now().astimezone().isoformat(timespec="microseconds"))


class Drafts:
    """The drafts of one register, a file each in the user's own state folder."""

    def __init__(self, root: Path) -> None:
        self._folder = work_folder(root, "drafts")

    def keep(self, draft: Draft) -> None:
        """Write a draft as it is now."""
        path = self._path(draft)
        make_private_folders(path.parent)
        with replacement_of(path, mode=0o600) as file:
            file.write(json.dumps(asdict(draft), ensure_ascii=False, indent=1).encode())

    def has(self, draft: Draft) -> bool:
        """Whether a draft was kept."""
        return self._path(draft).exists()

    def forget(self, draft: Draft) -> None:
        """Delete a draft, if it was kept."""
        self._path(draft).unlink(missing_ok=True)

    def of(self, command: str) -> list[Draft]:
        """Return the drafts of a command, the latest first, without the files that are not drafts."""
        found: list[Draft] = []
        for path in sorted(self._folder.glob("*.json"), reverse=True):
            try:
                with open_input(path) as stream:
                    draft = _draft(json.loads(read_at_most(stream, _MOST_BYTES) or b""))
            except (UnreadableError, OSError, ValueError, TypeError, AttributeError, RecursionError):
                continue
            if draft.command == command:
                found.append(draft)
        return found

    def _path(self, draft: Draft) -> Path:
        moment = "".join(character for character in draft.begun if character.isdecimal())
        return self._folder / f"{moment}.json"


def _draft(data: Mapping[str, Any]) -> Draft:
    amid = {"half_made": HalfMade(**data.get("half_made", {})), "half_told": HalfTold(**data.get("half_told", {}))}
    return Draft(**{**data, **amid})
