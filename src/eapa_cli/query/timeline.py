"""The timeline of an agreement: its events and the events of related agreements, in the order of their days."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from eapa_cli.index.read_model import Index
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import Deadline, renewal_period
from eapa_cli.model.vocabulary import AgreementRelation, Grounds, Stage
from eapa_cli.query.page_phrases import WORDS, Line, ValueStyle, date_cell, in_both_styles, sentence
from eapa_cli.render.rows import CodedText
from eapa_cli.text.interface_phrases import times_in_words

# All relations of the agreement `:id` and of the agreements that are connected with it, directly or through others.
_SELECT_RELATIONS: Final = """
WITH RECURSIVE link(later, type, target) AS (
    SELECT agreement.id, relation.type, target FROM relation JOIN agreement USING (file)
), chain(id) AS (
    SELECT :id UNION SELECT link.target FROM link JOIN chain ON link.later = chain.id
    UNION SELECT link.later FROM link JOIN chain ON link.target = chain.id
)
SELECT later, link.type, target, signed, signed_from, stage FROM link JOIN agreement ON agreement.id = later
WHERE later IN (SELECT id FROM chain)
"""

_Event = tuple[date, EdtfDate | None, Callable[[ValueStyle], str]]
"""The day by which an event is sorted, its date, and a function that describes it."""


def timeline(index: Index, agreement: Agreement, term: EffectiveTerm, as_of: date) -> list[Line]:
    """Return the events of an agreement, and its relations and those of related agreements, the earliest first.

    Undated events are last.
    """
    events = [*_own_events(agreement, term, as_of), *_related_events(index, agreement)]
    events.sort(key=lambda event: event[0])
    return [(date_cell(day) or sentence("undated"), in_both_styles(describe)) for _first, day, describe in events]


def _own_events(agreement: Agreement, term: EffectiveTerm, as_of: date) -> Iterator[_Event]:
    """Yield the signing, the start and the termination, the last renewal, and the next or the final end of the term."""
    signed = agreement.signing_date
    yield _event(signed, sentence("planned signing") if agreement.stage else sentence("signed"))
    if agreement.term and agreement.term.starts:
        yield _event(agreement.term.starts, sentence("starts"))
    if agreement.terminated:
        grounds = agreement.terminated.grounds
        first = agreement.terminated.date.earliest if agreement.terminated.date else date.max
        yield first, agreement.terminated.date, partial(_describe_termination, grounds)
    if renewal := term.last_renewal(as_of):
        end = renewal.deadline.end
        count = renewal.number + 1  # the renewals before this end, and the one at it
        yield end.earliest, end, partial(_describe_renewals, renewal_period(term.term), count)
    if deadline := term.next_or_final_end(as_of):
        yield from _end_events(deadline, as_of)


def _end_events(deadline: Deadline, as_of: date) -> Iterator[_Event]:
    """Yield the last day for notice, if the end has not passed, and the end."""
    if deadline.end.latest < as_of:
        yield _event(deadline.end, sentence("expired"))
        return
    if deadline.act < deadline.end.earliest:
        yield _event(EdtfDate.between(deadline.act, deadline.act), sentence("last day for notice"))
    renews = sentence("renews automatically, unless a party acts")
    yield _event(deadline.end, renews if deadline.renews else sentence("expires"))


def _describe_renewals(period: Duration | None, count: int, style: ValueStyle) -> str:
    _ = style.gettext
    text = _("renewed automatically for %(length)s")
    if count > 1:
        text = _("renewed automatically for %(length)s, %(times)s until then")
    length = style.length(period) if period else _("an unknown period")
    return text % {"length": length, "times": times_in_words(count) if style is WORDS else f"{count} times"}


def _describe_termination(grounds: Grounds, style: ValueStyle) -> str:
    return style.gettext("terminated: %(grounds)s") % {"grounds": style.label(Grounds, grounds)}


def _related_events(index: Index, agreement: Agreement) -> Iterator[_Event]:
    for later, type_, target, signed, first, stage in index.query(_SELECT_RELATIONS, {"id": agreement.id}):
        relation = AgreementRelation(type_)
        if target == agreement.id:
            describe = partial(_describe_effect_of_later, relation, later, stage)
        elif later == agreement.id:
            describe = partial(_describe_own_relation, relation, target)
        else:
            describe = partial(_describe_relation, later, stage, relation, target)
        day = EdtfDate.parse(signed) if signed else None
        yield (date.fromisoformat(first) if first else date.max), day, describe


def _describe_effect_of_later(relation: AgreementRelation, later: str, stage: str | None, style: ValueStyle) -> str:
    """Describe the effect of a later agreement, which may be unsigned, on this one."""
    _ = style.gettext
    text = {
        AgreementRelation.AMENDS: _("amended by %(agreement)s"),
        AgreementRelation.RENEWS: _("renewed by %(agreement)s"),
        AgreementRelation.SUPERSEDES: _("superseded by %(agreement)s"),
        AgreementRelation.IMPLEMENTS: _("implemented by %(agreement)s"),
        AgreementRelation.SIGNED_WITH: _("signed together with %(agreement)s"),
    }[relation]
    return text % {"agreement": _id_with_stage(later, stage, style)}


def _describe_own_relation(relation: AgreementRelation, target: str, style: ValueStyle) -> str:
    """Describe the relation of this agreement to the agreement `target`."""
    return f"{style.label(AgreementRelation, relation)} {target}"


def _describe_relation(
    later: str, stage: str | None, relation: AgreementRelation, target: str, style: ValueStyle
) -> str:
    """Describe the relation between two other agreements."""
    return f"{_id_with_stage(later, stage, style)} {_describe_own_relation(relation, target, style)}"


def _id_with_stage(id_: str, stage: str | None, style: ValueStyle) -> str:
    """Return the id of an agreement; an unsigned one, which has no effect yet, is marked with its stage."""
    return f"{id_} ({style.label(Stage, stage)})" if stage else id_


def _event(day: EdtfDate | None, description: CodedText) -> _Event:
    return day.earliest if day else date.max, day, lambda style: description.words if style is WORDS else description
