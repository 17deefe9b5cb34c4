"""Spellings of the sample register's organizations by clerks: most are matched, and none to another organization."""

from samples import DATA

from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.yaml.reader import read

# Spellings by the id of the organization that they mean.
SPELLINGS = {
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
# Names that are similar to those of organizations of the register, but belong to other organizations.
UNKNOWN_NAMES = [
    "SCO Centre for Public Diplomacy in Kazakhstan", "Government of the Republic of Tuva", "Regions XX Century",
    "University of Seville", "Olympic Committee of Russia", "Xinhua News Agency", "Association of African Universities",
    "Avicenna University", "Assembly of Peoples of Kazakhstan", "Government of the Republic of Bashkiria",
]  # fmt: skip


def find_id(organizations: OrganizationNames, text: str) -> str | None:
    """Return the id of the matched organization; None if there is no match, or if a user must decide."""
    try:
        match = organizations.find(text)
    except ValueError:
        return None
    return match.id if match else None


def test_at_least_90_percent_of_spellings_match_and_none_matches_another_organization() -> None:
    organizations = OrganizationNames(
        read(file.read_bytes()).data for file in sorted((DATA / "organizations").glob("*.yaml"))
    )
    found = {text: find_id(organizations, text) for texts in SPELLINGS.values() for text in texts}
    expected = {text: id_ for id_, texts in SPELLINGS.items() for text in texts}

    unmatched = [text for text in expected if found[text] is None]
    incorrect = [text for text in expected if found[text] not in {expected[text], None}]
    invented = [text for text in UNKNOWN_NAMES if find_id(organizations, text)]

    assert (incorrect, invented) == ([], [])
    assert len(unmatched) <= 0.1 * len(expected), unmatched  # a clerk has to write the others again
