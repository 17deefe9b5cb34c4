"""Repair of lists that are one name: "Academy of Business and University of Trade (ABUT)"."""

import re
from itertools import pairwise
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.phrases.mention import Mention, Sentence

# The bodies to which an institution belongs, after its name: ", Ministry of Education, Government of Peru".
_PARENT: Final = re.compile(r",\s+(?:Department|Ministry|Government) of ")


def without_parents(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """Return only "Hill Institute" of "Hill Institute, Ministry of Education, Government of Peru".

    In "the Hill Institute, the Ministry of Education and the Government of Peru", "and" shows three organizations.
    """
    spans = [one.name or one.orgs[0] for one in found]
    gaps = [sentence.plain[first.end : second.end] for first, second in pairwise(spans)]
    is_parent = [_PARENT.match(gap) is not None for gap in gaps]
    if not is_parent or not all(is_parent) or found[0].is_person:
        return found
    return found[:1]


def merge_by_acronym(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """Return a list in which "Academy of Business and University of Trade (ABUT)" is one name, as its acronym shows.

    A name can have more parts: "Union of Bakers, Millers and Brewers (UBMB)".
    """
    merged: list[Mention] = []
    for mention in found:
        merged.append(mention)
        if (start := _find_first_part(sentence, merged)) is not None:
            whole = Span(merged[start].orgs[0].start, mention.orgs[0].end)
            merged[start:] = [Mention(orgs=(whole,))]
    return merged


def _find_first_part(sentence: Sentence, parts: list[Mention]) -> int | None:
    """Return the number of the part that starts a name whose acronym is after the last part, or None."""
    if parts[-1].is_person:
        return None
    last = parts[-1].orgs[0]
    for number in reversed(range(len(parts) - 1)):
        if parts[number].is_person:
            return None
        whole = sentence.plain[parts[number].orgs[0].start : last.end]
        # Words such as "the management of the" are before the name.
        names = (whole, whole.partition(" of the ")[2])
        if any(_has_acronym_of_whole(sentence.plain[last.start : last.end], name) for name in names):
            return number
    return None


def _has_acronym_of_whole(last_part: str, whole: str) -> bool:
    """Return whether the acronym after the last part of a name stands for the whole name."""
    last_part = last_part[: last_part.find(")") + 1]
    acronym = name_forms.acronym_in(last_part)
    # "A and University of Trade (UT)": the acronym belongs to the last part alone.
    if not acronym or name_forms.initials(last_part).startswith(acronym[:2].casefold()):
        return False
    return name_forms.initials(whole).startswith(acronym.partition(" ")[0].casefold())
