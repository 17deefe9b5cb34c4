"""Names of organizations that contain "and", which the patterns of lists split: "Institute of Physics and Problems"."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press import name_forms
from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.mention import Mention, Sentence

# "Institute of Informatics and Automation Problems": a head noun, "of", its fields, "and", and other capitalised words.
_NAME_WITH_FIELDS: Final = re.compile(r"[Hh]ot?[CF]+aC+\Z")


def merge_fields(sentence: Sentence, found: Sequence[Mention]) -> list[Mention]:
    """Return a list in which "Institute of Physics and Applied Problems of the Academy" is one organization.

    The patterns take "Applied Problems" for the name of a person.
    """
    merged: list[Mention] = []
    for mention in found:
        org = merged[-1].orgs[0] if merged and not merged[-1].is_person else None
        last = mention.orgs[-1].end if mention.orgs else 0
        is_bare = mention.name and not mention.position and mention.name.end < last
        if org and mention.name and is_bare and _is_name_with_fields(sentence, Span(org.start, mention.name.end)):
            merged[-1] = Mention(orgs=(Span(org.start, last),))
        else:
            merged.append(mention)
    return merged


def _is_name_with_fields(sentence: Sentence, span: Span) -> bool:
    classes = sentence.classes[sentence.index_at(span.start) : sentence.index_at(span.end)]
    return _NAME_WITH_FIELDS.search(classes) is not None


def merge_by_acronym(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """Return a list in which a name that contains "and" is one organization, if an acronym after it shows this.

    "Academy of Business and University of Trade (ABUT)" is one name, because its initials are those of the acronym.
    """
    merged: list[Mention] = []
    for mention in found:
        before = merged[-1] if merged else None
        if before and not before.is_person and not mention.is_person:
            whole = Span(before.orgs[0].start, mention.orgs[0].end)
            second_part = sentence.plain[mention.orgs[0].start : mention.orgs[0].end]
            if _has_acronym_of_whole(second_part, sentence.plain[whole.start : whole.end]):
                merged[-1] = Mention(orgs=(whole,))
                continue
        merged.append(mention)
    return merged


def _has_acronym_of_whole(second_part: str, whole: str) -> bool:
    """Return whether the acronym after the second part of a name is that of the whole name."""
    acronym = name_forms.acronym_in(second_part)
    if not acronym or name_forms.initials(second_part).startswith(acronym[:2].casefold()):
        return False
    return name_forms.initials(whole).startswith(acronym.partition(" ")[0].casefold())
