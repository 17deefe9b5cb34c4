"""Names of the sample register's organizations as clerks spell them: nearly all are matched, and none incorrectly."""

from samples import DATA

from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.yaml.reader import read

SPELT = {
    "eapa": [
        "eapa", "WORLD PEOPLES ASSEMBLY", "Ассамблея народов Евразии", "Eurasian People’s Assembly",
        "«Ассамблея народов мира»", "Eurasian and African Peoples Assembly", "EPA", "Assembly of Peoples of Eurasia",
    ],
    "tass": ["ТАСС", "Tass", "TASS Russian News Agency", "News Agency TASS (Russian)"],
    "aaru": ["Arab Universities Union", "Association of Arab Universites", "Union of the Arab Universities"],
    "uca-es": ["University of Cadiz", "University of Cádiz", "Cadiz University"],
    "scopdc-uz": ["SCO People's Diplomacy Center in Uzbekistan", "Центр Народной Дипломатии ШОС в Узбекистане"],
    "altai-government": ["Government of the Republic of Altai", "Government of Altai Republic"],
    "noosphere": ["NOOSPHERE Education Support Foundation", "Noosphere education support foundation"],
    "ibn-sino": ["Ibn Sino Public Foundation", "Ibn Sino Foundation"],
    "regions-xxi": ["Regions XXI Century", "Regions of XXI century"],
}  # fmt: skip
STRANGERS = [
    "SCO Centre for Public Diplomacy in Kazakhstan", "Government of the Republic of Tuva", "Regions XX Century",
    "University of Seville", "Olympic Committee of Russia", "Xinhua News Agency", "Association of African Universities",
    "Avicenna University", "Assembly of Peoples of Kazakhstan", "Government of the Republic of Bashkiria",
]  # fmt: skip


def find(organizations: OrganizationNames, text: str) -> str | None:
    try:
        match = organizations.find(text)
    except ValueError:
        return "asked"
    return match.id if match else None


def test_at_least_90_percent_of_spellings_match_and_none_matches_a_wrong_organization() -> None:
    organizations = OrganizationNames(
        read(file.read_bytes()).data for file in sorted((DATA / "organizations").glob("*.yaml"))
    )
    results = [(id_, text, find(organizations, text)) for id_, texts in SPELT.items() for text in texts]

    right = [text for id_, text, answer in results if answer == id_]
    wrong = [text for id_, text, answer in results if answer not in {id_, "asked", None}]
    taken = [text for text in STRANGERS if find(organizations, text) not in {"asked", None}]

    assert (wrong, taken) == ([], [])
    assert len(right) / len(results) >= 0.9, [text for _, text, answer in results if text not in right]
