"""The site in a real browser, below a base path as on project pages."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import open_browser, record_faults, serve
from hostile import IDS, TEMPLATE_RESULT, make_hostile_register
from playwright.sync_api import Browser, Page, expect
from samples import DATA

# The address of a page of each type.
ADDRESSES = (
    "", "agreements/", "organizations/", "countries/", "countries/uz/", "topics/", "years/", "people/", "data/",
    "agreements/2021-09-24-eapa-scopdc-uz/", "organizations/eapa/", "404.html", "people/kabuljon-sobirov/",
)  # fmt: skip


def run_program(register: Path, *arguments: str) -> str:
    """Run a command on a register, and return its output."""
    environ = {**os.environ, "XDG_CACHE_HOME": str(register / "cache"), "XDG_STATE_HOME": str(register / "state")}
    command = [sys.executable, "-m", "eapa_cli", *arguments, "--register", str(register)]
    return subprocess.run(command, check=True, env=environ, capture_output=True, cwd=register, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sites of the sample register and of the hostile register, each in a folder and in one file."""
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(DATA, root / "register/data")
    make_hostile_register(root / "hostile")
    run_program(root / "register", "site", str(root / "base"))
    run_program(root / "register", "site", "--single", str(root / "one.html"))
    run_program(root / "hostile", "site", str(root / "attacked"))
    run_program(root / "hostile", "site", "--single", str(root / "attacked.html"))
    return root


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start a browser for all tests."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[str]:
    """Serve the folder of the sites, and return its address."""
    with serve(folder) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, host: str) -> Iterator[Page]:
    """Open a window. Errors and requests to other hosts fail the test."""
    with chromium.new_context(base_url=f"{host}base/") as context:
        page = context.new_page()
        page.set_default_timeout(5000)
        faults = record_faults(page, host)
        yield page
        assert faults == []


def test_a_reader_finds_an_agreement_follows_a_partner_and_changes_the_language(page: Page) -> None:
    page.goto("")
    page.get_by_label("Search agreements and organizations").fill("sobirov")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("status")).to_have_text("1 agreement found")
    page.get_by_label("Search").fill("Собиров")
    page.get_by_label("Country of a partner").select_option("Uzbekistan")
    expect(page).to_have_url(re.compile("country=UZ"))
    expect(page.get_by_role("status")).to_have_text("1 agreement found")
    page.get_by_role("main").get_by_role("link", name="SCO People's Diplomacy Center").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("SCO People's Diplomacy Center")
    page.get_by_role("link", name="People's Diplomacy Center of the Shanghai").first.click()
    page.get_by_role("link", name="русский").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Центр народной дипломатии ШОС в Узбекистане")
    for _ in range(3):  # from the Russian page, the page of the partner, and the page of the agreement
        page.go_back()
    expect(page.get_by_label("Country of a partner")).to_have_value("UZ")
    expect(page.get_by_role("status")).to_have_text("1 agreement found")


@pytest.mark.parametrize(
    "words",
    [
        "Узбекистане", "Бельянинова", "CÁDIZ", "people's diplomacy", "tass", "scopdc-uz",
        "Испания", "Indonesia", "культуры", "Ташкент", "соглашение ТАСС", "дипломатия",
    ],
)  # fmt: skip
def test_search_finds_what_the_program_finds(words: str, page: Page, folder: Path) -> None:
    ids = run_program(folder / "register", "search", words, "--kind", "agreement", "--format", "ids").split()
    page.goto(f"agreements/?{urlencode({'q': words})}")

    assert ids
    expect(page.get_by_role("status")).to_contain_text(f"{len(ids)} agreement")
    paths = page.locator("[data-rows] h2 a").evaluate_all("(links) => links.map((link) => link.pathname)")
    assert {PurePosixPath(path).name for path in paths} == set(ids)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?signatory=Andrey+Belyaninov&year=2020", "2 agreements found"),
        ("?topic=media&type=agreement", "1 agreement found"),
        ("?q=nothing-has-this", "Nothing was found. Try fewer words, or another spelling."),
        ("?q=%21", "Nothing was found. Try fewer words, or another spelling."),
    ],
)
def test_an_address_with_filters_shows_their_results(query: str, status: str, page: Page) -> None:
    page.goto(f"agreements/{query}")

    expect(page.get_by_role("status")).to_have_text(status)


