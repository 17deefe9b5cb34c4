"""From a clerk's answers to a record in a file."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from eapa_cli.cli.conclude import conclude
from eapa_cli.errors import RefusedError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.layout import id_of, path_of
from eapa_cli.storage.store import Store
from eapa_cli.text.countries import country_code

_TAGGED = re.compile(r"([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?)=(.*)", re.DOTALL)


def fault_in_country(text: str) -> str | None:
    """What is wrong with a text as the name of a country."""
    return None if country_code(text) else f"no country is called '{text}'"


def tagged(text: str, language: str) -> tuple[str, str]:
    """The language and the text of `ru=Ташкент`; without a tag the language is the register's first."""
    match = _TAGGED.fullmatch(text)
    return (match[1], match[2].strip()) if match else (language, text.strip())


def localized(texts: Sequence[str], language: str) -> dict[str, str] | None:
    """A text in the languages it was given in."""
    return dict(tagged(text, language) for text in texts) or None


def first(answers: Sequence[str]) -> str | None:
    """The answer to a question that has one."""
    return answers[0] if answers else None


def known(data: Mapping[str, Any]) -> dict[str, Any]:
    """What of a map is known: absent means unknown, so nothing empty is written."""
    return {key: value for key, value in data.items() if value not in (None, [], {})}


def write(store: Store, kind: Kind, data: Mapping[str, Any], *, dry_run: bool, force: bool = False) -> None:
    """Write a new record, if the register is as right with it as without; or show what would be written.

    Raises:
        RefusedError: the id is taken, or something is wrong with the record.
    """
    path = path_of(kind, data["id"])
    if taken := next((file.path for file in store.files() if id_of(file.path) == id_of(path)), None):
        raise RefusedError(
            f"the id '{data['id']}' is taken, by {taken}", hint="if it is another record, give it an --id"
        )
    changes = ChangeSet(store)
    changes.create(path, data)
    conclude(changes, dry_run=dry_run, force=force)
