"""`eapa sign`: an agreement that is planned or negotiated becomes a signed one."""

from pathlib import Path

import pytest
from negotiation import (
    ADD_PROTOCOL,
    ADD_WITHOUT_SOURCE,
    SIGNED,
    SOURCE,
    UNSIGNED,
    has_no_findings,
)
from running import Eapa, Outcome, list_ids
from samples import read_record
from terminal import Terminal


def read_first_line(outcome: Outcome) -> str:
    """Return the first line of the messages: the error without its hint, or the first of several differences."""
    return outcome.err.splitlines()[0]


def test_a_plan_is_agreed_signed_and_ended_in_one_record(eapa: Eapa, register: Path) -> None:
    plan = ["--party", "tass", "--type", "protocol", "--signed", "1 March 2199", "--city", "Moscow", *SOURCE]
    assert eapa("add-agreement", *plan, "--stage", "planned").code == 0
    assert has_no_findings(eapa)
    assert read_record(register, "unsigned-tass-protocol")["parties"] == [{"organization": "tass"}]

    assert eapa("set", "unsigned-tass-protocol", "stage=agreed").code == 0
    assert has_no_findings(eapa)

    signing = ["--signed", "5 March 2024", "--party", "eapa", "--party", "tass", "--signatory", "tass:head=Ann Lee"]
    assert eapa("sign", "unsigned-tass-protocol", *signing).code == 0
    assert has_no_findings(eapa)
    assert read_record(register, SIGNED) == {
        "id": SIGNED,
        "type": "protocol",
        "signed": {"date": "2024-03-05", "place": {"city": {"en": "Moscow"}}},
        "parties": [{"organization": "eapa"}, {"organization": "tass"}],
        "signatories": [{"name": {"en": "Ann Lee"}, "party": "tass", "capacity": "head"}],
        "sources": [{"url": "https://example.org/talks"}],
        "former_ids": ["unsigned-tass-protocol"],
    }

    assert eapa("terminate", "unsigned-tass-protocol", "--date", "2025-06-30", "--grounds", "mutual").code == 0
    assert has_no_findings(eapa)
    assert "the parties agreed to end it" in eapa("show", SIGNED, "--format", "table").out
    assert list_ids(eapa, "--status", "terminated") == [SIGNED]


@pytest.mark.usefixtures("negotiation")
def test_sign_requires_a_date_and_does_not_use_the_planned_one(eapa: Eapa) -> None:
    assert eapa("set", UNSIGNED, "signed.date=2024-03-05").code == 0

    outcome = eapa("sign", UNSIGNED)

    assert (outcome.code, read_first_line(outcome)) == (2, "error: required options are missing: --signed")


def test_a_signed_agreement_is_refused(eapa: Eapa) -> None:
    outcome = eapa("sign", "2020-01-31-eapa-tass", "--signed", "2020")

    message = "error: '2020-01-31-eapa-tass' is already signed\nhint: correct the record with 'eapa edit'\n"
    assert outcome == Outcome(code=3, out="", err=message)


@pytest.mark.usefixtures("negotiation")
def test_an_agreement_with_an_invalid_field_is_refused(eapa: Eapa, register: Path) -> None:
    with (register / f"data/agreements/{UNSIGNED}.yaml").open("a", encoding="utf-8") as file:
        file.write("title: a text without its language\n")

    outcome = eapa("sign", UNSIGNED, "--signed", "2024-03-05")

    assert (outcome.code, read_first_line(outcome)) == (
        3,
        f"error: 'data/agreements/{UNSIGNED}.yaml' does not contain a valid record",
    )


