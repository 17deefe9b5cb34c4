"""Entry of agreements from press releases."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call
from eapa_cli.cli.options import DraftFormat
from eapa_cli.cli.register_access import open_index_at
from eapa_cli.cli.streams import use_utf8
from eapa_cli.entry.agreement_form import AGREEMENT
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.standard_input import read_stdin_bytes
from eapa_cli.errors import EapaError, RefusedError, UsageError
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Stage
from eapa_cli.render import messages
from eapa_cli.render.clean import clean
from eapa_cli.text.clock import today
from eapa_cli.text.code_formatters import code_or_label
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import pgettext
from eapa_cli.text.translatable_message import translated

if TYPE_CHECKING:
    from eapa_cli.importing.press.draft import PressDraft
    from eapa_cli.importing.press.parties.known_names import KnownNames
    from eapa_cli.importing.press.proposed_record import ProposedRecord
    from eapa_cli.importing.press.source.source_text import SourceText

# The maximum length of a quoted passage.
_MAX_LINE_LENGTH = 200
# A draft lists at most this number of unused passages.
_MAX_UNUSED = 12
# The questions that most press releases answer.
_EXPECTED_FLAGS = frozenset({"type", "signed", "city", "country", "party", "signatory", "area"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOptions:
    """The options of `--from-text`."""

    source: str
    allow_local: bool
    format: DraftFormat | None


@dataclass(kw_only=True)
class PressProposal(Proposal):
    """A new agreement whose answers were found in a text; `notes` are shown before the review."""

    starts_with_review: ClassVar = True

    notes: tuple[str, ...] = ()

    def introduction(self) -> str:
        """Return the notes, one on each line."""
        return "\n".join(f"  = {note}" for note in self.notes)


def enter_from_text(index: Index, call: Call, options: TextOptions) -> None:
    """Draft agreements from texts, and let a person complete and confirm each of them.

    With a format, the drafts are only written to stdout, and a text that cannot be read ends the command. Without a
    format, a text of a folder that fails does not stop the others.

    Raises:
        UsageError: options cannot be combined, standard input is too large, or an optional library is missing.
        RefusedError: the text does not report a signing, the register does not allow the record, or a text of a folder
            failed.
        UnreadableError: a text cannot be read.
    """
    if call.from_ or call.resume:
        raise UsageError(_("--from-text cannot be combined with --from or --resume"))
    known = _list_known_names(index)
    if options.format:
        _write_json(options, known, force=call.force)
        return
    has_failed = False
    for name, source in _read_sources(options):
        try:
            _enter_drafts(index, call, name, _raise_if_unreadable(source), known)
        except EapaError as error:
            is_only_text = not Path(options.source).is_dir()
            if is_only_text:
                raise
            has_failed = True
            message = error.message if name in error.message else f"{name}: {error.message}"
            messages.error(message, hint=error.hint)
    if has_failed:
        raise RefusedError(_("not every text could be entered"), hint=_("the messages above name the texts"))


def _raise_if_unreadable(source: "SourceText | EapaError") -> "SourceText":
    """Return a text, or raise the error for a text that cannot be read."""
    if isinstance(source, EapaError):
        raise source
    return source


def _read_sources(options: TextOptions) -> Iterator[tuple[str, "SourceText | EapaError"]]:
    """Yield the name of each text and the text itself. For an unreadable file of a folder, yield the error instead."""
    from eapa_cli.importing.press.source.fetch import fetch, is_address
    from eapa_cli.importing.press.source.read_source import MAX_BYTES, read_bytes, read_files

    if options.source == "-":
        content = read_stdin_bytes(MAX_BYTES + 1)  # one byte more shows that the input is too large
        if len(content) > MAX_BYTES:
            raise UsageError(_("standard input has more than %(max)d MB") % {"max": MAX_BYTES // 1024 // 1024})
        name = _("standard input")
        yield name, read_bytes(content, name=name)
    elif is_address(options.source):
        content, url = fetch(options.source, allow_local=options.allow_local, max_bytes=MAX_BYTES)
        source = read_bytes(content, name=url, url=url)
        # The readers of PDF and DOCX files do not set the address.
        yield options.source, replace(source, url=url)
    else:
        yield from ((str(path), source) for path, source in read_files(Path(options.source)))


def _list_known_names(index: Index) -> "KnownNames":
    from eapa_cli.importing.press.parties.known_names import KnownNames

    rows = index.query("SELECT id, value FROM name JOIN organization USING (file) ORDER BY file, position")
    return KnownNames((str(id_), str(value)) for id_, value in rows)


def _write_json(options: TextOptions, known: "KnownNames", *, force: bool) -> None:
    """Write the drafts of all texts to stdout: a single draft as an object, otherwise a list."""
    import json

    from eapa_cli.importing.press.as_json import as_json
    from eapa_cli.importing.press.draft import drafts_from

    drafts: list[dict[str, Any]] = []
    for name, source in _read_sources(options):
        text = _raise_if_unreadable(source)
        found = drafts_from(text, known.spans(text.plain))
        _warn_of_unread_parts(found[0], name)
        drafts += [{"source": name, **as_json(draft, force=force)} for draft in found]
    out = drafts[0] if len(drafts) == 1 else drafts
    use_utf8()
    sys.stdout.write(f"{json.dumps(out, ensure_ascii=False, indent=2)}\n")


def _enter_drafts(index: Index, call: Call, name: str, source: "SourceText", known: "KnownNames") -> None:
    """Draft each agreement of a text, and let a person complete and confirm it."""
    from eapa_cli.importing.press.draft import drafts_from
    from eapa_cli.importing.press.proposed_record import propose

    found = drafts_from(source, known.spans(source.plain))
    _warn_of_unread_parts(found[0], name)
    for draft in found:
        if not draft.verdict.is_signing and not call.force:
            raise _make_no_signing_error(draft, name)
        context = EntryContext(index=open_index_at(index.root))  # an earlier draft may have added organizations
        known = _list_known_names(context.index)
        proposed = propose(draft, known.resolve, today=today(), taken=context.is_taken)
        context.added.update(proposed.organizations)
        notes = [clean(line) for line in _introduce(draft, name, proposed)]
        if call.dry_run:  # then there is no review, which would show the notes
            for text in notes:
                messages.note(text)
        proposal = PressProposal(
            form=AGREEMENT,
            context=context,
            base=proposed.agreement,
            evidence=_format_evidence(proposed),
            notes=tuple(notes),
        )
        enter(proposal, "add-agreement", call, from_text=True)


def _warn_of_unread_parts(draft: "PressDraft", name: str) -> None:
    """Report the parts of a text that were not read; all drafts of a text have the same."""
    for warning in draft.warnings:
        messages.warning(f"{name}: {translated(warning)}", hint=_("use a text that contains only the press release"))


def _format_evidence(proposed: "ProposedRecord") -> dict[str, str]:
    """Return the line of the text for each answer, by the flag of its question: `city`, or `party.0` in a list."""
    evidence: dict[str, str] = {}
    for flag, lines in proposed.evidence.items():
        if AGREEMENT.question(flag).repeatable:
            evidence |= {f"{flag}.{index}": str(line) for index, line in enumerate(lines)}
        else:
            evidence[flag] = str(lines[0])
    return evidence


def _make_no_signing_error(draft: "PressDraft", name: str) -> RefusedError:
    """Return the error for a text that does not report a signing."""
    from eapa_cli.importing.press.page.page_verdict import PageKind

    deciding = draft.verdict.deciding
    words = _shorten_line(draft.source.words(deciding)) if deciding else ""
    match draft.verdict.kind:
        case PageKind.PLAN:
            message = _("'%(name)s' reports a plan to sign")
        case PageKind.MEETING:
            message = _("'%(name)s' reports a meeting")
        case PageKind.RETROSPECTIVE:
            message = _("'%(name)s' mentions an earlier signing")
        case _:
            message = _("'%(name)s' does not report a signing")
    problem = message % {"name": name}
    hint = _("if it does report a signing, add --force")
    if draft.stage:
        stage = code_or_label(Stage, draft.stage.value)
        hint = _("to draft it with the stage '%(stage)s', add --force") % {"stage": stage}
    return RefusedError(f"{problem}: {words}" if words else problem, hint=hint)


def _introduce(draft: "PressDraft", name: str, proposed: "ProposedRecord") -> Iterator[str]:
    """Yield the notes on a draft.

    These are the sentence of the text that reports the signing or plan, remarks, missing answers, and unused passages.
    """
    if deciding := draft.verdict.deciding:
        words = _shorten_line(draft.source.words(deciding))
        if draft.stage:
            stage = code_or_label(Stage, draft.stage.value)
            message = _("%(name)s does not report a signing, so the stage is '%(stage)s': %(words)s")
            yield message % {"name": name, "stage": stage, "words": words}
        else:
            yield _("%(name)s reports a signing: %(words)s") % {"name": name, "words": words}
    yield from proposed.remarks
    missing = [question.label for question in AGREEMENT.questions if _is_missing(question.flag, proposed)]
    if missing:
        yield _("Not found in the text: %(fields)s") % {"fields": ", ".join(missing)}
    reported: set[str] = set()
    for unused in draft.unused:
        words = _shorten_line(draft.source.words(unused.span))
        if words not in reported and len(reported) < _MAX_UNUSED:
            reported.add(words)
            fields = {"what": pgettext("unused", unused.what), "words": words, "reason": translated(unused.reason)}
            yield _("Not used: %(what)s '%(words)s' (%(reason)s)") % fields


def _is_missing(flag: str, proposed: "ProposedRecord") -> bool:
    is_signed = "stage" not in proposed.agreement
    expected = _EXPECTED_FLAGS if is_signed else _EXPECTED_FLAGS - {"signatory"}
    return flag in expected and flag not in proposed.evidence


def _shorten_line(text: str) -> str:
    """Return a text on one line of limited length."""
    from textwrap import shorten

    return shorten(" ".join(text.split()), _MAX_LINE_LENGTH, placeholder=" …")
