"""What runs the program for others: the workflow they copy, and the hook of pre-commit."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from repositories import Repo
from running import Eapa

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "src/eapa_cli/scaffold/templates"
TEMPLATE = TEMPLATES / "validate.yml"
SHIPPED = ("validate.yml", "changes.yml", "changes-comment.yml", "site.yml")
WORKFLOWS = [*(TEMPLATES / name for name in SHIPPED), *sorted((ROOT / ".github/workflows").glob("*.yml"))]


def steps_of(workflow: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


@pytest.mark.parametrize("name", SHIPPED)
def test_this_register_runs_the_workflows_that_others_get(name: str) -> None:
    ours = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")

    assert ours == (TEMPLATES / name).read_text(encoding="utf-8").replace("-r requirements.txt", ".")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_but_for_one_comment_pins_what_it_uses_and_ends(workflow: Path) -> None:
    permissions = yaml.safe_load(workflow.read_text(encoding="utf-8"))["permissions"]
    comment = {"pull-requests": "write"} if workflow.name == "changes-comment.yml" else {}

    assert permissions in ({}, {"contents": "read", **comment})
    assert all(re.search("@[0-9a-f]{40}$", step["uses"]) for step in steps_of(workflow) if "uses" in step)
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()
    assert all(job["timeout-minutes"] <= 30 for job in jobs)
    assert all("${{" not in step["run"] for step in steps_of(workflow) if "run" in step)


def test_the_workflow_runs_on_pull_requests_in_the_queue_and_daily() -> None:
    # To YAML 1.1, which GitHub does not follow, the key `on` is true.
    events = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))[True]

    assert set(events) == {"pull_request", "merge_group", "schedule", "workflow_dispatch"}


@pytest.mark.parametrize(
    "step", [step for step in steps_of(TEMPLATE) if "eapa" in step.get("run", "")], ids=lambda step: step["if"]
)
def test_each_check_of_the_workflow_passes_on_the_register(step: dict[str, Any], eapa: Eapa, register: Path) -> None:
    repo = Repo(register).start()
    repo.commit("begin")
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    program, *arguments = shlex.split(step["run"].replace("$GITHUB_BASE_REF", "main").replace("$BASE", "main"))

    assert (program, eapa(*arguments, cwd=register).code) == ("eapa", 0)


def test_a_pull_request_is_compared_with_where_it_parted_and_else_the_whole_register_is_checked() -> None:
    checkout, *_, of_pull_request, of_queue, of_all = steps_of(TEMPLATE)

    assert checkout["with"]["fetch-depth"] == 0
    assert "--changed-since" in of_pull_request["run"]
    assert "--changed-since" in of_queue["run"]
    assert of_all["run"] == "eapa validate --strict"


def test_no_event_is_checked_twice_or_not_at_all() -> None:
    conditions = [step["if"] for step in steps_of(TEMPLATE) if "eapa" in step.get("run", "")]

    assert conditions == [
        "github.event_name == 'pull_request'",
        "github.event_name == 'merge_group'",
        "github.event_name != 'pull_request' && github.event_name != 'merge_group'",
    ]


def test_the_queue_throws_nothing_out_for_a_warning_that_time_made_elsewhere(eapa: Eapa, register: Path) -> None:
    repo = Repo(register).start()
    repo.write("data/organizations/left.txt", "an old warning")
    base = repo.commit("begin")
    repo.edit("data/organizations/tass.yaml", ("https://tass.com", "https://tass.com/en"))
    repo.commit("A pull request")
    *_, of_queue, of_all = (shlex.split(step.get("run", ""))[1:] for step in steps_of(TEMPLATE))

    assert eapa(*(base if word == "$BASE" else word for word in of_queue)).code == 0
    assert eapa(*of_all).code == 1


def test_the_workflow_that_may_write_runs_nothing_of_the_pull_request() -> None:
    workflow = yaml.safe_load((TEMPLATES / "changes-comment.yml").read_text(encoding="utf-8"))
    checkout, *_ = steps_of(TEMPLATES / "changes-comment.yml")

    assert set(workflow[True]) == {"pull_request_target"}
    assert workflow["jobs"]["comment"]["if"] == "vars.EAPA_COMMENT == 'true'"
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}


@pytest.mark.skipif(shutil.which("bash") is None, reason="the workflow's shell")
def test_a_text_in_a_record_calls_nobody_in_the_comment_and_links_no_issue(tmp_path: Path) -> None:
    (write,) = (step["run"] for step in steps_of(TEMPLATES / "changes-comment.yml") if "sed" in step.get("run", ""))
    script = write.replace('eapa changes "$BASE...$HEAD" --format markdown', "cat told.md")
    (tmp_path / "told.md").write_text("# Heading\n@tass \\#12 o/r#3 GH-4 gh\\-5 C# 7\n", encoding="utf-8")

    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, check=True)

    assert (tmp_path / "comment.md").read_text(encoding="utf-8").splitlines()[1:] == [
        "# Heading",
        "@<!-- -->tass \\#<!-- -->12 o/r#<!-- -->3 GH-<!-- -->4 gh\\-<!-- -->5 C# 7",
    ]


def test_the_hook_of_pre_commit_runs_on_the_whole_register_whatever_changed(eapa: Eapa) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = shlex.split(hook["entry"])

    assert (program, hook["language"], hook["pass_filenames"], hook["always_run"]) == ("eapa", "python", False, True)
    assert eapa(*arguments).code == 0
