"""A summary of changes of records, such as 'Add the memorandum with TASS'.

It becomes the subject and the body of a commit, and the effect of a command in the log.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Final, NamedTuple, assert_never

from eapa_cli.history.difference import Verb
from eapa_cli.history.field_wording import label_field
from eapa_cli.history.record_change import ChangeKind, RecordChange, sort_changes
from eapa_cli.history.record_sentences import Sentence, agreement_noun, count_phrase, describe_change
from eapa_cli.history.record_version import Version
from eapa_cli.history.summary_names import PartyNames
from eapa_cli.model.ids import REGISTER_ID
from eapa_cli.model.names import preferred_name
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext, pgettext
from eapa_cli.text.interface_phrases import join_with_and, quote

MAX_SUBJECT_LENGTH: Final = 72
"""The usual maximum length of the subject of a commit, in characters."""

# The maximum number of lines about changes, and of characters in a line.
_MAX_DETAILS: Final = 100
_MAX_DETAIL_LENGTH: Final = 200
# Of more parties, the first is named, and the others are counted.
_MAX_NAMED_PARTIES: Final = 2
_FORMAT: Final = "format"  # the verb for files whose content did not change
SUMMARY_VERBS: Final = ("add", "change", _FORMAT, "merge", "move", "remove", "rename", "start", "terminate")
"""The verbs of summaries; the catalogues have them with the context `summary`."""

_REGISTER_FILE: Final = "the register's own file"


class _Phrase(NamedTuple):
    """The part of a summary about one record."""

    verb: str
    object: str
    counted_verb: str
    """The verb of a summary that counts records."""
    noun: str
    """The noun of a summary that counts records."""

    def __str__(self) -> str:
        return _with_verb(self.verb, self.object)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A summary: a subject of at most `MAX_SUBJECT_LENGTH` characters, and lines with the details."""

    subject: str
    details: tuple[str, ...]


def summarize(changes: Sequence[RecordChange], parties: PartyNames, *, other_file_count: int = 0) -> Summary:
    """Summarize changes of records; if there are none to show, give the number of other changed files."""
    shown = [change for change in sort_changes(changes) if not _is_implied(change, changes)]
    phrases = [_summarize_change(change, parties) for change in shown]
    if other_file_count and not phrases:
        message = ngettext("Change %(num)d other file", "Change %(num)d other files", other_file_count)
        return Summary(subject=message % {"num": other_file_count}, details=())
    return Summary(subject=_subject(phrases), details=tuple(_details(shown, parties.languages)))


def _is_implied(change: RecordChange, changes: Iterable[RecordChange]) -> bool:
    """Return whether a change is a consequence of the change of another record."""
    is_target_of_merge = change.id in {other.into for other in changes}
    if change.only_redirects or is_target_of_merge:
        return True
    # The removal of a record reserves its id in the register's own file.
    only_reserves_ids = change.kind is None and {one.field for one in change.differences} == {"removed"}
    return only_reserves_ids and any(other.how is ChangeKind.REMOVED for other in changes)


def _subject(phrases: Sequence[_Phrase]) -> str:
    """Return the phrases on all records or, if these are too long, the numbers of records."""
    subject = "; ".join(map(str, phrases))
    is_too_long = len(subject) > MAX_SUBJECT_LENGTH
    # The names of files with an unchanged content are not interesting.
    are_only_formatted = all(phrase.verb == _FORMAT for phrase in phrases)
    if len(phrases) > 1 and (is_too_long or are_only_formatted):
        subject = "; ".join(_summarize_by_verb(phrases))
    return shorten(subject[:1].upper() + subject[1:], MAX_SUBJECT_LENGTH, placeholder=" …")


def _summarize_by_verb(phrases: Iterable[_Phrase]) -> Iterator[str]:
    """Yield a phrase with counts for each verb, such as `add 2 agreements and 1 organization`."""
    counts_by_verb: dict[str, Counter[str]] = {}
    for phrase in phrases:
        counts_by_verb.setdefault(phrase.counted_verb, Counter())[phrase.noun] += 1
    for verb, counts in counts_by_verb.items():
        yield _with_verb(verb, join_with_and(_describe_count(count, noun) for noun, count in counts.items()))


def _describe_count(number: int, noun: str) -> str:
    """Return the number of records or files, such as `2 agreements`, or the register's own file."""
    match noun:
        case Kind():
            return count_phrase(noun, number)
        case "file":
            return ngettext("%(num)d file", "%(num)d files", number) % {"num": number}
        case _:
            return _(_REGISTER_FILE)


def _with_verb(verb: str, object_: str) -> str:
    return _("%(verb)s %(object)s") % {"verb": pgettext("summary", verb), "object": object_}


