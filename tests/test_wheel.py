"""The wheel contains the catalogues of labels and cities, which look-ups in Russian need."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = """\
import sys
sys.path.insert(0, sys.argv[1])
import eapa_cli
from eapa_cli.text.code_names import find_codes_named, list_names
assert eapa_cli.__file__.startswith(sys.argv[1])
print(find_codes_named("культура", {"Topic"})[0].value, *list_names(find_codes_named("Moscow", {"City"})[0]))
"""


def test_an_installed_wheel_knows_russian_labels_and_cities(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([sys.executable, "-m", "zipfile", "--extract", str(wheel), str(tmp_path / "site")], check=True)

    site = str(tmp_path / "site")
    # The extracted copy must not count as code without tests.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    outcome = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM, site],
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert outcome.stdout == "culture Moscow Москва\n"
