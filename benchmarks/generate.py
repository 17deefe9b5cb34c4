"""Generate registers of any size that resemble the real one. The same seed gives the same register.

    python benchmarks/generate.py DIR --agreements 2000 --seed 1

Each record depends only on its number, the size of the register and the seed, so it can be generated without the rest:
`Generated(agreements=10_000_000).agreement(7)` returns the plain data of the file.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from pathlib import Path
from random import Random
from typing import Any, Final

import invented

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.ids import agreement_id
from eapa_cli.model.record_paths import DATA, REGISTER_FILE, path_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml.serializer import dump

Record = dict[str, Any]

AGREEMENTS_PER_ORGANIZATION: Final = 4
# An agreement has up to seven different parties, so that a small register needs more organizations than that.
_MIN_ORGANIZATIONS: Final = 8

OWNER: Final = "assembly"
_FIRST_YEAR: Final = 2001
# Each organization in turn is the main party of an agreement. After the last organization, the next round starts, whose
# agreements are in later years. So no main party has two agreements of the same day.
_YEARS_PER_ROUND: Final = 6
_SITE: Final = "https://www.example.org"
_TYPES: Final = ("agreement", "memorandum", "protocol", "roadmap", "convention")
_TOPICS: Final = (
    "partnership",
    "culture",
    "education",
    "science",
    "youth",
    "sport",
    "tourism",
    "trade",
    "media",
    "peace",
)
_AREAS: Final = (
    ("Exchange of students and teachers", "Обмен студентами и преподавателями"),
    ("Festivals, exhibitions and days of culture held together", "Совместные фестивали, выставки и дни культуры"),
    ("News and films shown in both countries", "Новости и фильмы, которые показывают в обеих странах"),
    (
        "Support for what the public does for peace and accord",
        "Поддержка общественных инициатив в пользу мира и согласия",
    ),
)
_POSITIONS: Final = (
    ("head", "Chairman of the Board", "Председатель правления"),
    ("head", "Director; Member of the Council", "Директор; член Совета"),
    ("deputy", "First Deputy Secretary General", "Первый заместитель генерального секретаря"),
    ("acting", "Acting Rector", "Исполняющий обязанности ректора"),
)


@dataclass(frozen=True, slots=True)
class _Identity:
    """The facts of an agreement that its id and references to it need."""

    id: str
    type: str
    signed: EdtfDate | None
    parties: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A register with a given number of agreements. Organizations and agreements are numbered from 0."""

    agreements: int
    seed: int = 1

    @property
    def organizations(self) -> int:
        """The number of organizations, including the owner."""
        return max(_MIN_ORGANIZATIONS, ceil(self.agreements / AGREEMENTS_PER_ORGANIZATION))

    def register_file(self) -> Record:
        """Return the data of `data/register.yaml`."""
        title = {"en": "Agreements of an assembly that does not exist", "ru": "Соглашения вымышленной ассамблеи"}
        return {"title": title, "owner": OWNER, "languages": ["en", "ru"]}

    def records(self) -> Iterator[tuple[Kind, Record]]:
        """Yield every record, organizations first."""
        yield from ((Kind.ORGANIZATION, self.organization(number)) for number in range(self.organizations))
        yield from ((Kind.AGREEMENT, self.agreement(number)) for number in range(self.agreements))

    def organization(self, number: int) -> Record:
        """Return the organization with a number."""
        random = self._random_for("organization", number)
        body, home = random.choice(invented.BODIES), invented.random_home(random)
        founded = random.randint(1946, _FIRST_YEAR - 1)
        record: Record = {
            "id": self._organization_id(number),
            "names": list(_names(random, number, body, home, founded)),
            "type": body.type,
            "country": home.country,
            "seat": {"city": {"en": home.city, "ru": home.city_ru}},
            "founded": random.choice([f"{founded}", f"{founded}-05", f"{founded}-05-27", f"{founded}~"]),
        }
        if random.random() < 0.5:
            record["website"] = f"https://{record['id']}.example.org/"
        if random.random() < 0.4:
            record["summary"] = {
                "en": f"{_english_name(number, body)} brings together people of {home.city} and their neighbours."
            }
        if relations := list(self._relations(random, number)):
            record["relations"] = relations
        return record | {"sources": list(_sources(random, record["id"], year=_FIRST_YEAR))}

    def agreement(self, number: int) -> Record:
        """Return the agreement with a number."""
        identity = self._identity(number)
        random = self._random_for("agreement", number)
        ids = [self._organization_id(party) for party in identity.parties]
        record: Record = {"id": identity.id, "type": identity.type}
        if random.random() < 0.8:
            record["title"] = _title(identity)
        if signed := _signed(random, identity.signed):
            record["signed"] = signed
        record["parties"] = [_party(random, party, id_) for party, id_ in zip(identity.parties, ids, strict=True)]
        if random.random() < 0.8:
            record["signatories"] = [_signatory(random, id_) for id_ in ids]
        if random.random() < 0.7:
            record["areas"] = [_area(random) for _ in range(random.randint(1, 4))]
        if random.random() < 0.4:
            record["term"] = _term(random)
        if number >= self.organizations and random.random() < 0.2:
            earlier = self._identity(number - self.organizations).id
            record["relations"] = [{"type": random.choice(["renews", "amends", "supersedes"]), "agreement": earlier}]
        if random.random() < 0.3:
            record["languages"] = [{"lang": lang, "authentic": True} for lang in ("en", "ru")]
        year = identity.signed.latest.year if identity.signed else _FIRST_YEAR
        return record | {"sources": list(_sources(random, identity.id, year=year))}

    def _identity(self, number: int) -> _Identity:
        random = self._random_for("identity", number)
        type_ = random.choices(_TYPES, [10, 5, 2, 2, 1])[0]
        round_number, main_party = divmod(number, self.organizations)
        other_party_count = random.choices(range(1, 7), [70, 15, 6, 4, 3, 2])[0]
        # The owner, which is organization 0, is a party of two agreements in three.
        parties = [main_party]
        if random.random() < 0.66 and main_party:
            parties.append(0)
        while len(parties) <= other_party_count:
            party = random.randrange(self.organizations)
            if party not in parties:
                parties.append(party)
        # Mostly the other party, which is often the owner, is named first.
        if random.random() < 0.8:
            parties[:2] = reversed(parties[:2])
        # Agreements of later rounds are dated: without a date, two agreements of one main party could have the same id.
        signed = _date(random, _FIRST_YEAR + round_number * _YEARS_PER_ROUND, may_be_unknown=round_number == 0)
        ids = [self._organization_id(party) for party in parties]
        return _Identity(agreement_id(signed, ids, type_), type_, signed, parties)

    def _relations(self, random: Random, number: int) -> Iterator[Record]:
        if number and random.random() < 0.15:
            parent = self._organization_id(random.randrange(number))
            yield {"type": random.choice(["part-of", "member-of"]), "organization": parent}
        for _ in range(random.choice([0, 0, 0, 1, 3])):
            founder = invented.word(random.randrange(invented.WORDS))
            yield {"type": "founded-by", "name": {"en": f"Committee of {founder} for Interethnic Relations"}}

    def _organization_id(self, number: int) -> str:
        return f"{invented.word(number).lower()}-{number}" if number else OWNER

    def _random_for(self, purpose: str, number: int) -> Random:
        return Random(f"{self.seed} {purpose} {number}")