def test_the_button_clear_restores_the_list(page: Page) -> None:
    page.goto("agreements/?q=tass")
    expect(page.get_by_role("status")).to_contain_text("1 agreement found")
    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".row")).to_have_count(14)  # all agreements of the sample register
    assert page.url.endswith("/base/agreements/")


def test_results_of_a_search_that_was_cleared_meanwhile_are_not_shown(page: Page) -> None:
    page.add_init_script(
        "const { fetch } = window;"
        "window.fetch = (url) => new Promise((finish) => { window.finish = () => finish(fetch(url)); });"
    )
    page.goto("agreements/")
    page.get_by_label("Search").fill("tass")
    page.get_by_label("Search").fill("")
    page.evaluate("window.finish()")
    page.wait_for_load_state("networkidle")

    expect(page.locator(".row")).to_have_count(14)  # all agreements of the sample register


def test_the_first_key_press_leads_to_the_link_that_skips_to_the_content(page: Page) -> None:
    page.goto("agreements/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_lists_and_pages_work_without_scripts(chromium: Browser, host: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}base/")
        page.get_by_role("link", name="All agreements").click()
        expect(page.locator(".row")).to_have_count(14)
        expect(page.locator("form")).to_be_hidden()
        page.goto(f"{host}base/ru/topics/")
        page.get_by_role("link", name="Спорт").click()
        expect(page.locator(".row")).to_have_count(3)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_type_of_page(scheme: str, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    # All pages of a type have the same template, also in the other language. The schemes differ only in colours.
    addresses = ADDRESSES if scheme == "light" else ("", "ru/agreements/?q=tass", "ru/organizations/eapa/")
    for address in addresses:
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        places = [(violation["id"], [node["target"] for node in violation["nodes"]]) for violation in violations]
        assert places == [], address


@pytest.mark.parametrize("width", [320, 390, 768])
def test_pages_are_not_wider_than_the_screen(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in ("", "ru/agreements/", "agreements/2021-09-24-eapa-scopdc-uz/", "ru/data/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_one_file_has_lists_search_and_pages(page: Page, folder: Path) -> None:
    page.goto((folder / "one.html").as_uri())
    page.get_by_label("Search agreements and organizations").fill("Собиров")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("status")).to_contain_text("1 agreement found")
    page.get_by_role("main").get_by_role("link", name="SCO People's Diplomacy Center").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("SCO People's Diplomacy Center")
    page.get_by_role("link", name="Uzbekistan", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uzbekistan")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("SCO People's Diplomacy Center")
    page.go_back()
    expect(page.get_by_label("Agreements", exact=True).get_by_label("Search")).to_have_value("Собиров")
    expect(page.get_by_role("status")).to_contain_text("1 agreement found")


def test_a_hostile_register_runs_nothing_and_breaks_nothing(page: Page, host: str, folder: Path) -> None:
    site = folder / "attacked"
    for path in sorted(site.rglob("index.html")):
        if path.relative_to(site).parts[0] == "ru" or "has moved" in path.read_text(encoding="utf-8"):
            continue  # the Russian pages have the same templates, and a page that has moved is left at once
        page.goto(f"{host}attacked/{path.relative_to(site).parent.as_posix()}/".replace("%", "%25"))
        assert page.evaluate("window.attacked") is None, path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        assert TEMPLATE_RESULT not in page.locator("main").inner_text()
        expect(page.get_by_role("contentinfo")).to_be_visible()
    page.goto(f"{host}attacked/agreements/?q=mallory")
    # The agreement that Mallory signed, and its copies with invalid ids.
    expect(page.get_by_role("status")).to_contain_text(f"{len(IDS) + 1} agreements found")
    assert page.evaluate("window.attacked") is None
    page.goto((folder / "attacked.html").as_uri() + "#agreements/2020-attacker-owner/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>window.attacked")
    assert page.evaluate("window.attacked") is None
    schemes = json.loads(page.evaluate("JSON.stringify([...document.links].map((link) => link.protocol))"))
    assert set(schemes) <= {"file:", "https:", "http:"}
