"""Formatting of several files together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.model.record_paths import kind_of
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.field_types import Shape
from eapa_cli.storage.formatter import is_layable, laid_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatting:
    """The files that could not be formatted: those with faults or unreadable ones, and those refused with a reason."""

    faulty: list[str] = field(default_factory=list)
    misplaced: dict[str, str] = field(default_factory=dict)

    @property
    def left(self) -> list[str]:
        """Return the files that were not formatted."""
        return [*self.faulty, *self.misplaced]


def formatted(changes: ChangeSet, paths: Iterable[str]) -> Formatting:
    """Format files in a set of changes, given by path from the register's root; return those that could not be."""
    result = Formatting()
    for path in dict.fromkeys(paths):
        try:
            document = changes.document(path)
            if not is_layable(document):
                result.faulty.append(path)
                continue
            changes.replace(path, laid_out(document, Shape.of(kind_of(path))))
        except UnreadableError:
            result.faulty.append(path)
        except RefusedError as error:
            result.misplaced[path] = f"{path}:{error.message}"
    return result