@pytest.mark.usefixtures("negotiation")
def test_an_id_that_is_in_use_is_refused(eapa: Eapa, register: Path) -> None:
    # Without --force, the signed protocol is refused as a duplicate of the negotiated one.
    assert eapa(*ADD_PROTOCOL, "--signed", "2024-03-05", "--force").code == 0

    outcome = eapa("sign", UNSIGNED, "--signed", "2024-03-05")

    assert (outcome.code, read_first_line(outcome)) == (
        3,
        f"error: 'data/agreements/{SIGNED}.yaml' already has the id '{SIGNED}'",
    )
    assert read_record(register, UNSIGNED)["stage"] == "negotiating"


@pytest.mark.usefixtures("negotiation")
def test_a_record_can_keep_its_id(eapa: Eapa, register: Path) -> None:
    assert eapa("sign", UNSIGNED, "--signed", "2024-03-05", "--id", UNSIGNED).code == 0

    assert "former_ids" not in read_record(register, UNSIGNED)
    assert has_no_findings(eapa)


@pytest.mark.usefixtures("negotiation")
def test_a_recorded_source_is_not_added_again(eapa: Eapa, register: Path) -> None:
    sources = [*SOURCE, "--source", "https://example.org/signed"]

    assert eapa("sign", UNSIGNED, "--signed", "2024-03-05", *sources).code == 0

    addresses = [source["url"] for source in read_record(register, SIGNED)["sources"]]
    assert addresses == ["https://example.org/talks", "https://example.org/signed"]


@pytest.mark.usefixtures("negotiation")
def test_signing_moves_documents_and_copies_new_ones(eapa: Eapa, register: Path) -> None:
    draft, scan = register.parent / "draft.pdf", register.parent / "scan.pdf"
    draft.write_bytes(b"%PDF draft")
    scan.write_bytes(b"%PDF scan")
    assert eapa("attach", UNSIGNED, str(draft)).code == 0

    assert eapa("sign", UNSIGNED, "--signed", "2024-03-05", "--document", str(scan)).code == 0

    assert (register / f"documents/{SIGNED}/draft.pdf").read_bytes() == b"%PDF draft"
    assert (register / f"documents/{SIGNED}/scan.pdf").read_bytes() == b"%PDF scan"
    assert not list((register / "documents").rglob(f"{UNSIGNED}/*"))
    assert has_no_findings(eapa)


@pytest.mark.usefixtures("negotiation")
def test_a_date_of_signing_in_the_future_is_reported(eapa: Eapa) -> None:
    outcome = eapa("sign", UNSIGNED, "--signed", "2199-03-05")

    assert outcome.code == 0
    assert "5 March 2199 is in the future" in outcome.err


@pytest.mark.usefixtures("negotiation")
def test_a_second_plan_with_the_same_id_is_refused(eapa: Eapa) -> None:
    outcome = eapa(*ADD_PROTOCOL, "--stage", "planned")

    message = f"error: the id '{UNSIGNED}' is already used by data/agreements/{UNSIGNED}.yaml"
    assert (outcome.code, read_first_line(outcome)) == (3, message)


@pytest.mark.usefixtures("negotiation")
def test_a_second_plan_of_the_same_parties_is_refused(eapa: Eapa) -> None:
    outcome = eapa(*ADD_PROTOCOL, "--stage", "planned", "--id", "other")

    message = f"error: '{UNSIGNED}' is already in the register, with the same parties (under negotiation)"
    assert (outcome.code, read_first_line(outcome)) == (3, message)


@pytest.mark.usefixtures("negotiation")
def test_after_the_signing_the_next_plan_of_the_same_parties_gets_another_id(eapa: Eapa, register: Path) -> None:
    assert eapa("sign", UNSIGNED, "--signed", "2024-03-05").code == 0

    assert eapa(*ADD_PROTOCOL, "--stage", "planned").code == 0

    assert read_record(register, f"{UNSIGNED}-2")["stage"] == "planned"
    assert has_no_findings(eapa)


