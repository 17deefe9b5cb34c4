"""A register with texts that would break pages, run scripts or lead out of the site if they were not escaped."""

from pathlib import Path
from typing import Any, Final

import yaml

# Each text sets `window.attacked` if a browser runs it, to a number that shows which one did.
MARK: Final = "<script>window.attacked = 1</script>"
IMAGE: Final = '"><img src=x onerror="window.attacked = 2">\''
TEMPLATE: Final = "{{ 7 * 191 }} {% raw %} ${7*191}"
TEMPLATE_RESULT: Final = "1337"
"""The product in the template, which appears only if a template engine computes it."""
COMMENT: Final = "</script><!-- ]]> <svg onload=window.attacked=3>"
RIGHT_TO_LEFT: Final = "جمعية الشعوب \u202etxt.exe"
LONG: Final = "W" * 10_000
"""One word that is wider than any page."""

ORGANIZATION: Final[dict[str, Any]] = {
    "id": "attacker",
    "names": [
        {"value": f"Attacker {MARK}", "lang": "en", "kind": "official"},
        {"value": RIGHT_TO_LEFT, "lang": "ar", "kind": "official"},
        {"value": IMAGE, "lang": "en", "kind": "alias"},
    ],
    "type": "other",
    "country": "../../evil",
    "website": "javascript:window.attacked=4",
    "summary": {"en": COMMENT},
    "notes": f"{TEMPLATE} {LONG}",
    "sources": [{"url": "javascript:window.attacked=5", "title": MARK}, {"url": "data:text/html,<script>1</script>"}],
}
AGREEMENT: Final[dict[str, Any]] = {
    "id": "2020-attacker-owner",
    "type": "agreement",
    "title": {"en": f"{MARK}{IMAGE}{COMMENT}", "ru": f"Соглашение {LONG}"},
    "signed": {"date": "2020", "note": TEMPLATE, "event": {"en": MARK}},
    "parties": [
        {"organization": "attacker", "name_as_signed": IMAGE, "note": MARK},
        {"organization": "owner"},
        {"organization": "../../outside"},
    ],
    "signatories": [
        {"name": {"en": f"{MARK} Mallory"}, "also": [IMAGE], "party": "attacker", "note": COMMENT},
        {"name": {"en": RIGHT_TO_LEFT}, "party": "owner"},
    ],
    "areas": [{"topic": "law", "text": {"en": IMAGE}}],
    "documents": [{"title": MARK, "url": "vbscript:msgbox(1)"}, {"path": "../../../etc/passwd"}],
    "sources": [{"url": 'https://example.org/"onmouseover=window.attacked=6', "note": IMAGE}],
    "former_ids": ["../../evil", "index.html", "con"],
    "notes": COMMENT,
}
IDS: Final = ("_2", "page", "index.html", "CON", "a b", "%2e%2e", "ä", "..x", "x" * 200)
"""Invalid ids that could collide with a file of the site, or lead out of its folder."""


def make_hostile_register(root: Path) -> Path:
    """Write the register to a folder."""
    owner = {"id": "owner", "names": [{"value": "Owner", "lang": "en", "kind": "official"}], "type": "ngo"}
    register = {
        "title": {"en": f"Register {MARK}"},
        "owner": "owner",
        "languages": ["en", "ru"],
        "description": {"en": IMAGE},
    }
    files: dict[str, Any] = {
        "data/register.yaml": register,
        "data/organizations/owner.yaml": owner,
        "data/organizations/attacker.yaml": ORGANIZATION,
        "data/agreements/2020-attacker-owner.yaml": AGREEMENT,
    }
    for id_ in IDS:
        files[f"data/organizations/{id_}.yaml"] = {**owner, "id": id_}
        files[f"data/agreements/{id_}.yaml"] = {**AGREEMENT, "id": id_, "former_ids": []}
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        # Hidden characters are escaped, since the reader refuses them in any other form.
        (root / path).write_text(yaml.safe_dump(data), encoding="ascii")
    return root
