"""What happened to an agreement, and what will, in the order of days."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from eapa_cli.index.read_model import Index
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import renewal_period
from eapa_cli.model.vocabulary import AgreementRelation, Grounds
from eapa_cli.query.page_phrases import WORDS, Line, ValueStyle, both, date_of, sentence
from eapa_cli.render.rows import Coded
from eapa_cli.text.interface_phrases import times_in_words

# All agreements that are tied to one, through any number of others; each tie once.
_TIES: Final = """
WITH RECURSIVE tie(later, type, target) AS (
    SELECT agreement.id, relation.type, target FROM relation JOIN agreement USING (file)
), chain(id) AS (
    SELECT :id UNION SELECT tie.target FROM tie JOIN chain ON tie.later = chain.id
    UNION SELECT tie.later FROM tie JOIN chain ON tie.target = chain.id
)
SELECT later, tie.type, target, signed, signed_from FROM tie JOIN agreement ON agreement.id = later
WHERE later IN (SELECT id FROM chain)
"""

_Event = tuple[date, EdtfDate | None, Callable[[ValueStyle], str]]


def timeline(index: Index, it: Agreement, term: EffectiveTerm, as_of: date) -> list[Line]:
    """Return the events of an agreement and of related ones, the earliest first, undated ones last."""
    events = sorted([*_own(it, term, as_of), *_ties(index, it)], key=lambda event: event[0])
    return [(date_of(day) or sentence("undated"), both(what)) for _, day, what in events]


def _own(it: Agreement, term: EffectiveTerm, as_of: date) -> Iterator[_Event]:
    signed = it.signed.date if it.signed else None
    yield _event(signed, sentence("planned signing") if it.stage else sentence("signed"))
    if it.term and it.term.starts:
        yield _event(it.term.starts, sentence("starts"))
    if it.terminated:
        grounds = it.terminated.grounds
        first = it.terminated.date.earliest if it.terminated.date else date.max
        yield first, it.terminated.date, partial(_terminated, grounds)
    closed = term.closed or date.max
    past = [one for one in term.all_deadlines() if one.deadline.renews and one.deadline.end.latest < min(as_of, closed)]
    if past:
        number, last = past[-1]
        yield last.end.earliest, last.end, partial(_renewed, renewal_period(term.term), number + 1)
    coming, ended = term.next_deadline(as_of), term.last_deadline()
    if coming and coming.deadline.end.earliest < closed:
        deadline = coming.deadline
        if deadline.act < deadline.end.earliest:
            yield _event(EdtfDate.between(deadline.act, deadline.act), sentence("last day for notice"))
        renews = sentence("renews automatically, unless a party acts")
        yield _event(deadline.end, renews if deadline.renews else sentence("expires"))
    elif not coming and ended and not ended.deadline.renews and ended.deadline.end.earliest < closed:
        yield _event(ended.deadline.end, sentence("expired"))


def _renewed(period: Duration | None, times: int, style: ValueStyle) -> str:
    _ = style.gettext
    text = _("renewed automatically for %(length)s")
    if times > 1:
        text = _("renewed automatically for %(length)s, %(times)s until then")
    length = style.length(period) if period else _("an unknown period")
    return text % {"length": length, "times": times_in_words(times) if style is WORDS else f"{times} times"}


def _terminated(grounds: Grounds, style: ValueStyle) -> str:
    return style.gettext("terminated: %(grounds)s") % {"grounds": style.label(Grounds, grounds)}


def _ties(index: Index, it: Agreement) -> Iterator[_Event]:
    for later, type_, target, signed, first in index.query(_TIES, {"id": it.id}):
        relation = AgreementRelation(type_)
        if target == it.id:
            what = partial(_back, relation, later)
        else:
            what = partial(_tie, None if later == it.id else later, relation, target)
        day = EdtfDate.parse(signed) if signed else None
        yield (date.fromisoformat(first) if first else date.max), day, what


def _back(relation: AgreementRelation, later: str, style: ValueStyle) -> str:
    """Return what a later agreement does to this one."""
    _ = style.gettext
    text = {
        AgreementRelation.AMENDS: _("amended by %(agreement)s"),
        AgreementRelation.RENEWS: _("renewed by %(agreement)s"),
        AgreementRelation.SUPERSEDES: _("superseded by %(agreement)s"),
        AgreementRelation.IMPLEMENTS: _("implemented by %(agreement)s"),
        AgreementRelation.SIGNED_WITH: _("signed together with %(agreement)s"),
    }[relation]
    return text % {"agreement": later}


def _tie(other: str | None, relation: AgreementRelation, target: str, style: ValueStyle) -> str:
    """Return what this agreement, or another one, does to an earlier one."""
    label = str(relation) if style is not WORDS else style.label(AgreementRelation, relation)
    return f"{other} {label} {target}" if other else f"{label} {target}"


def _event(day: EdtfDate | None, what: Coded) -> _Event:
    return day.earliest if day else date.max, day, lambda style: what.words if style is WORDS else what
