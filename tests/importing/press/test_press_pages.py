"""Records from whole pages: areas, background information, layout of the text, and names of the register."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from running import Eapa, Outcome

Draft = Callable[[str], dict[str, Any]]
RunDraft = Callable[..., Outcome]

# The text has a misprint, ", ,", which is not an area.
ENGLISH = """Lake Society and Hill Institute sign agreement

5 June 2022

On 3 June, in Vienna, during the Garden Forum, the Lake Society and the Hill Institute (Hungary) signed online a memorandum of cooperation.
The memorandum was signed by the deputy director of the Lake Society Ann Berg and acting rector of the Hill Institute Tom Hale.
The parties will cooperate in the following areas: culture, , science and education, and youth policy.
Later, Jan Novak, mayor of the town, and the Sea Club reopened the exhibition of 7 May 2021.

For reference

About the Lake Society

The Lake Society is a public organization that looks after the shores of lakes in nine countries. Website - https://lake.example.org/

About the Hill Institute

The Hill Institute studies hills, valleys and the people who live between them, since 1954.
"""


def test_a_whole_page_becomes_a_record(run_draft: RunDraft) -> None:
    out = run_draft(ENGLISH, "--dry-run", "--source", "https://example.org/1").out

    for line in (
        'date: "2022-06-03"',
        "basis: dateline",
        'note: "Year 2022 from the stamp 5 June 2022."',
        "online: true",
        "city: {en: Vienna}",
        'event: {en: "Garden Forum"}',
        "capacity: deputy",
        "capacity: acting",
        "topic: culture",
        "topic: science",
        "topic: youth",
        "country: HU",
        "website: https://lake.example.org/",
        "The Lake Society is a public organization",
    ):
        assert line in out


@pytest.mark.parametrize(
    ("positions", "capacities"),
    [
        ("Vice-Chancellor of the Lake Society Ann Berg and Rector of the Hill Institute Bo Hale", ["head", "head"]),
        (
            "Pro-Vice-Chancellor of the Lake Society Ann Berg and Vice-Rector of the Hill Institute Bo Hale",
            ["deputy", "deputy"],
        ),
    ],
)
def test_a_position_shows_the_capacity(run_draft: RunDraft, positions: str, capacities: list[str]) -> None:
    lead = "The Lake Society and the Hill Institute signed a memorandum."
    out = run_draft(f"{lead} It was signed by {positions}.", "--dry-run").out

    assert re.findall(r"capacity: (\w+)", out) == capacities


def test_the_first_report_can_name_the_areas(run_draft: RunDraft) -> None:
    report = "The Lake Society and the Hill Institute signed a memorandum of cooperation in education and culture"
    out = run_draft(
        f"{report}, in the presence of the sports minister.\nThe guests then saw the lake.", "--dry-run"
    ).out

    assert out.count("topic:") == 1
    assert 'text: {en: "education and culture"}' in out


@pytest.mark.parametrize(
    "items", ["• Share this page\n• Print", "12.05.2023 Art and culture of the lake\n11.05.2023 A school opens"]
)
def test_menus_and_other_news_are_not_areas(run_draft: RunDraft, items: str) -> None:
    report = "The Lake Society and the Hill Institute signed an agreement on 5 March 2024."

    assert json.loads(run_draft(f"{report}\n\n{items}", "--format", "json").out)["areas"] == []


def test_values_that_are_not_used_are_listed(run_draft: RunDraft) -> None:
    error = run_draft(ENGLISH, "--dry-run", "--source", "https://example.org/1").err

    assert "Not used: date '7 May 2021' (not in the sentence that reports the signing)" in error
    assert "Not used: organization 'Sea Club' (not named as a party)" in error
    assert "Not used: person 'Jan Novak' (not in a sentence that names those who signed)" in error


def test_a_page_in_russian_becomes_a_record(run_draft: RunDraft) -> None:
    out = run_draft(
        "Новости\n\n14.07.2021\n\n13 июля в Ташкенте в рамках форума «Диалог» состоялось подписание соглашения между"
        " Фондом мира и Союзом писателей Узбекистана.\nДокумент подписали исполняющий обязанности директора Фонда мира Анна"
        " Белова и вице-президент Союза писателей Узбекистана Азиз Каримов.\n\nСтороны будут сотрудничать в области культуры,"
        " образования и туризма.",
        "--dry-run",
        "--source",
        "https://example.org/1",
    ).out

    for line in ('city: {ru: "Ташкент"}', "capacity: deputy", "capacity: acting", "topic: culture", "topic: education"):
        assert line in out


def test_a_name_of_the_register_gives_the_organization(run_draft: RunDraft) -> None:
    text = "Ассамблея народов Евразии и Озёрное общество подписали соглашение. Документ подписал генеральный секретарь"
    out = run_draft(f"{text} Ассамблеи народов Евразии Андрей Бельянинов.", "--dry-run").out

    assert "organization: eapa" in out
    assert "party: eapa" in out


def test_a_name_of_the_register_is_recognised_in_another_case(run_draft: RunDraft) -> None:
    out = run_draft("Подписано соглашение между Ассамблеей народов Евразии и Озёрным обществом.", "--dry-run").out

    assert "organization: eapa" in out


def test_a_word_that_only_starts_with_an_acronym_of_the_register_is_another_name(draft: Draft) -> None:
    # "Тассеу" starts with ТАСС.
    found = draft(
        "Озёрный университет и Горный институт подписали соглашение. Документ подписали ректор Озёрного университета"
        " Иван Холмов и ректор Горного института Тассеу Гебреханна."
    )

    assert [one["name"] for one in found["signatories"]] == ["Иван Холмов", "Тассеу Гебреханна"]


def test_an_acronym_of_the_register_is_recognised_with_an_ending(eapa: Eapa, run_draft: RunDraft) -> None:
    assert eapa("add-organization", "--name", "Горный театр", "--acronym", "ГОРТ", "--type", "other").code == 0

    assert "organization: gort" in run_draft("ТАСС подписал соглашение с ГОРТом.", "--dry-run").out


def test_a_similar_name_is_proposed_as_new_with_the_similar_ones(run_draft: RunDraft) -> None:
    outcome = run_draft(
        "People's Diplomacy Center of the SCO in Kazakhstan and the Hill Club signed an agreement.", "--dry-run"
    )

    assert "is proposed as a new organization; similar names: " in outcome.err


def test_a_signatory_of_unknown_party_is_reported_and_omitted(run_draft: RunDraft) -> None:
    outcome = run_draft(
        "The Lake Society and the Hill Institute signed an agreement. It was signed by Jan Novak, mayor of Brno, Ann Berg,"
        " director of the Lake Society, and Tom Hale, rector of the Hill Institute.",
        "--dry-run",
    )

    assert "Jan Novak signed, but the text does not show for which party" in outcome.err
    assert "Jan Novak" not in outcome.out


def test_wrapped_lines_are_joined(draft: Draft) -> None:
    text = (
        "The Lake Society of the Northern Region and the\nInternational Hill Institute signed an agreement on\n"
        "cooperation in the presence of guests. The agreement\nwas signed by the director of the Lake Society Ann\n"
        "Berg and the rector of the Hill Institute Tom Hale in\nthe garden of the society.\n"
    )
    found = draft(text)

    assert [party["name"] for party in found["parties"]] == [
        "Lake Society of the Northern Region",
        "International Hill Institute",
    ]
    assert [one["name"] for one in found["signatories"]] == ["Ann Berg", "Tom Hale"]


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        ("Jul 4, 2022", "2022-07-02"),
        ("04/07/2022", "2022-07-02"),
        ("2022-07-04", "2022-07-02"),
        ("99/99/2022", "XXXX-07-02"),
    ],
)
def test_the_year_of_a_stamp_completes_the_date(draft: Draft, stamp: str, date: str) -> None:
    found = draft(
        f"News of the Lake Society\n\n{stamp}\n\nOn 2 July, the Lake Society and the Hill Club signed a protocol."
    )

    assert found["date"] == date


@pytest.mark.parametrize("day", ["31 June 2022", "31 June", "since 2 May 2022", "on 05/06/2022"])
def test_an_uncertain_date_is_omitted(draft: Draft, day: str) -> None:
    found = draft(f"The Lake Society and the Hill Club signed a protocol {day}.")

    assert found["date"] is None


def test_the_sentence_before_can_date_the_signing(draft: Draft) -> None:
    text = "A ceremony about an agreement took place on 2 May 2022. The Lake Society and the Hill Club signed the agreement."

    assert draft(text)["date"] == "2022-05-02"


@pytest.mark.parametrize(
    ("sentence", "name", "position"),
    [
        ("It was signed by the director of the Lake Society, H.E. Ann Berg.", "Ann Berg", "director"),
        ("It was signed by Ann Berg on behalf of the Lake Society.", "Ann Berg", None),
        ("Ann Berg, who is well known, director of the Lake Society, signed the agreement.", "Ann Berg", None),
    ],
)
def test_a_signatory_has_the_position_that_is_next_to_the_name(
    draft: Draft, sentence: str, name: str, position: str | None
) -> None:
    found = draft(f"The Lake Society and the Hill Club signed an agreement. {sentence}")

    assert [(one["name"], one["position"]) for one in found["signatories"]] == [(name, position)]


def test_a_headline_alone_can_report_a_signing(draft: Draft) -> None:
    found = draft("Lake Society and Hill Club sign memorandum\n\nMore will follow for all members soon.")

    assert found["is_signing"]
    assert [party["name"] for party in found["parties"]] == ["Lake Society", "Hill Club"]


def test_the_headline_names_the_parties_that_the_text_does_not(draft: Draft) -> None:
    found = draft("Lake Society and Hill Club sign memorandum\n\nThe document was signed today in the garden.")

    assert [party["name"] for party in found["parties"]] == ["Lake Society", "Hill Club"]


@pytest.mark.parametrize(
    "links",
    [
        "Read also\n\nForest Museum and Field Theatre sign memorandum",
        "Previous: Contract signed with Forest College",
        "News archive\n\nAgreement signed between Ray Fund and Ruble Bank",
        "Related articles\n\nMayor Bo Hale signed an agreement with the River Fund",
        "Предыдущая новость: Подписан договор с Лесным колледжем",
        "Архив новостей\n\nПодписано соглашение между Фондом «Луч» и Банком «Рубль»",
    ],
)
def test_links_to_other_news_name_no_parties(draft: Draft, links: str) -> None:
    russian = "В Казани Горный университет и Степной институт подписали соглашение о сотрудничестве."
    news = (
        russian if "а" in links else "On 15 May, Hill University and Steppe Institute signed a cooperation agreement."
    )
    names, expected = ([party["name"] for party in draft(page)["parties"]] for page in (f"{news}\n\n{links}\n", news))

    assert names == expected


def test_links_to_news_of_a_region_name_no_parties(draft: Draft) -> None:
    news = "Сегодня губернатор Горной области Олег Серов и губернатор Лесной области Нина Белова подписали соглашение."
    links = "Последние новости Горной области по теме:\nГорная область подписала соглашение с Росконгрессом"

    names = [party["name"] for party in draft(f"{news}\n\n{links}\n")["parties"]]

    assert names == ["Горная область", "Лесная область"]


def test_a_page_about_a_meeting_does_not_report_a_signing_far_below(draft: Draft) -> None:
    filler = "The guests saw the garden and the lake in the old town. " * 8
    text = f"Lake Society met the Hill Club\n\n{filler}\nThe Sea Club and the Moon Club signed an agreement."

    assert not draft(text)["is_signing"]


def test_standard_input_is_drafted_up_to_its_limit(eapa: Eapa) -> None:
    command = ("add-agreement", "--from-text", "-", "--format", "json")
    text = b"The Lake Society and the Hill Club signed a protocol."

    assert json.loads(eapa(*command, stdin=text).out)["type"] == "protocol"
    large = eapa(*command, stdin=b"x" * (10 * 1024 * 1024 + 1))
    assert (large.code, "more than 10 MB" in large.err) == (2, True)


def test_a_draft_without_a_type_and_a_position_has_the_other_values(run_draft: RunDraft) -> None:
    text = (
        "The Lake Society and the Hill Club signed a document. It was signed by Ann Berg on behalf of the Lake Society"
    )
    outcome = run_draft(f"{text} and by Tom Hale, treasurer of the Hill Club.", "--dry-run")

    assert "Ann Berg" in outcome.out
    assert "Not found in the text: Document type" in outcome.err
