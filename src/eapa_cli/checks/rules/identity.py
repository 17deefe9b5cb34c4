"""Rules about ids: one id, one record, for ever."""

from collections.abc import Iterator

from eapa_cli.checks.rule import Violation, rule
from eapa_cli.model.ids import why_reserved
from eapa_cli.model.register import Entry, Register


@rule("unique-id")
def unique_id(register: Register) -> Iterator[Violation]:
    """No two records have the same id, whatever their kind and the case of their letters.

    An id is how records refer to each other and how people cite them; with two records behind one, every
    reference to it means either.
    """
    first: dict[str, Entry] = {}
    for entry in register.entries:
        known = first.setdefault(entry.id.lower(), entry)
        if known is entry:
            continue
        # Whose file bears the name has it by right.
        owner, other = (entry, known) if _is_named(entry) and not _is_named(known) else (known, entry)
        first[entry.id.lower()] = owner
        yield Violation(
            other,
            "id",
            f"the id '{other.id}' is taken: '{owner.path}' has it too",
            hint="give one of the two another id, or delete it if both are the same record",
            also=((owner, "id", "used here"),),
        )


def _is_named(entry: Entry) -> bool:
    return entry.record is not None and entry.record.id == entry.id


@rule("id-is-not-reserved")
def id_is_not_reserved(register: Register) -> Iterator[Violation]:
    """No id is `register`, or the name of a device on Windows, such as con, nul or com1.

    The first refers to the register itself, whose file would be out of reach. A file of such a name as the others
    cannot be made on Windows, so that nobody there can get a copy of the register.
    """
    for entry in register.entries:
        if why := why_reserved(entry.id):
            yield Violation(
                entry, "id", why, hint=f"give it another id, such as '{entry.id}-1', also in the name of the file"
            )


@rule("id-not-reused")
def id_not_reused(register: Register) -> Iterator[Violation]:
    """An id that a record had before is not the id, now or before, of any other record.

    Links, minutes and other people's files keep the old id for years; it must lead to the record that it meant
    then.
    """
    owners: dict[str, tuple[Entry, str]] = {entry.id: (entry, "id") for entry in register.entries}
    for entry in register.entries:
        for index, id_ in enumerate(entry.record.former_ids if entry.record else ()):
            owner, path = owners.setdefault(id_, (entry, f"former_ids.{index}"))
            if owner is not entry or path == "id":
                yield Violation(
                    entry,
                    f"former_ids.{index}",
                    f"the former id '{id_}' is in use for '{owner.path}'",
                    hint="an id is never used again: take it out of one of the two",
                    also=((owner, path, "used here"),),
                )
