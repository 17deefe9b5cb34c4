"""The histories of records and the comparisons of revisions as rows to render."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from eapa_cli.git.log_output import SHORT_ID_LENGTH
from eapa_cli.history.consequences import Count
from eapa_cli.history.field_wording import format_value
from eapa_cli.history.record_change import ChangeKind, RecordChange
from eapa_cli.history.record_history import Event
from eapa_cli.history.record_sentences import Sentence, count_phrase, describe_change
from eapa_cli.history.revision_comparison import Comparison
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.output_format import Format
from eapa_cli.render.rows import Column, Layout, Rows
from eapa_cli.text.english_labels import label
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext, pgettext

_PAGE_COLUMNS: Final = (Column("section", "Section"), Column("change", "Change"), Column("text", "What", can_wrap=True))
_EVENT_COLUMNS: Final = (
    Column("date", "Date"),
    Column("author", "Author"),
    Column("commit", "Commit"),
    Column("record", "Record"),
    Column("change", "Change"),
    Column("text", "What", can_wrap=True),
)
_DATE_LENGTH: Final = len("2024-01-31")
_CHANGE_COLUMNS: Final = (
    Column("record", "Record"),
    Column("change", "Change"),
    Column("text", "What", can_wrap=True),
)


def layout_for(format_: Format) -> Layout:
    """Return the layout for changes: a page in the formats for people, otherwise one row for each change."""
    return Layout.PAGE if format_ in {Format.TABLE, Format.MARKDOWN} else Layout.LIST


def history_rows(events: Sequence[Event], id_: str, languages: Sequence[str], *, layout: Layout) -> Rows:
    """Return the history of a record: a row for each change; on a page, a section for each commit."""
    ids = _ids_over_time(id_, events)
    pairs = [(event, sentence) for event in events for sentence in describe_change(event.change, languages)]
    objects = [_event_object(event, sentence) for event, sentence in pairs]
    if layout is Layout.LIST:
        rows = [tuple(one[column.name] for column in _EVENT_COLUMNS) for one in objects]
        return Rows("history", _EVENT_COLUMNS, rows, objects=objects)
    cells = [(_heading(event), _verb(sentence), _text(event, sentence, ids)) for event, sentence in pairs]
    return Rows("history", _PAGE_COLUMNS, cells, objects=objects, layout=layout)


def _event_object(event: Event, sentence: Sentence) -> dict[str, Any]:
    commit = event.commit
    return {
        "date": commit and commit.date,
        "author": commit and commit.author,
        "commit": commit and commit.id,
        "subject": commit and commit.subject,
        "record": event.change.id,
        "kind": event.change.kind,
        "change": sentence.verb,
        "field": sentence.field,
        "text": sentence.text,
        "before": sentence.before,
        "after": sentence.after,
    }


def _heading(event: Event) -> str:
    commit = event.commit
    if commit is None:
        return _("not committed yet")
    return f"{commit.date[:_DATE_LENGTH]}  {commit.author}  {commit.id[:SHORT_ID_LENGTH]}  {commit.subject}"


def _ids_over_time(id_: str, events: Sequence[Event]) -> set[str]:
    """Return all ids of a record over time, without the ids of records merged into it."""
    ids = {id_}
    # The given id is the last one, so each renaming leads to an earlier id.
    for event in reversed(events):
        change = event.change
        if change.how is ChangeKind.RENAMED and change.before and change.id in ids:
            ids.add(change.before.id)
    return ids


def _text(event: Event, sentence: Sentence, ids: Collection[str]) -> str:
    """Return the text of a sentence; if it is about another record than the requested record, add its id."""
    if event.change.id in ids:
        return sentence.text
    # The text of a merge continues the id: "'old' into 'new'".
    separator = "" if event.change.into else ":"
    return f"{format_value(event.change.id)}{separator} {sentence.text}"


def comparison_rows(comparison: Comparison, *, layout: Layout) -> Rows:
    """Return the changes between two states: a row for each change; on a page, a section for each record."""
    objects = [*_change_objects(comparison), *_consequence_objects(comparison), *_count_objects(comparison)]
    if layout is Layout.LIST:
        rows = [tuple(one[column.name] for column in _CHANGE_COLUMNS) for one in objects]
        return Rows("changes", _CHANGE_COLUMNS, rows, objects=objects)
    return Rows("changes", _PAGE_COLUMNS, list(_page_lines(comparison)), objects=objects, layout=layout)


def _change_objects(comparison: Comparison) -> Iterator[dict[str, Any]]:
    for change in comparison.changes:
        for sentence in describe_change(change, comparison.languages):
            yield {
                "record": change.id,
                "kind": change.kind,
                "how": change.how,
                "change": sentence.verb,
                "field": sentence.field,
                "text": sentence.text,
                "before": sentence.before,
                "after": sentence.after,
            }


def _consequence_objects(comparison: Comparison) -> Iterator[dict[str, Any]]:
    for one in comparison.consequences:
        yield _effect_object(one.id, "follows", one.kind, one.text, before=one.before, after=one.after)


def _count_objects(comparison: Comparison) -> Iterator[dict[str, Any]]:
    for count in comparison.counts:
        text = _describe_count(count)
        yield _effect_object(count.kind.plural, "counted", "count", text, before=count.before, after=count.after)


def _effect_object(record: str, how: str, change: str, text: str, *, before: Any, after: Any) -> dict[str, Any]:
    """Return a row for a consequence or a count. It has the same keys as the row of a change."""
    return {
        "record": record,
        "kind": None,
        "how": how,
        "change": change,
        "field": None,
        "text": text,
        "before": before,
        "after": after,
    }


def _page_lines(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    """Yield the heading of the section, the verb and the text of each line of a page."""
    title = _("Changes %(revisions)s") % {"revisions": comparison.revisions.description}
    for count in comparison.counts:
        yield title, "", _describe_count(count)
    yield title, "", _summary(comparison.changes)
    yield from _record_lines(comparison)
    for one in comparison.consequences:
        yield _("Consequences"), "", _("%(record)s %(follows)s") % {"record": one.id, "follows": one.text}
    for change in comparison.changes:
        if change.how is ChangeKind.REFORMATTED:
            yield _("Reformatted without a change of content"), "", change.version.path


def _record_lines(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    """Yield the lines of all sections: one for each record, and one for all records with redirected references."""
    changes = [change for change in comparison.changes if change.how is not ChangeKind.REFORMATTED]
    # The records with only redirected references come last.
    for change in sorted(changes, key=lambda change: change.only_redirects):
        for sentence in describe_change(change, comparison.languages):
            if change.only_redirects:
                title = _("Amended only to follow a renamed or merged record")
                yield title, _verb(sentence), f"{change.id}: {sentence.text}"
            else:
                yield _record_heading(change), _verb(sentence), sentence.text


def _verb(sentence: Sentence) -> str:
    return pgettext("change", sentence.verb)


def _describe_count(count: Count) -> str:
    now = count_phrase(count.kind, count.after)
    if count.after == count.before:
        return now
    message = _("%(now)s, up from %(before)d") if count.after > count.before else _("%(now)s, down from %(before)d")
    return message % {"now": now, "before": count.before}


def _summary(changes: Sequence[RecordChange]) -> str:
    """Return the number of changes of each kind, or a sentence if only formats or nothing changed."""
    counts = Counter(change.how for change in changes)
    if not counts:
        return _("nothing in the register changes")
    if set(counts) == {ChangeKind.REFORMATTED}:
        return ngettext(
            "only the format of %(num)d file changes, not the content",
            "only the format of %(num)d files changes, not the content",
            len(changes),
        ) % {"num": len(changes)}
    parts = (
        _("%(number)d %(change)s") % {"number": counts[how], "change": pgettext("change", how)}
        for how in ChangeKind
        if counts[how]
    )
    return ", ".join(parts)


def _record_heading(change: RecordChange) -> str:
    how = pgettext("change", change.how)
    heading = how[:1].upper() + how[1:]
    if change.kind is None:
        own_file = _("the register's own file")
        return f"{heading}: {own_file}"
    kind = pgettext(Kind.__name__, label(Kind, change.kind))
    return f"{heading}: {kind} {change.id}"
