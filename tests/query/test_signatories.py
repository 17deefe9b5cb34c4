"""`list`, `search`, `stats` and completion recognise the same people."""

from pathlib import Path

import pytest
from running import Eapa

from eapa_cli.cli.register_access import open_index
from eapa_cli.query.signatory_lookup import find_names_of_people

# The signatory of each agreement as `language=name`, with another spelling after a bar.
SIGNATORIES = {
    "arabic": "en=Khalid Al-Mansouri",
    "arabic-of-another": "en=Hamad Al-Mansouri",
    "full": "ru=Андрей Юрьевич Журавлёв",
    "plain": "ru=ЖУРАВЛЕВ Андрей",
    "latin": "en=Zhuravlev Andrey|Andrew Zhuravlev",
    "translated": "en=Andrew Zhuravlev",
    "brother": "ru=Алексей Журавлёв",
    "uzbek": "en=Oʻktam Gʻulomov",
}


@pytest.fixture
def people(register: Path) -> Path:
    """Return the register with an additional agreement for each signatory."""
    for id_, person in SIGNATORIES.items():
        language, _, names = person.partition("=")
        name, *spellings = names.split("|")
        text = f"""\
id: {id_}
type: agreement
signed: {{date: "2021-01-02", basis: stated}}
parties:
  - {{organization: eapa}}
  - {{organization: tass}}
signatories:
  - name: {{{language}: "{name}"}}
    party: eapa
"""
        text += f'    also: ["{spellings[0]}"]\n' if spellings else ""
        file = register / f"data/agreements/{id_}.yaml"
        file.write_text(f"{text}sources:\n  - {{url: https://example.org/{id_}}}\n", encoding="utf-8")
    return register


ANDREY = {"full", "plain", "latin", "translated"}


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Халид аль-Мансури", {"arabic"}),
        ("Al Mansuri Khaled", {"arabic"}),
        ("Мансури", {"arabic", "arabic-of-another"}),
        ("K. Almansouri", {"arabic"}),
        ("Журавлев А.Ю.", ANDREY | {"brother"}),
        ("Andrei Yuryevich Zhuravlyov", ANDREY),
        ("Андрей Журавлев", ANDREY),
        ("Журавлёв Алексей Петрович", {"brother"}),
        ("Alexey Zhuravlev", {"brother"}),
        # The Russian "У" is "U" in Latin letters, which is not compared with the Uzbek "Oʻ".
        ("Uktam Gulomov", set()),
        ("O'ktam Ghulomov", {"uzbek"}),
        ("Gʻulomov Oʻ.", {"uzbek"}),
        ("Журавл", ANDREY | {"brother"}),
    ],
)
def test_list_and_search_find_the_same_agreements(eapa: Eapa, name: str, found: set[str]) -> None:
    listed = eapa("list", "--signatory", name, "--format", "ids").out.split()
    searched = eapa("search", name, "--format", "ids").out.split()

    assert set(listed) == found
    assert set(searched) == found


@pytest.mark.usefixtures("people")
def test_one_person_is_one_row_of_the_statistics(eapa: Eapa) -> None:
    rows = eapa("stats", "--by", "signatory", "--since", "2021-01-02", "--until", "2021-01-02").out.splitlines()[1:]

    assert rows == [
        "Signatory\tАндрей Юрьевич Журавлёв\t4",
        "Signatory\tHamad Al-Mansouri\t1",
        "Signatory\tKhalid Al-Mansouri\t1",
        "Signatory\tOʻktam Gʻulomov\t1",
        "Signatory\tАлексей Журавлёв\t1",
    ]


@pytest.mark.usefixtures("people")
def test_filters_apply_to_the_agreements_of_a_person_found_by_search(eapa: Eapa) -> None:
    outcome = eapa("search", "Журавлев А.Ю.", "--until", "2020", "--format", "ids")

    assert (outcome.code, outcome.out) == (0, "")


@pytest.mark.usefixtures("people")
def test_the_name_by_which_a_person_was_found_is_shown(eapa: Eapa) -> None:
    outcome = eapa("search", "Аль Мансури К.", "--format", "tsv")

    assert outcome.out.splitlines()[1].split("\t")[2:4] == ["signatories", "Khalid Al-Mansouri"]


def test_a_form_offers_the_names_of_people_that_an_incomplete_name_may_mean(people: Path) -> None:
    assert find_names_of_people(open_index(people), "Журавлев Ал") == ["Алексей Журавлёв"]
    assert find_names_of_people(open_index(people), "Mansuri") == ["Hamad Al-Mansouri", "Khalid Al-Mansouri"]
