"""The workflows that `eapa init` writes, those of this repository, and the pre-commit hook."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from repositories import Repo
from running import Eapa

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "src/eapa_cli/scaffold/templates"
VALIDATE = TEMPLATES / "validate.yml"
# The workflows that `eapa init` writes.
SHIPPED = ("validate.yml", "changes.yml", "changes-comment.yml", "site.yml", "due.yml")
ALL_WORKFLOWS = [*(TEMPLATES / name for name in SHIPPED), *sorted((ROOT / ".github/workflows").glob("*.yml"))]

WRITTEN_BY_WORKFLOW = {
    "changes-comment.yml": {"pull-requests"},
    "due.yml": {"issues"},
    "site.yml": {"pages", "id-token"},
}
"""What the jobs of a workflow may write on GitHub, by the name of the workflow. Other workflows only read."""


def read_steps(workflow: Path) -> list[dict[str, Any]]:
    """Return the steps of all jobs of a workflow."""
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


@pytest.mark.parametrize("name", SHIPPED)
def test_this_repository_runs_the_workflows_that_it_ships(name: str) -> None:
    ours = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")

    # A register installs the program from its list of requirements; this repository installs itself.
    assert ours == (TEMPLATES / name).read_text(encoding="utf-8").replace("-r requirements.txt", ".")


@pytest.mark.parametrize("workflow", ALL_WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_few_permissions_pinned_actions_a_time_limit_and_no_text_of_an_event_in_a_script(
    workflow: Path,
) -> None:
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    permissions = [item for job in content["jobs"].values() for item in job.get("permissions", {}).items()]

    assert content["permissions"] in ({}, {"contents": "read"})
    assert {scope for scope, access in permissions if access == "write"} == WRITTEN_BY_WORKFLOW.get(
        workflow.name, set()
    )
    # An action is pinned by the 40 digits of a commit. A tag, such as `@v6`, can be moved to other code.
    assert all(re.search("@[0-9a-f]{40}$", step["uses"]) for step in read_steps(workflow) if "uses" in step)
    # Without a limit, GitHub stops a job that hangs only after six hours.
    assert all(job["timeout-minutes"] <= 30 for job in content["jobs"].values())
    # Text of an event that is inserted into a script could run as a command.
    assert all("${{" not in step["run"] for step in read_steps(workflow) if "run" in step)


def test_validate_runs_on_pull_requests_in_the_merge_queue_and_daily() -> None:
    # PyYAML reads the key `on` as true, as in YAML 1.1.
    events = yaml.safe_load(VALIDATE.read_text(encoding="utf-8"))[True]

    assert set(events) == {"pull_request", "merge_group", "schedule", "workflow_dispatch"}


@pytest.mark.parametrize(
    "step", [step for step in read_steps(VALIDATE) if "eapa" in step.get("run", "")], ids=lambda step: step["if"]
)
def test_each_check_of_validate_passes_on_the_register(step: dict[str, Any], eapa: Eapa, register: Path) -> None:
    repo = Repo(register).start()
    repo.commit("begin")
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    program, *arguments = shlex.split(step["run"].replace("$GITHUB_BASE_REF", "main").replace("$BASE", "main"))

    assert (program, eapa(*arguments, cwd=register).code) == ("eapa", 0)


def test_pull_requests_are_checked_for_changes_and_other_events_check_the_whole_register() -> None:
    checkout, *_, of_pull_request, of_queue, of_all = read_steps(VALIDATE)

    # The depth 0 fetches all commits, among them the one that the changes are compared with.
    assert checkout["with"]["fetch-depth"] == 0
    assert "--changed-since" in of_pull_request["run"]
    assert "--changed-since" in of_queue["run"]
    assert of_all["run"] == "eapa validate --strict"


def test_no_event_is_checked_twice_or_not_at_all() -> None:
    conditions = [step["if"] for step in read_steps(VALIDATE) if "eapa" in step.get("run", "")]

    assert conditions == [
        "github.event_name == 'pull_request'",
        "github.event_name == 'merge_group'",
        "github.event_name != 'pull_request' && github.event_name != 'merge_group'",
    ]


def test_the_merge_queue_ignores_an_old_warning_in_another_file(eapa: Eapa, register: Path) -> None:
    repo = Repo(register).start()
    # A file of the folder that is not a record has a warning.
    repo.write("data/organizations/left.txt", "an old warning")
    base = repo.commit("begin")
    repo.edit("data/organizations/tass.yaml", ("https://tass.com", "https://tass.com/en"))
    repo.commit("A pull request")
    *_, of_queue, of_all = (shlex.split(step.get("run", ""))[1:] for step in read_steps(VALIDATE))

    assert eapa(*(base if word == "$BASE" else word for word in of_queue)).code == 0
    assert eapa(*of_all).code == 1


def test_the_workflow_that_may_comment_runs_no_code_of_the_pull_request() -> None:
    workflow = yaml.safe_load((TEMPLATES / "changes-comment.yml").read_text(encoding="utf-8"))
    checkout, *_ = read_steps(TEMPLATES / "changes-comment.yml")

    # For this event, the checkout without a `ref` is the target branch, not the code of the pull request.
    assert set(workflow[True]) == {"pull_request_target"}
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    # The owner of the repository must have switched the comments on.
    assert workflow["jobs"]["comment"]["if"] == "vars.EAPA_COMMENT == 'true'"


@pytest.mark.skipif(shutil.which("bash") is None, reason="the workflow's shell")
@pytest.mark.parametrize(
    ("changes", "comment"),
    [
        ("# Changes\n<https://t.me/@tass>\n", "<!-- eapa changes -->\n# Changes\n<https://t.me/@tass>\n"),
        (
            "x" * 60_001,
            (
                "<!-- eapa changes --> The changes are too long for a comment. "
                "See the summary of the workflow 'changes'.\n"
            ),
        ),
    ],
    ids=["short", "long"],
)
def test_the_comment_has_a_mark_and_the_changes_unless_they_are_too_long(
    tmp_path: Path, changes: str, comment: str
) -> None:
    (step,) = (one for one in read_steps(TEMPLATES / "changes-comment.yml") if one.get("name") == "Write the changes")
    script = step["run"].replace('eapa changes "$BASE...$HEAD" --format markdown', "cat changes.md")
    (tmp_path / "changes.md").write_text(changes, encoding="utf-8")

    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, check=True)

    # The next run finds the comment by its mark.
    assert (tmp_path / "comment.md").read_text(encoding="utf-8") == comment


def test_the_pre_commit_hook_checks_the_whole_register_on_every_change(eapa: Eapa) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = shlex.split(hook["entry"])

    assert (program, hook["language"], hook["pass_filenames"], hook["always_run"]) == ("eapa", "python", False, True)
    assert eapa(*arguments).code == 0


class FakeGitHub(ThreadingHTTPServer):
    """A local GitHub API with one list of issues, which records the tokens of its callers."""

    def __init__(self, issues: list[dict[str, Any]]) -> None:
        super().__init__(("127.0.0.1", 0), FakeHandler)
        self.issues = issues
        self.tokens: set[str | None] = set()


class FakeHandler(BaseHTTPRequestHandler):
    """A handler of requests for the issues of the repository `o/r`."""

    server: FakeGitHub

    def do_GET(self) -> None:
        assert self.path == "/repos/o/r/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100"
        self._respond(self.server.issues)

    def do_POST(self) -> None:
        assert self.path == "/repos/o/r/issues"
        self.server.issues.append({"number": 1 + len(self.server.issues), **self._read_body()})
        self._respond(self.server.issues[-1])

    def do_PATCH(self) -> None:
        issue = self.server.issues[int(self.path.removeprefix("/repos/o/r/issues/")) - 1]
        issue.update(self._read_body())
        self._respond(issue)

    def _read_body(self) -> dict[str, Any]:
        return dict(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _respond(self, value: object) -> None:
        self.server.tokens.add(self.headers["Authorization"])
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002
        """Write nothing."""


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    """Serve the fake API, which already has one unrelated issue."""
    with FakeGitHub([{"number": 1, "title": "Other", "body": None}]) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def run_reminder(github: FakeGitHub, folder: Path, checklist: str) -> None:
    """Run the script of the step that opens or updates the issue with a checklist of `eapa due`."""
    (script,) = (step["run"] for step in read_steps(TEMPLATES / "due.yml") if step.get("shell") == "python")
    (folder / "due.md").write_text(checklist, encoding="utf-8")
    environ = {
        **os.environ,
        "GITHUB_API_URL": f"http://127.0.0.1:{github.server_address[1]}",
        "GITHUB_REPOSITORY": "o/r",
        "TOKEN": "secret",
    }
    subprocess.run([sys.executable, "-c", script], cwd=folder, env=environ, check=True)


def find_reminder(github: FakeGitHub) -> dict[str, Any]:
    """Return the issue that the reminder opened, next to the unrelated issue."""
    _unrelated_issue, reminder = github.issues
    return reminder


def test_the_reminder_opens_no_issue_if_nothing_is_due(github: FakeGitHub, tmp_path: Path) -> None:
    before = list(github.issues)

    run_reminder(github, tmp_path, "Nothing is due.\n")

    assert github.issues == before


def test_the_reminder_opens_one_issue_with_the_token_of_the_workflow(github: FakeGitHub, tmp_path: Path) -> None:
    run_reminder(github, tmp_path, "- [ ] **1 May 2027**: one\n")

    reminder = find_reminder(github)
    assert reminder["title"] == "Agreements that are due"
    assert reminder["body"] == "<!-- eapa due -->\n\n- [ ] **1 May 2027**: one\n"
    assert github.tokens == {"Bearer secret"}


def test_the_reminder_updates_its_issue_without_losing_its_ticks(github: FakeGitHub, tmp_path: Path) -> None:
    run_reminder(github, tmp_path, "- [ ] **1 May 2027**: one\n- [ ] **2 May 2027**: two\n")
    reminder = find_reminder(github)
    # A user ticks the first agreement in a browser, which writes the line breaks of Windows.
    reminder["body"] = reminder["body"].replace("[ ] **1", "[x] **1").replace("\n", "\r\n")

    run_reminder(github, tmp_path, "- [ ] **1 May 2027**: one\n- [ ] **3 May 2027**: three\n")
    updated = find_reminder(github)["body"]
    run_reminder(github, tmp_path, "Nothing is due.\n")

    assert updated == "<!-- eapa due -->\n\n- [x] **1 May 2027**: one\n- [ ] **3 May 2027**: three\n"
    assert find_reminder(github)["body"] == "<!-- eapa due -->\n\nNothing is due.\n"


def test_a_long_checklist_fits_into_an_issue(github: FakeGitHub, tmp_path: Path) -> None:
    # 100 lines of more than 900 characters are longer than the 65,536 characters that GitHub accepts.
    run_reminder(github, tmp_path, "".join(f"- [ ] {number} {'x' * 900}\n" for number in range(100)))

    body = find_reminder(github)["body"]
    # The workflow writes at most 60,000 characters and a line break, and leaves out a line that does not fit whole.
    assert 58_000 < len(body) <= 60_001
    assert body.endswith("\nThe list is longer: 'eapa due --within 90d' shows the whole list.\n")


def test_the_checklist_does_not_mention_users_or_link_issues_or_name_the_responsible_person(eapa: Eapa) -> None:
    title = "Ask @tass about #12, o/r#3 and GH-4 [x](http://a.b)"
    assert eapa("set", "2020-01-31-eapa-tass", f"title.en={title}", "term.ends=2027-03-01").code == 0
    assert eapa("set", "register", "responsible.name=Anna Ivanova").code == 0

    outcome = eapa("due", "--as-of", "2027-02-01", "--within", "60d", "--format", "markdown")

    assert outcome.out == (
        "- [ ] **1 March 2027**: Renew it, or let it end on 1 March 2027: Ask <span>@</span>tass about "
        "<span>\\#</span>12, o/r<span>\\#</span>3 and GH<span>-</span>4 \\[x\\](http\\://a.b) (2020-01-31-eapa-tass)\n"
    )


def test_the_checklist_says_that_nothing_is_due_with_the_words_that_the_reminder_reads(eapa: Eapa) -> None:
    before_all_agreements = "1990-02-01"

    assert eapa("due", "--as-of", before_all_agreements, "--format", "markdown").out == "Nothing is due.\n"
