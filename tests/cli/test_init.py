"""Starting a register of one's own."""

from pathlib import Path

from running import Eapa


def test_a_new_register_takes_an_organization_and_is_valid(eapa: Eapa, tmp_path: Path) -> None:
    folder = tmp_path / "mine"

    assert eapa("init", str(folder), "--owner", "us", "--title", "Ours").code == 0
    assert eapa("init", str(folder)).code == 3
    assert eapa("add-organization", "--id", "us", "--name", "Us", "--type", "ngo", cwd=folder).code == 0
    assert eapa("validate", cwd=folder).out == "1 file checked: 0 errors, 0 warnings\n"
    assert (folder / "data/register.yaml").read_text() == "title: {en: Ours}\nowner: us\nlanguages: [en]\n"
