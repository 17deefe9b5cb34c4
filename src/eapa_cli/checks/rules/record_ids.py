"""Rules about ids: each id belongs to one record and is never reused."""

from collections.abc import Iterator

from eapa_cli.checks.rule import Violation, register_rule
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.english_dates import DatePhrase
from eapa_cli.model.ids import reserved_reason
from eapa_cli.model.message import Message
from eapa_cli.model.register import Entry, Register


@register_rule("unique-id")
def unique_id(register: Register) -> Iterator[Violation]:
    """No two records have the same id, regardless of kind and letter case.

    Records and people refer to a record by its id, and an id of two records makes each reference ambiguous.
    """
    owners: dict[str, Entry] = {}
    for entry in register.entries:
        owner, other = owners.setdefault(entry.id.lower(), entry), entry
        if owner is entry:
            continue
        # A record whose id is the name of its file keeps the id.
        if _is_named_by_id(entry) and not _is_named_by_id(owner):
            owner, other = entry, owner
        owners[entry.id.lower()] = owner
        yield Violation(
            other,
            "id",
            Message("the id '%(id)s' is already used by '%(path)s'", id=other.id, path=owner.path),
            hint=Message("change one of the two ids, or delete one of the records if they are the same"),
            second_places=((owner, "id", Message("used here")),),
        )


def _is_named_by_id(entry: Entry) -> bool:
    return entry.record is not None and entry.record.id == entry.id


@register_rule("id-is-not-reserved")
def id_is_not_reserved(register: Register) -> Iterator[Violation]:
    """No id is `register` or the name of a device on Windows, such as con, nul or com1.

    In commands, the id `register` means the register itself. On Windows, no file can have the name of a device, so a
    register with such a file cannot be copied there.
    """
    for entry in register.entries:
        if reason := reserved_reason(entry.id):
            yield Violation(
                entry,
                "id",
                reason,
                hint=Message("change the id and the file name, for example to '%(id)s-1'", id=entry.id),
            )


@register_rule("id-not-reused")
def id_not_reused(register: Register) -> Iterator[Violation]:
    """A former id, or the id of a removed record, is never used again as an id or a former id.

    Links, minutes and external files contain old ids for years, and an old id must lead to its own record.
    """
    owners: dict[str, tuple[Entry, str]] = {entry.id: (entry, "id") for entry in register.entries}
    for entry in register.entries:
        for index, id_ in enumerate(entry.record.former_ids if entry.record else ()):
            owner, path = owners.setdefault(id_, (entry, f"former_ids.{index}"))
            # The schema reports a former id that one record lists twice.
            if owner is not entry or path == "id":
                yield Violation(
                    entry,
                    f"former_ids.{index}",
                    Message("the former id '%(id)s' is used by '%(path)s'", id=id_, path=owner.path),
                    hint=Message("ids are never reused; remove it from one of the two records"),
                    second_places=((owner, path, Message("used here")),),
                )
    yield from _find_ids_of_removed_records(register)


def _find_ids_of_removed_records(register: Register) -> Iterator[Violation]:
    """Yield a violation for each present or former id that is the id of a removed record."""
    removals = {removal.id: removal for removal in register.file.removed} if register.file else {}
    for entry in register.entries:
        former_ids = enumerate(entry.record.former_ids if entry.record else ())
        for path, id_ in (("id", entry.id), *((f"former_ids.{index}", id_) for index, id_ in former_ids)):
            if removal := removals.get(id_):
                yield Violation(
                    entry,
                    path,
                    _describe_removed(id_, removal.date),
                    hint=Message("choose another id; if it is the same record, delete its entry in 'removed'"),
                )


def _describe_removed(id_: str, removed: EdtfDate | None) -> Message:
    if removed is None:
        return Message("the id '%(id)s' belongs to a record that was removed", id=id_)
    return Message(
        "the id '%(id)s' belongs to a record that was removed %(on_date)s", id=id_, on_date=DatePhrase(removed)
    )
