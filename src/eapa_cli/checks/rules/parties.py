"""Rules about who concluded an agreement, and who signed it."""

from collections.abc import Iterator

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule
from eapa_cli.model.records import Agreement
from eapa_cli.text.suggestions import nearest, question


@agreement_rule("distinct-parties")
def distinct_parties(agreement: Agreement) -> Iterator[Violation]:
    """The parties of an agreement are different organizations.

    Nobody concludes an agreement with themselves, so a party named twice is mostly another one whose id was
    mistyped.
    """
    first: dict[str, int] = {}
    for index, party in enumerate(agreement.parties):
        known = first.setdefault(party.organization, index)
        if known != index:
            yield Violation(
                agreement,
                f"parties.{index}.organization",
                f"'{party.organization}' is a party twice",
                hint="name the other party, or take one of the two out",
                also=((agreement, f"parties.{known}.organization", "first named here"),),
            )


@agreement_rule("signatory-of-a-party")
def signatory_of_a_party(agreement: Agreement) -> Iterator[Violation]:
    """Every signatory signed for one of the parties.

    Who signed is told by whom they signed for; a body that is no party can have bound nobody.
    """
    parties = [party.organization for party in agreement.parties]
    foreign = {signatory.party for signatory in agreement.signatories}.difference(parties)
    if len(foreign) <= len(parties) - len(set(parties)):
        return  # each may be who was meant where another party is named twice
    for index, signatory in enumerate(agreement.signatories):
        if signatory.party in foreign:
            near = nearest(signatory.party, parties)
            yield Violation(
                agreement,
                f"signatories.{index}.party",
                f"'{signatory.party}' is not a party of this agreement",
                hint=question(near) or f"its parties are {', '.join(parties)}",
                also=tuple(
                    (agreement, f"parties.{parties.index(party)}.organization", "perhaps this party")
                    for party in near[:1]
                ),
            )


@agreement_rule("signs-once", severity=Severity.WARNING)
def signs_once(agreement: Agreement) -> Iterator[Violation]:
    """Nobody signs the same agreement for the same party twice.

    One person named twice for one party is mostly one signature entered from two sources.
    """
    first: dict[tuple[str, str], int] = {}
    for index, signatory in enumerate(agreement.signatories):
        for name in signatory.name.values():
            known = first.setdefault((name, signatory.party), index)
            if known != index:
                yield Violation(
                    agreement,
                    f"signatories.{index}.name",
                    f"'{name}' signs for '{signatory.party}' twice",
                    hint="take one of the two out",
                    also=((agreement, f"signatories.{known}.name", "first named here"),),
                )
                break
