"""Draw the pictures of terminals in docs/pictures from the output of the program. The script needs Linux or macOS."""  # noqa: INP001

import fcntl
import io
import os
import pty
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

import pexpect
import pyte
import yaml
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).with_name("pictures")
EAPA = str(Path(sys.executable).with_name("eapa"))
EXAMPLE = ROOT / "docs" / "example"
WIDTH, HEIGHT, REVIEW_HEIGHT = 100, 40, 110
PRESS_TESTS = ROOT / "tests" / "importing" / "press"
# Invented press releases: the name of the picture, and the file and the id of the text.
INVENTED = {
    "press-ministries": ("english.yaml", "ministers-signed-by"),
    "press-three-parties": ("english.yaml", "trilateral"),
    "press-russian": ("russian.yaml", "nominative"),
}
DRAFT_COMMAND = ("add-agreement", "--from-text", "release.txt", "--source", "https://example.org/news/7")
REVIEW_QUESTION = "Is the record correct?"
AS_OF = ("--as-of", "2026-11-24")
# Typical errors in the files of the example: the valid text, and the invalid text that replaces it.
ERRORS = {
    "organizations/village-school.yaml": ("country: LV", "country: NO"),
    "agreements/2019-05-02-town-library-village-school.yaml": (
        "organization: village-school",
        "organization: vilage-school",
    ),
    "agreements/2022-01-15-town-library-village-school.yaml": ("type: memorandum", "type: memo"),
}
# The commits of the example: the day, the message, and the arguments of the command; the first one needs no command.
COMMITS = [
    ("2026-09-01", "Start the register", None),
    (
        "2026-10-05",
        "The library has a new name",
        ("rename-organization", "town-library", "House of Books", "--from", "2026-10-01"),
    ),
    (
        "2026-11-02",
        "The full name of the school, and its age",
        ("set", "village-school", "founded=1962", "names.0.value=Village School of Riverside"),
    ),
]
UNCOMMITTED = ("terminate", "2022-01-15-town-library-village-school", "--date", "2026-11-20", "--grounds", "withdrawn")


def terminal_environ() -> dict[str, str]:
    """Return the environment of a program on a terminal with colours, in English, without settings of the user."""
    unset = {"COLUMNS", "LINES", "NO_COLOR", "EAPA_REGISTER"}
    environ = {name: value for name, value in os.environ.items() if name not in unset}
    return environ | {"TERM": "xterm-256color", "PYTHONUTF8": "1", "EAPA_LANG": "en"}


def run_in_terminal(*arguments: str, register: Path, code: int) -> str:
    """Return the coloured terminal output of a command that exits with the given code."""
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
    environ = terminal_environ()
    with subprocess.Popen([EAPA, *arguments], cwd=register, env=environ, stdout=writer) as process:  # noqa: S603
        os.close(writer)
        output = _read_all(reader)
    if process.returncode != code:
        raise SystemExit(f"eapa {' '.join(arguments)} ended with {process.returncode}")
    return output.decode().replace("\r\n", "\n")


def _read_all(terminal: int) -> bytes:
    output = b""
    try:
        while chunk := os.read(terminal, 65536):
            output += chunk
    except OSError:  # Linux reports the end of the output in this way
        pass
    os.close(terminal)
    return output


def draw(name: str, *arguments: str, register: Path = ROOT, code: int = 0) -> None:
    """Draw a terminal with a command and its output as SVG."""
    _save(name, arguments, Text.from_ansi(run_in_terminal(*arguments, register=register, code=code)))


def draw_review(name: str, question: str, *arguments: str, register: Path) -> None:
    """Draw as SVG the screen of a command that asks a question, and end the command there."""
    screen = pyte.Screen(WIDTH, REVIEW_HEIGHT)
    stream = pyte.ByteStream(screen)
    environ = terminal_environ() | {"PROMPT_TOOLKIT_NO_CPR": "1"}
    child = pexpect.spawn(EAPA, list(arguments), cwd=register, env=environ, dimensions=(REVIEW_HEIGHT, WIDTH))
    child.expect_exact(question)
    stream.feed(child.before + child.after)
    lines = [line.rstrip() for line in screen.display]
    child.close(force=True)
    _save(name, arguments, Text("\n".join(lines).rstrip()))


