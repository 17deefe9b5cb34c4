"""A register whose records use every field, with text that is hard to export."""

from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from eapa_cli.yaml.serializer import dump

# A waiver needs a day in the near future.
_WAIVED_UNTIL = str(datetime.now().astimezone().date() + timedelta(days=30))
REGISTER = {
    "schema": 1,
    "title": {"en": "A register", "ru": "Реестр"},
    "owner": "alpha",
    "languages": ["en", "ru"],
    "description": {"en": "All fields."},
    "website": "https://alpha.example/register?lang=en",
    "responsible": {"name": "The desk, room 7", "email": "desk@alpha.example"},
    "site": {"url": "https://alpha.example/agreements/", "due": True},
    "waivers": [{"rule": "known-source", "record": "alpha", "reason": "A trial.", "until": _WAIVED_UNTIL}],
    "x-desk": {"room": 7, "keys": ["a", "b"]},
}
_SCAN = bytes(183204)  # a size of several blocks
_SOURCE = {
    "url": "https://example.org/news?id=1&lang=ru#top",
    "reference": "folder 12, no. 34",
    "archive": 'Archive of "Alpha"',
    "published": "2021-07",
    "accessed": "2026-11-23",
    "title": '«Новости», выпуск "7"',
    "note": "Read twice; see page 3.",
}
ALPHA = {
    "id": "alpha",
    "names": [
        {"value": 'Alpha, the "First"', "lang": "en", "kind": "official", "from": "2001", "to": "2020~"},
        {"value": "Альфа", "lang": "ru", "kind": "official"},
        {"value": "Alfa", "lang": "uz-Latn", "kind": "alias"},
        {"value": "=ALPHA()", "lang": "en", "kind": "acronym"},
    ],
    "type": "ngo",
    "country": "NO",
    "seat": {"name": {"en": "The Old House"}, "city": {"en": "Oslo", "ru": "Осло"}, "country": "NO"},
    "founded": "2001",
    "dissolved": "2090?",
    "website": "https://alpha.example/",
    "summary": {"en": "A body.", "uz-Latn": "Tashkilot."},
    "tasks": [{"en": "To begin; to go on"}, {"ru": "Начинать\nи продолжать"}],
    "relations": [
        {"type": "part-of", "organization": "beta", "from": "2002", "to": "2003", "note": "For a year."},
        {"type": "founded-by", "name": {"en": "Somebody", "ru": "Некто"}},
    ],
    "figures": [
        {"of": "agreements", "exactly": 98, "as_of": "2020-12", "source": 1, "note": "Its own count."},
        {"of": "countries", "about": 40, "as_of": "2020"},
        {"of": "members", "more_than": 7, "as_of": "2020"},
    ],
    "identifiers": [{"scheme": "inn", "value": "0105012349"}],
    "sources": [_SOURCE],
    "former_ids": ["alpha-old", "007"],
    "notes": "+998 71 200 00 00\n\n- a line that begins with a hyphen",
    "x-phone": "+998 71 200 00 00",
}  # fmt: skip
BETA = {
    "id": "beta",
    "names": [{"value": "'=Beta", "lang": "en", "kind": "official"}, {"value": "-Б", "lang": "ru", "kind": "short"}],
    "type": "intergovernmental",
    "scope": "international",
}
AGREEMENT = {
    "id": "2021-09-24-alpha-beta",
    "type": "agreement",
    "title": {"en": 'Agreement; with "quotes", commas', "ru": "Соглашение"},
    "signed": {
        "date": "2021?-09-24",
        "basis": "deduced",
        "note": "The year is not stated.",
        "online": False,
        "place": {"name": {"en": "A Hall"}, "city": {"en": "Oslo"}, "country": "NO"},
        "event": {"en": "A Forum"},
    },
    "parties": [
        {"organization": "alpha", "name_as_signed": 'The "Alpha"', "note": "First."},
        {"organization": "beta", "x-seal": True},
    ],
    "signatories": [
        {
            "name": {"en": "Ann One", "ru": "Анна Уан"},
            "also": ["Anne One", "A. One"],
            "position": {"en": "Head of the Republic; Chairman of its Government"},
            "party": "alpha",
            "capacity": "deputy",
            "note": "By proxy, it is said.",
        }
    ],
    "areas": [{"topic": "culture", "text": {"en": "Music, dance", "ru": "Музыка"}}, {"topic": "law"}],
    "term": {
        "starts": "2021-10-01",
        "ends": "2026-09-30",
        "duration": "P5Y",
        "renewal": {"mode": "tacit", "period": "P1Y", "max": 2},
        "notice": "P3M",
        "note": "Both say so.",
    },
    "terminated": {"date": "2022-01", "grounds": "withdrawn", "note": "Alpha left."},
    "relations": [{"type": "renews", "agreement": "2015-alpha-beta", "note": "After a gap."}],
    "languages": [{"lang": "en", "authentic": True}, {"lang": "ru", "authentic": False}],
    "documents": [
        {
            "title": "Scan",
            "lang": "en",
            "path": "documents/a.pdf",
            "url": "https://example.org/a.pdf",
            "media_type": "application/pdf",
            "sha256": sha256(_SCAN).hexdigest(),
            "size": len(_SCAN),
        }
    ],
    "responsible": {"name": "Анна «Аня» Иванова", "email": "anna+register@alpha.example"},
    "sources": [_SOURCE, {"url": "http://example.org/2"}],
    "former_ids": ["2021-alpha-beta"],
    "notes": "@ the end, _x0041_ is no letter",
    "x-desk": [1, 2.5, {"a": None}],
}
EARLIER = {
    "id": "2015-alpha-beta",
    "type": "memorandum",
    "signed": {"date": "2015"},
    "parties": [{"organization": "beta"}, {"organization": "alpha"}],
    "term": {"ends": ".."},
    "sources": [{"url": "http://example.org/3"}],
}
PLAN = {
    "id": "unsigned-alpha-beta",
    "type": "roadmap",
    "stage": "negotiating",
    "parties": [{"organization": "beta"}],
    "sources": [{"url": "http://example.org/4"}],
}
ORGANIZATIONS: list[dict[str, Any]] = [ALPHA, BETA]
AGREEMENTS: list[dict[str, Any]] = [EARLIER, AGREEMENT, PLAN]


def make_full_register(root: Path) -> Path:
    """Write the register to a folder."""
    files = {"data/register.yaml": REGISTER}
    files |= {f"data/organizations/{data['id']}.yaml": data for data in ORGANIZATIONS}
    files |= {f"data/agreements/{data['id']}.yaml": data for data in AGREEMENTS}
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(dump(data), encoding="utf-8", newline="\n")
    (root / "documents").mkdir(exist_ok=True)
    (root / "documents/a.pdf").write_bytes(_SCAN)
    return root