def _names(random: Random, number: int, body: invented.Body, home: invented.Home, founded: int) -> Iterator[Record]:
    yield {"value": _english_name(number, body), "lang": "en", "kind": "official"}
    yield {"value": body.ru.format(invented.word(number, "Cyrl")), "lang": "ru", "kind": "official"}
    if home.lang != "ru":
        yield {"value": invented.word(number, home.script), "lang": home.lang, "kind": "official"}
    if random.random() < 0.4:
        yield {"value": invented.word(number), "lang": "en", "kind": "short"}
    if random.random() < 0.15:
        former = f"{invented.word(number)} Union of Friendship Societies"
        yield {"value": former, "lang": "en", "kind": "former", "from": f"{founded}", "to": f"{_FIRST_YEAR - 1}-12-31"}


def _english_name(number: int, body: invented.Body) -> str:
    return body.en.format(invented.word(number))


def _date(random: Random, first_year: int, *, may_be_unknown: bool) -> EdtfDate | None:
    day = date(first_year, 1, 1) + timedelta(days=random.randrange(_YEARS_PER_ROUND * 365))
    forms = [f"{day}", f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y}?-{day:%m-%d}", ""]
    form = random.choices(forms, [84, 7, 3, 4, 2 if may_be_unknown else 0])[0]
    return EdtfDate.parse(form) if form else None


