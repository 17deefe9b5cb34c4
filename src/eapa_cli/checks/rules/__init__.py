"""The rules, beyond what the schemas say. To add one: a function in a module of its theme, and a line here."""

from typing import Final

from eapa_cli.checks.rule import Rule, TextRule
from eapa_cli.checks.rules import (
    dates,
    duplicates,
    facts,
    files,
    identity,
    parties,
    references,
    sequence,
    terms,
    texts,
)

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
    duplicates.near_duplicate_organization,
    duplicates.near_duplicate_agreement,
    duplicates.names_once,
    duplicates.unique_identifier,
    duplicates.sources_once,
    duplicates.languages_once,
    duplicates.documents_once,
    dates.dates_in_order,
    dates.founded_before_signing,
    dates.open_term,
    dates.one_end,
    dates.renewal_period,
    terms.no_renewal_no_period,
    terms.notice_within_term,
    terms.ended_before_its_end,
    terms.ground_is_known,
    terms.ended_with_its_party,
    sequence.not_in_the_future,
    sequence.name_of_its_day,
    sequence.later_points_to_earlier,
    sequence.renewed_in_force,
    sequence.successor_is_later,
    dates.basis_has_date,
    dates.deduced_has_note,
    facts.one_value,
    facts.known_source,
    facts.one_target,
    facts.has_official_name,
    facts.international_has_no_country,
    facts.source_or_copy,
    facts.document_has_place,
    files.document_is_there,
    files.document_is_unchanged,
    files.file_is_read,
    files.no_stray_file,
    files.no_unfinished_change,
    facts.place_or_online,
    facts.seat_in_country,
    facts.right_identifier,
    facts.authentic_language,
    facts.has_source,
)
"""Claims about records."""

TEXT_RULES: Final[tuple[TextRule, ...]] = (
    texts.one_script_a_word,
    texts.composed_letters,
    texts.tidy_blanks,
)
"""Claims about every text of a record."""