@pytest.mark.usefixtures("negotiation")
def test_adding_the_signed_agreement_suggests_to_sign_the_negotiated_one(eapa: Eapa) -> None:
    outcome = eapa(*ADD_PROTOCOL, "--signed", "2024-03-05")

    assert (outcome.code, read_first_line(outcome)) == (
        3,
        (
            f"error: '{UNSIGNED}' has the same parties (under negotiation): "
            f"'eapa sign {UNSIGNED}' records that it was signed"
        ),
    )


@pytest.mark.usefixtures("negotiation")
def test_a_signed_agreement_cannot_be_merged_into_a_negotiation(eapa: Eapa) -> None:
    assert eapa(*ADD_PROTOCOL, "--signed", "2024-03-05", "--force").code == 0

    outcome = eapa("merge", SIGNED, UNSIGNED)

    assert (outcome.code, read_first_line(outcome)) == (3, "stage: 'negotiating' here, 'signed' there")


@pytest.mark.usefixtures("negotiation")
def test_a_negotiation_can_be_merged_into_the_agreement_that_was_signed(eapa: Eapa, register: Path) -> None:
    assert eapa("set", UNSIGNED, "signed.date=2199", "signed.place.city.en=Moscow").code == 0
    assert eapa(*ADD_PROTOCOL, "--signed", "2024-03-05", "--force").code == 0

    outcome = eapa("merge", UNSIGNED, SIGNED)

    assert outcome.code == 0, outcome.err
    assert read_record(register, SIGNED)["signed"] == {"date": "2024-03-05", "place": {"city": {"en": "Moscow"}}}
    assert "stage" not in read_record(register, SIGNED)
    assert has_no_findings(eapa)


@pytest.fixture
def indexed_register(eapa: Eapa, register: Path) -> Path:
    """Return the register with an up-to-date read model, so that a dialogue starts quickly."""
    assert eapa("list").code == 0
    return register


def test_the_form_of_an_agreement_without_a_date_asks_for_the_stage(indexed_register: Path) -> None:
    terminal = Terminal(indexed_register, *ADD_WITHOUT_SOURCE)
    terminal.press_enter("Title", "Signed on")
    terminal.answer("Stage, if it is not signed", "under negotiation")
    terminal.press_enter("City", "Country", "Areas")
    terminal.answer("Source", "https://example.org/talks")
    terminal.press_enter("Date of publication", "Anything else", "Is the record correct")

    assert terminal.end() == 0
    assert read_record(indexed_register, UNSIGNED)["stage"] == "negotiating"


def test_the_form_does_not_ask_for_the_stage_after_a_date_in_the_past(indexed_register: Path) -> None:
    terminal = Terminal(indexed_register, *ADD_WITHOUT_SOURCE, "--signed", "2024")

    terminal.answer("Title", "")
    terminal.wait("How the date is known")
    assert "Stage" not in terminal.text()
    terminal.hang_up()


@pytest.mark.usefixtures("negotiation")
def test_sign_asks_for_the_fields_that_the_record_lacks(indexed_register: Path, eapa: Eapa) -> None:
    assert eapa("set", UNSIGNED, "signed.place.city.en=Moscow").code == 0

    terminal = Terminal(indexed_register, "sign", UNSIGNED)
    terminal.answer("Signed on", "5 March 2024")
    terminal.answer("How the date", "stated")
    terminal.answer("Country", "Russia")
    terminal.answer("Signatory for World", "")
    terminal.answer("Signatory for TASS", "another")
    terminal.answer("Signatory's full name", "Ann Lee")
    terminal.answer("Position", "Director")
    terminal.answer("Source", "https://example.org/signed")
    terminal.press_enter("Date of publication", "Title", "Areas", "Anything else", "Is the record correct")

    assert terminal.end() == 0
    record = read_record(indexed_register, SIGNED)
    assert record["signed"]["place"] == {"city": {"en": "Moscow"}, "country": "RU"}
    addresses = [source["url"] for source in record["sources"]]
    assert addresses == ["https://example.org/talks", "https://example.org/signed"]
    assert has_no_findings(eapa)
