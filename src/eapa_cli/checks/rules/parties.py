"""Rules about the parties and signatories of an agreement."""

from collections.abc import Iterator

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule
from eapa_cli.model.message import Message
from eapa_cli.model.records import Agreement
from eapa_cli.text.suggestions import find_similar, suggest


@agreement_rule("distinct-parties")
def distinct_parties(agreement: Agreement) -> Iterator[Violation]:
    """The parties of an agreement are different organizations.

    An organization cannot conclude an agreement with itself; usually the id of another party has a typo.
    """
    first_indexes: dict[str, int] = {}
    for index, party in enumerate(agreement.parties):
        first_index = first_indexes.setdefault(party.organization, index)
        if first_index != index:
            yield Violation(
                agreement,
                f"parties.{index}.organization",
                Message("the party '%(organization)s' is listed twice", organization=party.organization),
                hint=Message("name the other party, or remove one of the two"),
                second_places=((agreement, f"parties.{first_index}.organization", Message("first listed here")),),
            )


@agreement_rule("signatory-of-a-party")
def signatory_of_a_party(agreement: Agreement) -> Iterator[Violation]:
    """Every signatory signed for one of the parties.

    A signatory can bind only the party that they signed for.
    """
    parties = [party.organization for party in agreement.parties]
    foreign = {signatory.party for signatory in agreement.signatories}.difference(parties)
    # If a party is listed twice, one of the two may be the foreign party with a typo. 'distinct-parties' reports that.
    repeated_count = len(parties) - len(set(parties))
    if len(foreign) <= repeated_count:
        return
    for index, signatory in enumerate(agreement.signatories):
        if signatory.party in foreign:
            similar = find_similar(signatory.party, parties)
            yield Violation(
                agreement,
                f"signatories.{index}.party",
                Message("'%(party)s' is not a party of this agreement", party=signatory.party),
                hint=suggest(similar) or Message("its parties are %(parties)s", parties=", ".join(parties)),
                # The first of the similar ids is the most similar one.
                second_places=tuple(
                    (agreement, f"parties.{parties.index(party)}.organization", Message("possibly this party"))
                    for party in similar[:1]
                ),
            )


@agreement_rule("signs-once", severity=Severity.WARNING)
def signs_once(agreement: Agreement) -> Iterator[Violation]:
    """No person signs the same agreement for the same party twice.

    Usually one signature was entered from two sources.
    """
    first_indexes: dict[tuple[str, str], int] = {}
    for index, signatory in enumerate(agreement.signatories):
        # The same name in one language is enough, and the signatory is reported once.
        for name in signatory.name.values():
            first_index = first_indexes.setdefault((name, signatory.party), index)
            if first_index != index:
                yield Violation(
                    agreement,
                    f"signatories.{index}.name",
                    Message(
                        "the signatory '%(name)s' of '%(party)s' is listed twice", name=name, party=signatory.party
                    ),
                    hint=Message("remove one of the two"),
                    second_places=((agreement, f"signatories.{first_index}.name", Message("first listed here")),),
                )
                break