def _summarize_change(change: RecordChange, parties: PartyNames) -> _Phrase:
    """Return the phrase about the change of one record."""
    noun = change.kind or _REGISTER_FILE
    name = _describe_record(change.version, parties)
    match change.how:
        case ChangeKind.ADDED if change.kind is None:
            return _Phrase("start", _("the register"), "start", noun)
        case ChangeKind.ADDED:
            return _Phrase("add", name, "add", noun)
        case ChangeKind.REMOVED:
            return _Phrase("remove", name, "remove", noun)
        case ChangeKind.MERGED:
            merged = _("%(record)s into '%(into)s'") % {"record": name, "into": change.into}
            return _Phrase("merge", merged, "merge", noun)
        case ChangeKind.RENAMED:
            assert change.before is not None, "a renamed record existed before"
            ids = _("'%(before)s' to '%(after)s'") % {"before": change.before.id, "after": change.id}
            return _Phrase("rename", ids, "rename", noun)
        case ChangeKind.MOVED:
            return _Phrase("move", _file_of(name), "move", noun)
        case ChangeKind.REFORMATTED:
            return _Phrase(_FORMAT, _file_of(name), _FORMAT, "file")
        case ChangeKind.UNREADABLE:
            return _Phrase("change", name, "change", noun)
        case ChangeKind.AMENDED:
            return _Phrase(*_summarize_amendment(change, name), "change", noun)
        case _:
            assert_never(change.how)


def _summarize_amendment(change: RecordChange, name: str) -> tuple[str, str]:
    """Return the verb and the object of a change to the fields of a record."""
    fields = list(dict.fromkeys(one.field for one in change.differences if not one.is_redirected))
    verb = "add" if all(one.verb is Verb.ADDED for one in change.differences) else "change"
    match fields:
        case ["terminated"] if verb == "add":
            return "terminate", name
        case [field]:
            return verb, _("the %(field)s of %(record)s") % {"field": label_field("", field, ""), "record": name}
        case [one, other]:
            labels = {"one": label_field("", one, ""), "other": label_field("", other, "")}
            return verb, _("the %(one)s and %(other)s of %(record)s") % {**labels, "record": name}
        case _:
            return "change", name


def _file_of(name: str) -> str:
    return _("the file of %(record)s") % {"record": name}


def _describe_record(version: Version, parties: PartyNames) -> str:
    """Return the name of a record in a sentence."""
    if version.kind is None:
        return _(_REGISTER_FILE)
    match version.record:
        case Agreement() as agreement:
            return _describe_agreement(agreement, parties)
        case Organization() as organization:
            return clean(preferred_name(organization.names, parties.languages) or organization.id)
        case _:
            return quote(clean(version.id))


def _describe_agreement(agreement: Agreement, parties: PartyNames) -> str:
    """Return the type of an agreement with its parties except the owner of the register, or else with its id."""
    noun = agreement_noun(agreement.type)
    ids = [party.organization for party in agreement.parties]
    names = [clean(parties.name_of(id_)) for id_ in ids if id_ != parties.owner]
    if not names:
        return _("the %(noun)s '%(id)s'") % {"noun": noun, "id": clean(agreement.id)}
    if len(names) > _MAX_NAMED_PARTIES:
        named = names[: _MAX_NAMED_PARTIES - 1]
        other_count = len(names) - len(named)
        others = ngettext("%(num)d other", "%(num)d others", other_count) % {"num": other_count}
        names = [*named, others]
    message = _("the %(noun)s with %(names)s") if parties.owner in ids else _("the %(noun)s between %(names)s")
    return message % {"noun": noun, "names": join_with_and(names)}


def _details(changes: Sequence[RecordChange], languages: Sequence[str]) -> Iterator[str]:
    """Yield a line for each change, without control characters, up to a limit."""
    lines = [
        shorten(_detail(change, sentence), _MAX_DETAIL_LENGTH, placeholder=" …")
        for change in changes[:_MAX_DETAILS]  # each of them has at least one line
        for sentence in describe_change(change, languages)
    ]
    yield from lines[:_MAX_DETAILS]
    if len(changes) > _MAX_DETAILS or len(lines) > _MAX_DETAILS:
        yield _("and more")


def _detail(change: RecordChange, sentence: Sentence) -> str:
    fields = {"id": _id(change), "verb": pgettext("change", sentence.verb), "text": clean(sentence.text)}
    return _("%(id)s: %(verb)s %(text)s") % fields


def _id(change: RecordChange) -> str:
    return clean(change.id) if change.kind else REGISTER_ID