def _save(name: str, arguments: tuple[str, ...], output: Text) -> None:
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text(f"$ eapa {' '.join(arguments)}", style="bold"))
    console.print(output)
    # A fixed id keeps the difference between two versions of a picture small.
    picture = console.export_svg(title="eapa", unique_id="eapa")
    (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")


def copy_with_errors(folder: Path) -> Path:
    """Copy the example into a folder, insert the errors and return the folder."""
    shutil.copytree(EXAMPLE / "data", folder / "data")
    for name, (valid, invalid) in ERRORS.items():
        file = folder / "data" / name
        text = file.read_text(encoding="utf-8")
        if valid not in text:
            raise SystemExit(f"{name} has no '{valid}'")
        file.write_text(text.replace(valid, invalid), encoding="utf-8")
    return folder


def copy_with_history(folder: Path) -> Path:
    """Copy the example into a repository with several commits and one uncommitted change, and return its folder."""
    shutil.copytree(EXAMPLE / "data", folder / "data")
    run_as_clerk(["git", "init", "--quiet"], folder)
    for day, message, command in COMMITS:
        if command:
            run_as_clerk([EAPA, *command], folder)
        run_as_clerk(["git", "add", "data"], folder)
        run_as_clerk(["git", "commit", "--quiet", f"--message={message}"], folder, day)
    run_as_clerk([EAPA, *UNCOMMITTED], folder)
    return folder


def run_as_clerk(command: list[str], folder: Path, day: str = COMMITS[0][0]) -> None:
    """Run a program as a clerk without git settings, on a given day."""
    identity = {"NAME": "Clerk", "EMAIL": "clerk@example.org", "DATE": f"{day}T10:00:00Z"}
    author = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in identity.items()}
    no_settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environ = {name: value for name, value in os.environ.items() if name != "EAPA_REGISTER"}
    subprocess.run(command, cwd=folder, check=True, env=environ | author | no_settings, capture_output=True)  # noqa: S603


def stop_search_for_repository(folder: Path) -> None:
    """Make an empty folder `.git`, so that the program does not use a repository above the folder."""
    (folder / ".git").mkdir()


def main() -> None:
    """Draw all pictures."""
    PICTURES.mkdir(exist_ok=True)
    draw("list", "list", "--country", "UZ")
    draw("search", "search", "Собиров")
    draw("show", "show", "2020-10-12-eapa-noosphere", "--no-pager", *AS_OF)
    draw("stats", "stats", "--limit", "4", *AS_OF)
    draw("due", "due", "--within", "90d", *AS_OF, register=EXAMPLE)
    with tempfile.TemporaryDirectory() as folder:
        draw("validate", "validate", register=copy_with_errors(Path(folder)), code=1)
    with tempfile.TemporaryDirectory() as folder:
        repository = copy_with_history(Path(folder))
        draw("history", "history", "town-library", register=repository)
        draw("changes", "changes", "HEAD~2", *AS_OF, register=repository)
    draw("graph", "graph", "--since", "2023-09")
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder)
        shutil.copytree(EXAMPLE / "data", register / "data")
        shutil.copy(EXAMPLE / "release.txt", register)
        stop_search_for_repository(register)
        draw_review("press", REVIEW_QUESTION, *DRAFT_COMMAND, register=register)
    draw_releases()


def draw_releases() -> None:
    """Draw the reviews of four press releases, each in a new register."""
    for name, text in read_releases().items():
        with tempfile.TemporaryDirectory() as folder:
            run_as_clerk([EAPA, "init", "--bare", folder], Path(folder))
            stop_search_for_repository(Path(folder))
            (Path(folder) / "release.txt").write_text(text, encoding="utf-8")
            draw_review(name, REVIEW_QUESTION, *DRAFT_COMMAND, register=Path(folder))


def read_releases() -> dict[str, str]:
    """Return the texts of four press releases by the names of their pictures."""
    texts = {"press-first-source": (PRESS_TESTS / "seed.txt").read_text(encoding="utf-8")}
    for name, (file, id_) in INVENTED.items():
        releases = yaml.safe_load((PRESS_TESTS / "releases" / file).read_text(encoding="utf-8"))
        texts[name] = next(release["text"] for release in releases if release["id"] == id_)
    return texts


if __name__ == "__main__":
    main()