def _title(identity: _Identity) -> Record:
    first, second = (invented.word(party) for party in identity.parties[:2])
    first_ru, second_ru = (invented.word(party, "Cyrl") for party in identity.parties[:2])
    return {
        "en": f"{identity.type.capitalize()} on cooperation between {first} and {second}",
        "ru": f"О сотрудничестве между организациями «{first_ru}» и «{second_ru}»",
    }


def _signed(random: Random, signed: EdtfDate | None) -> Record:
    record: Record = {"date": str(signed)} if signed else {}
    if signed and "?" in str(signed):
        record |= {"basis": "deduced", "note": "The text gives the day and month, and the date of the page the year."}
    elif signed and random.random() < 0.6:
        record["basis"] = random.choice(["stated", "dateline"])
    if random.random() < 0.1:
        return record | {"online": True}
    if random.random() < 0.6:
        home = invented.random_home(random)
        record["place"] = {"city": {"en": home.city, "ru": home.city_ru}, "country": home.country}
    if random.random() < 0.15:
        record["event"] = {"en": f"Forum of the Peoples «{invented.word(random.randrange(invented.WORDS))}»"}
    return record


def _party(random: Random, number: int, id_: str) -> Record:
    if random.random() < 0.1:
        return {"organization": id_, "name_as_signed": f"{invented.word(number)}, represented by its head"}
    return {"organization": id_}


def _signatory(random: Random, party: str) -> Record:
    name = invented.random_person(random)
    capacity, position, position_ru = random.choice(_POSITIONS)
    record: Record = {"name": name}
    if random.random() < 0.2:
        # Another romanization of the name, with an honorific.
        record["also"] = [name["en"].replace("ei", "ey").replace("uri", "ury") + "-Aga"]
    record |= {"position": {"en": position, "ru": position_ru}, "party": party}
    return record | {"capacity": capacity}


def _area(random: Random) -> Record:
    en, ru = random.choice(_AREAS)
    return {"topic": random.choice(_TOPICS), "text": {"en": en, "ru": ru}}


def _term(random: Random) -> Record:
    if random.random() < 0.2:
        return {"ends": ".."}
    years = random.choice([1, 2, 3, 5])
    term: Record = {"duration": f"P{years}Y"}
    if random.random() < 0.5:
        term |= {"renewal": {"mode": "tacit", "period": f"P{years}Y"}, "notice": "P3M"}
    return term


def _sources(random: Random, id_: str, *, year: int) -> Iterator[Record]:
    for number in range(random.choice([1, 1, 2, 3])):
        source: Record = {"url": f"{_SITE}/en/news/{id_}/{number}"}
        if random.random() < 0.5:
            source["published"] = f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        source["accessed"] = "2026-11-23"
        if random.random() < 0.2:
            source["note"] = "The page gives no year."
        yield source


def write(root: Path, generated: Generated) -> int:
    """Write a register into an empty folder and return the number of files."""
    for kind in Kind:
        (root / DATA / kind.plural).mkdir(parents=True)
    (root / REGISTER_FILE).write_text(dump(generated.register_file()), encoding="utf-8", newline="\n")
    files = 1
    for kind, record in generated.records():
        (root / path_of(kind, record["id"])).write_text(dump(record), encoding="utf-8", newline="\n")
        files += 1
    return files


def main() -> int:
    """Write the register that the command line describes."""
    parser = argparse.ArgumentParser(
        description="Generate a register of any size. The same seed gives the same register."
    )
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--agreements", type=int, default=1600, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    files = write(options.folder, Generated(agreements=options.agreements, seed=options.seed))
    print(f"{files} files in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
