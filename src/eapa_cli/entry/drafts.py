"""Drafts: answers that are saved for later, outside of the register."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from eapa_cli.entry.entry_context import DraftOrganization, Progress
from eapa_cli.entry.form_fields import Answer
from eapa_cli.errors import UnreadableError
from eapa_cli.storage.atomic_file import replace_file
from eapa_cli.storage.input_file import open_input, read_at_most
from eapa_cli.storage.user_state import make_private_folders, work_folder

# No draft is so large, and a larger file is not read.
_MAX_BYTES: Final = 4 * 1024 * 1024
# Drafts of version 1 had answers as text.
_VERSION: Final = 2


@dataclass(kw_only=True)
class Draft:
    """The state of a dialogue that was not finished.

    `command` is the command with its arguments, and `base` has the fields of the record that no answer gave. `evidence`
    has the line of the source that supports an answer, by the flag of its question. `progress` has the questions that
    were asked. `added` are the new organizations to add with the record, by id. `draft_organization` is the
    organization that was incomplete when the dialogue ended. `started` is the time at which the dialogue started.
    """

    command: str
    answers: dict[str, list[Answer]]
    base: Mapping[str, Any] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    progress: Progress = field(default_factory=Progress)
    added: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    draft_organization: DraftOrganization = field(default_factory=DraftOrganization)
    started: str = field(default_factory=lambda: datetime.now().astimezone().isoformat(timespec="microseconds"))
    version: int = _VERSION


class Drafts:
    """The drafts of one register, in files in the user's state folder."""

    def __init__(self, root: Path) -> None:
        self._folder = work_folder(root, "drafts")

    def save(self, draft: Draft) -> None:
        """Write the current state of a draft."""
        path = self._locate_file(draft)
        make_private_folders(path.parent)
        with replace_file(path) as file:
            file.write(json.dumps(asdict(draft), ensure_ascii=False, indent=1).encode())

    def has(self, draft: Draft) -> bool:
        """Return whether a draft is saved."""
        return self._locate_file(draft).exists()

    def delete(self, draft: Draft) -> None:
        """Delete a draft, if it is saved."""
        self._locate_file(draft).unlink(missing_ok=True)

    def read_all(self) -> dict[Path, Draft | None]:
        """Return the drafts of all commands by their files, the latest first; None for a file that is not a draft."""
        return {path: self._read(path) for path in sorted(self._folder.glob("*.json"), reverse=True)}

    def _read(self, path: Path) -> Draft | None:
        try:
            with open_input(path) as stream:
                draft = _restore(json.loads(read_at_most(stream, _MAX_BYTES) or b""))
        except (UnreadableError, OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
            return None
        # A draft is saved and deleted in the file of its time.
        return draft if self._locate_file(draft) == path else None

    def _locate_file(self, draft: Draft) -> Path:
        moment = "".join(character for character in draft.started if character.isdecimal())
        return self._folder / f"{moment}.json"


def _restore(data: Mapping[str, Any]) -> Draft:
    """Return the draft from the data of its file.

    Raises:
        ValueError: another version of the program wrote the file, or its command or time is not valid.
    """
    if data.get("version") != _VERSION or not isinstance(data["command"], str):
        raise ValueError("a draft of another version, or without a command")
    datetime.fromisoformat(data["started"])
    organization = data["draft_organization"]
    restored = {
        "progress": Progress(**data["progress"]),
        "draft_organization": DraftOrganization(
            answers=organization["answers"], progress=Progress(**organization["progress"])
        ),
    }
    return Draft(**{**data, **restored})
