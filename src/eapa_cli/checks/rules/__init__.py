"""The rules, beyond what the schemas say. To add one: a function in a module of its theme, and a line here."""

from typing import Final

from eapa_cli.checks.rule import Rule
from eapa_cli.checks.rules import dates, facts, identity, parties, references

RULES: Final[tuple[Rule, ...]] = (
    identity.unique_id,
    identity.id_not_reused,
    references.known_organization,
    references.known_relation,
    references.known_owner,
    references.no_relation_to_itself,
    references.no_relation_cycle,
    parties.distinct_parties,
    parties.signatory_of_a_party,
    parties.signs_once,
    dates.dates_in_order,
    dates.founded_before_signing,
    dates.open_term,
    dates.one_end,
    dates.renewal_period,
    dates.basis_has_date,
    dates.deduced_has_note,
    facts.one_value,
    facts.known_source,
    facts.one_target,
    facts.has_official_name,
    facts.international_has_no_country,
    facts.document_has_place,
    facts.place_or_online,
)
