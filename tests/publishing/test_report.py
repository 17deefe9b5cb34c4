"""The reports that `eapa report` writes, read from files in each format."""

import io
import json
import re
import socket
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from built_site import DAY, change_record
from hostile import COMMENT, MARK, make_hostile_register
from running import Eapa, Outcome

PRINTED_FORMATS = ("html", "docx", "pdf")
UZBEK = "2021-09-24-eapa-scopdc-uz"
"""The id of an agreement with a partner in Uzbekistan."""


class HtmlReport(HTMLParser):
    """The parts of a report in HTML: its headings, the texts of its cells, its links and all of its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.cells: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        if tag == "a":
            self.links.append(values["href"] or "")
        if tag in {"h1", "h2", "h3"}:
            self.headings.append("")
        if tag in {"td", "th"}:
            self.cells.append("")
        if tag not in {"meta", "col"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.text += data
        if {"h1", "h2", "h3"} & set(self._open):
            self.headings[-1] += data
        if {"td", "th"} & set(self._open):
            self.cells[-1] += data


def list_cell_values(file: Path) -> set[object]:
    """Return the values in the first sheet of a workbook."""
    return {cell.value for row in openpyxl.load_workbook(file).worksheets[0] for cell in row}


def write_report(eapa: Eapa, file: str, *options: str, day: str = DAY) -> Outcome:
    """Write a report as of a day, which must succeed."""
    outcome = eapa("report", file, "--as-of", day, *options)
    assert outcome.code == 0, outcome.err
    return outcome


def write_html_report(eapa: Eapa, register: Path, *options: str, day: str = DAY) -> HtmlReport:
    """Write a report in HTML, and return its parts."""
    write_report(eapa, "report.html", *options, "--force", day=day)
    return HtmlReport((register / "report.html").read_text(encoding="utf-8"))


def read_docx(file: Path) -> str:
    """Return the text of the paragraphs, the cells and the footnotes of a Word document."""
    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    notes = zipfile.ZipFile(file).read("word/footnotes.xml").decode()
    return "\n".join(
        [*(paragraph.text for paragraph in document.paragraphs), *cells, *re.findall("<w:t [^>]*>([^<]*)", notes)]
    )


def read_pdf_pages(file: Path) -> list[str]:
    """Return the text of each page, without the spaces of no width that allow line breaks in long words."""
    return [page.extract_text().replace("\N{ZERO WIDTH SPACE}", "") for page in pypdf.PdfReader(file).pages]


def read_text(file: Path) -> str:
    """Return all text of a report in a printed format."""
    match file.suffix:
        case ".html":
            return HtmlReport(file.read_text(encoding="utf-8")).text
        case ".docx":
            return read_docx(file)
        case _:
            return "\n".join(read_pdf_pages(file))


def list_numbers(report: HtmlReport) -> list[str]:
    """Return the numbers of the agreements, which are in the first column of the last table of a report."""
    column_count = 5
    headings_start = report.cells.index("No.")
    return report.cells[headings_start + column_count :: column_count]


@pytest.mark.parametrize("format_", PRINTED_FORMATS)
def test_a_report_has_figures_and_agreements_with_names_dates_and_statuses_in_words(
    format_: str, eapa: Eapa, register: Path
) -> None:
    write_report(eapa, f"en.{format_}", "--lang", "en")
    write_report(eapa, f"ru.{format_}", "--lang", "ru")

    english, russian = (" ".join(read_text(register / f"{lang}.{format_}").split()) for lang in ("en", "ru"))
    for part in (
        "Agreements of the World Peoples Assembly and its subsidiary organizations",
        "Report as of 24 November 2026",
        "People's Diplomacy Center of the Shanghai Cooperation Organization in Uzbekistan",
        "24 September 2021 (year uncertain)",
        "No end stated",
        "No agreement ends, is renewed or needs notice by 22 February 2027.",
        "eurasia-assembly.org/",
    ):
        assert part in english
    for part in (
        "Соглашения Ассамблеи народов мира и её дочерних организаций",
        "Отчёт по состоянию на 24 ноября 2026 года",
        "Узбекистан",
        "Срок не указан",
        "До 22 февраля 2027 года ни по одному соглашению решений не требуется.",
    ):
        assert part in russian
    # Ids are not for people. They may be in the addresses of sources only.
    assert "scopdc-uz" not in english.split("Sources")[0].split("eurasia-assembly.org")[0]


@pytest.mark.parametrize("format_", [*PRINTED_FORMATS, "xlsx"])
def test_the_same_register_and_day_give_the_same_bytes(format_: str, eapa: Eapa, register: Path) -> None:
    for name in ("one", "two"):
        write_report(eapa, f"{name}.{format_}", "--lang", "ru")

    assert (register / f"one.{format_}").read_bytes() == (register / f"two.{format_}").read_bytes()


def test_files_contain_no_time_of_writing(eapa: Eapa, register: Path) -> None:
    write_report(eapa, "a.docx")
    write_report(eapa, "a.pdf", "--title", "Agreements of 2025/2026")

    with zipfile.ZipFile(register / "a.docx") as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "created" not in core
    assert "modified" not in core
    assert docx.Document(str(register / "a.docx")).core_properties.title.startswith("Agreements of the World")
    metadata = pypdf.PdfReader(register / "a.pdf").metadata
    assert metadata is not None
    assert metadata.title == "Agreements of 2025/2026"
    assert {"/CreationDate", "/ModDate"}.isdisjoint(metadata)


@pytest.mark.parametrize("format_", PRINTED_FORMATS)
def test_writing_a_report_fetches_nothing(format_: str, eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)

    write_report(eapa, f"a.{format_}")


def test_opening_a_report_fetches_nothing(eapa: Eapa, register: Path) -> None:
    write_report(eapa, "a.html")
    write_report(eapa, "a.docx")

    html = (register / "a.html").read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|img|link|iframe)|@import|url\(", html)
    # A link is an external target that is opened only on request, unlike a picture or a template.
    with zipfile.ZipFile(register / "a.docx") as archive:
        relations = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels"))
    external = [tag for tag in re.findall("<Relationship [^>]*>", relations) if 'TargetMode="External"' in tag]
    assert external
    assert all("/relationships/hyperlink" in tag for tag in external)


def test_sources_are_footnotes_with_one_number_each(eapa: Eapa, register: Path) -> None:
    report = write_html_report(eapa, register, "--partner-pages")
    write_report(eapa, "a.docx", "--partner-pages")
    write_report(eapa, "a.pdf", "--country", "UZ")

    with zipfile.ZipFile(register / "a.docx") as archive:
        notes = archive.read("word/footnotes.xml").decode()
        body = archive.read("word/document.xml").decode()
        relations = archive.read("word/_rels/footnotes.xml.rels").decode()
    numbers = re.findall(r'<w:footnote w:id="(\d+)"', notes)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert re.findall(r'<w:footnoteReference w:id="(\d+)"', body) == numbers
    assert 'Target="https://bigasia.ru/' in relations
    marks = [link.removeprefix("#note-") for link in report.links if link.startswith("#note-")]
    assert list(dict.fromkeys(marks)) == numbers
    addresses = [link for link in report.links if not link.startswith("#")]
    assert len(addresses) == len(numbers)
    pages = pypdf.PdfReader(register / "a.pdf").pages
    links = [annotation.get_object().get("/A", {}) for page in pages for annotation in page.get("/Annots", ())]
    assert any(str(link.get("/URI", "")).startswith("https://bigasia.ru/") for link in links)


def test_a_table_of_many_pages_in_a_pdf_has_its_headings_and_its_footnotes_on_each_page(
    eapa: Eapa, full_register: Path
) -> None:
    for number in range(300):
        id_ = f"2015-01-02-alpha-beta-{number}"
        # '%FF' is not valid UTF-8, so the printed address keeps it. (In Windows-1251 it would be the letter 'я'.)
        sources = [{"url": f"https://example.org/page/{number}?%FF"}]
        record = {"id": id_, "type": "agreement", "signed": {"date": "2015-01-02"}, "sources": sources}
        record["parties"] = [{"organization": "alpha"}, {"organization": "beta"}]
        (full_register / f"data/agreements/{id_}.yaml").write_text(json.dumps(record), encoding="utf-8")

    write_report(eapa, "a.pdf", "--until", "2015-01-02", "--since", "2015-01-02", "--lang", "en")

    pages = read_pdf_pages(full_register / "a.pdf")
    addresses = [re.findall(r"example\.org/page/(\d+)", text) for text in pages]
    assert {int(number) for page_numbers in addresses for number in page_numbers} == set(range(300))
    assert "%FF" in pages[-1]
    assert all("Partners" in text for text, page_numbers in zip(pages, addresses, strict=True) if page_numbers)


def test_filters_select_agreements_and_are_named_in_words(eapa: Eapa, register: Path) -> None:
    options = (
        "--country", "Узбекистан", "--type", "agreement", "--since", "2021", "--until", "2025-12",
        "--party", "scopdc-uz", "--signatory", "Sobirov", "--status", "unknown", "--area", "peace",
        "--place", "Moscow", "--has", "sources", "--missing", "term",
    )  # fmt: skip

    report = write_html_report(eapa, register, *options)

    assert list_numbers(report) == ["1"]
    assert "Directorate" not in report.text  # a party of another agreement with a partner in Uzbekistan
    for line in (
        "Country of a partner: Uzbekistan",
        "Party: People's Diplomacy Center of the Shanghai Cooperation Organization in Uzbekistan",
        "Type: agreement",
        "Status: no end stated",
        "Topic: peace",
        "Signatory: Sobirov",
        "Place of signing: Moscow",
        "Signed not before: 2021",
        "Signed not after: December 2025",
        "Recorded fields: sources",
        "Fields not recorded: term",
    ):
        assert line in report.text


def test_filters_are_named_in_the_language_of_the_report(eapa: Eapa, register: Path) -> None:
    change_record(register, "register.yaml", responsible={"name": "Anna Petrova"})
    change_record(register, f"agreements/{UZBEK}.yaml", languages=[{"lang": "uz"}], term={"ends": "2026-12-24"})

    options = ("--language", "uz", "--year", "2021", "--expiring-within", "60d", "--responsible", "petrova")
    uzbek = write_html_report(eapa, register, *options, "--lang", "ru")
    international = write_html_report(eapa, register, "--country", "international", "--lang", "ru")

    for line in (
        "Язык: узбекский",
        "Год подписания: 2021",
        "Срок истекает не позднее: 23 января 2027 года",
        "Ответственный: petrova",
    ):
        assert line in uzbek.text
    assert "Страна партнёра: международная" in international.text


def test_a_report_without_agreements_has_a_sentence_in_place_of_figures(eapa: Eapa, register: Path) -> None:
    empty = write_html_report(eapa, register, "--country", "UZ", "--since", "2026")

    assert "No agreement was found." in empty.text
    assert "Number" not in empty.cells  # the heading of the column of figures


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("country", ["Benin", "Indonesia", "International organization", "Russia", "Spain", "Uzbekistan"]),
        ("year", ["2023", "2022", "2021", "2020", "2019", "Date unknown"]),
        ("type", ["Agreement", "Memorandum"]),
        ("status", ["In force", "No end stated"]),
        (
            "partner",
            ["Association of Arab Universities", "Directorate of sports, social projects and programs EURASIADA"],
        ),
    ],
)
def test_agreements_are_grouped(by: str, expected: list[str], eapa: Eapa, register: Path) -> None:
    change_record(register, f"agreements/{UZBEK}.yaml", term={"ends": ".."}, type="memorandum")

    report = write_html_report(eapa, register, "--group-by", by, "--lang", "en")

    groups = report.headings[report.headings.index("Agreements") + 1 : report.headings.index("Sources")]
    assert groups[: len(expected)] == expected  # the expected partners are only the first ones
    # The first tables of a report have two columns: a group, and its number of agreements.
    counts = dict(zip(report.cells[::2], report.cells[1::2], strict=False))
    assert set(groups) <= counts.keys()
    assert "no end date" in report.text  # below the status of the agreement in force


def test_records_without_a_country_or_a_partner_are_the_last_group(eapa: Eapa, register: Path) -> None:
    change_record(register, "organizations/scopdc-uz.yaml", country=None)
    change_record(register, "agreements/2020-01-31-eapa-tass.yaml", parties=[{"organization": "eapa"}])

    countries = write_html_report(eapa, register, "--group-by", "country").headings
    partners = write_html_report(eapa, register, "--group-by", "partner").headings

    *_, last_country, _sources = countries
    *_, last_partner, _sources = partners
    assert (last_country, last_partner) == ("Country not recorded", "Partner not recorded")


def test_an_agreement_and_its_amendments_have_one_status_unless_only_the_amendment_is_terminated(
    eapa: Eapa, register: Path
) -> None:
    relations = [{"type": "amends", "agreement": UZBEK}]
    terminated = {"grounds": "withdrawn"}
    change_record(register, "agreements/2023-10-23-wps-directorate-scopdc-uz.yaml", relations=relations)
    change_record(
        register, "agreements/2023-10-23-wps-directorate-scopdc-ru.yaml", relations=relations, terminated=terminated
    )

    report = write_html_report(eapa, register)

    assert report.cells[:6] == ["Status", "Number", "Terminated", "1", "No end stated", "12"]
    assert "Statuses do not count amendments, which share the status of the amended agreement." in report.text


@pytest.mark.parametrize("format_", PRINTED_FORMATS)
def test_decisions_due_have_the_day_to_act(format_: str, eapa: Eapa, register: Path) -> None:
    term = {"ends": "2027-01-31", "renewal": {"mode": "tacit", "period": "P1Y"}, "notice": "P1M"}
    change_record(register, "agreements/2020-01-31-eapa-tass.yaml", term=term)
    change_record(register, f"agreements/{UZBEK}.yaml", term={"ends": "2026-11-24"})

    write_report(eapa, f"a.{format_}", "--lang", "ru")
    write_report(eapa, f"near.{format_}", "--lang", "ru", "--within", "2w", "--country", "RU")

    report = " ".join(read_text(register / f"a.{format_}").split())
    assert "31 декабря 2026 года" in report
    assert "через 37 дней" in report
    assert "Последний день для уведомления" in report.replace("уведом-ления", "уведомления")
    assert "до 31 января 2027 года" in report
    assert "Срок истекает" in report
    assert "через 0" not in report
    assert "До 8 декабря 2026 года ни по одному" in " ".join(read_text(register / f"near.{format_}").split())


@pytest.mark.parametrize("format_", PRINTED_FORMATS)
def test_each_partner_has_a_page(format_: str, eapa: Eapa, register: Path) -> None:
    write_report(eapa, f"a.{format_}", "--partner-pages", "--country", "ES", "--country", "ID")

    match format_:
        case "html":
            text = (register / "a.html").read_text(encoding="utf-8")
            assert text.count('class="new-page"') == 2
            assert HtmlReport(text).headings[-3:] == [
                "Nahdlatul Ulama University of Yogyakarta", "University of Cadiz", "Sources",
            ]  # fmt: skip
        case "docx":
            paragraphs = docx.Document(str(register / "a.docx")).paragraphs
            pages = [paragraph.text for paragraph in paragraphs if paragraph.paragraph_format.page_break_before]
            assert pages == ["Nahdlatul Ulama University of Yogyakarta", "University of Cadiz"]
        case _:
            pages = [page.extract_text() for page in pypdf.PdfReader(register / "a.pdf").pages]
            assert pages[-1].startswith("University of Cadiz")
            assert "Page 3 of 3" in pages[-1]


def test_a_report_of_a_partner_has_its_facts_and_its_agreements_only(eapa: Eapa, full_register: Path) -> None:
    report = write_html_report(eapa, full_register, "--of", "alpha-old", "--title", "Папка Альфы")
    other = write_html_report(eapa, full_register, "--of", "Beta", "--year", "2015")

    assert report.headings[0] == "Папка Альфы"
    for fact in ("Oslo, Norway", "from 2001 to 2020 (approximate)", "more than 7", "0105012349", "A body."):
        assert fact in report.text
    assert other.headings[0] == "'=Beta"  # the official name, with its apostrophe
    assert list_numbers(report)[:2] == ["1", "2"]
    assert list_numbers(other) == ["1"]
    assert "Year of signing: 2015" in other.text


@pytest.mark.parametrize("format_", PRINTED_FORMATS)
def test_a_report_of_an_agreement_has_all_that_is_public(format_: str, eapa: Eapa, full_register: Path) -> None:
    write_report(eapa, f"a.{format_}", "--of", "2021-alpha-beta", "--lang", "en")
    write_report(eapa, f"b.{format_}", "--of", "2015-alpha-beta", "--lang", "ru")

    report = " ".join(read_text(full_register / f"a.{format_}").split())
    for fact in (
        "A register", 'Agreement; with "quotes", commas', "Terminated", "It was terminated before the end of its term.",
        "A Hall, Oslo, Norway", "A Forum", 'Signed as: The "Alpha"', "First.", "Ann One", "Head of the Republic",
        "deputy head", "By proxy, it is said.", "Music, dance", "5 years", "Both say so.", "This agreement renews",
        "Scan", "is no letter", "folder 12, no. 34", "published: July 2021",
    ):  # fmt: skip
        assert fact in report, fact
    assert "Меморандум" in read_text(full_register / f"b.{format_}")


def test_unsigned_agreements_are_a_section_of_their_own_if_a_filter_selects_them(
    eapa: Eapa, full_register: Path
) -> None:
    without = write_html_report(eapa, full_register, "--lang", "en")
    signed_and_unsigned = write_html_report(
        eapa, full_register, "--status", "negotiating", "--status", "terminated", "--lang", "en"
    )
    only_unsigned = write_html_report(eapa, full_register, "--stage", "negotiating", "--lang", "en")
    write_report(eapa, "without.xlsx", "--lang", "en")
    write_report(eapa, "alone.xlsx", "--has", "stage", "--lang", "en")

    assert "Before signing" not in without.headings
    # The label of a key figure, and then its number.
    assert "agreements2" in without.text
    assert "agreement1" in signed_and_unsigned.text
    assert "Before signing" in signed_and_unsigned.headings
    assert "Figures" in signed_and_unsigned.headings
    assert only_unsigned.headings == ["A register", "Before signing", "Sources"]
    assert "Before signing: under negotiation" in only_unsigned.text
    signed_workbook = list_cell_values(full_register / "without.xlsx")
    unsigned_workbook = list_cell_values(full_register / "alone.xlsx")
    assert "2015-alpha-beta" in signed_workbook - unsigned_workbook
    assert "unsigned-alpha-beta" in unsigned_workbook - signed_workbook


@pytest.mark.parametrize("format_", [*PRINTED_FORMATS, "xlsx"])
def test_private_fields_never_appear(format_: str, eapa: Eapa, full_register: Path) -> None:
    secret = {"name": "Olga Verborgen", "email": "verborgen@example.org"}
    change_record(full_register, "agreements/2021-09-24-alpha-beta.yaml", responsible=secret)
    change_record(full_register, "register.yaml", responsible=secret)
    files = [f"all.{format_}"]
    if format_ == "xlsx":
        write_report(eapa, files[0])
    else:
        files.append(f"one.{format_}")
        write_report(eapa, files[0], "--partner-pages")
        write_report(eapa, files[1], "--of", "2021-09-24-alpha-beta")

    for file in files:
        content = (full_register / file).read_bytes()
        if zipfile.is_zipfile(io.BytesIO(content)):
            archive = zipfile.ZipFile(io.BytesIO(content))
            content = b"".join(archive.read(name) for name in archive.namelist())
        else:
            content += read_text(full_register / file).encode()
        # `x-desk` and `x-seal` are extension fields of the full register.
        assert not [word for word in (b"erborgen", b"x-desk", b"x-seal") if word in content]


@pytest.mark.parametrize("options", [("--partner-pages",), ("--of", "2020-attacker-owner"), ("--of", "attacker")])
@pytest.mark.parametrize("format_", PRINTED_FORMATS)
def test_hostile_text_is_printed_and_never_executed(
    format_: str, options: tuple[str, ...], eapa: Eapa, register: Path, tmp_path: Path
) -> None:
    hostile = make_hostile_register(tmp_path / "hostile")
    typst = r'#panic("x") $x$ @ref <label> \ *b* _i_ `c` // = / #read("/etc/passwd") ]]}'
    change_record(
        hostile,
        "agreements/2020-attacker-owner.yaml",
        notes=f"{typst}\n\n{COMMENT}",
        signed={"date": "2020", "note": typst},
    )

    outcome = eapa("report", f"a.{format_}", *options, "--title", f"{MARK} #1", "--register", str(hostile))

    assert outcome.code == 0, outcome.err
    report = " ".join(read_text(register / f"a.{format_}").split())
    assert f"{MARK} #1" in report.replace("< ", "<")
    if format_ == "html":
        page = HtmlReport((register / "a.html").read_text(encoding="utf-8"))
        assert page.tags.isdisjoint({"script", "img", "svg"})
        assert all(link.startswith(("#note-", "https://example.org/")) for link in page.links)
    if options[1:] == ("2020-attacker-owner",):
        assert '#panic("x") $x$ @ref <label>' in report
    elif format_ != "pdf":  # in a PDF, Arabic text is in the order of the page
        assert "\\u202etxt.exe" in report
    assert "\u202e" not in report


def test_a_title_in_another_script_or_with_control_characters_is_printed(eapa: Eapa, register: Path) -> None:
    write_report(eapa, "a.pdf", "--title", "协议", "--of", UZBEK)
    write_report(eapa, "a.docx", "--title", "\x07\u202eЪ", "--of", UZBEK)

    # Only the fonts of the system have Chinese letters, so the text of the PDF can lack them.
    assert len(pypdf.PdfReader(register / "a.pdf").pages) == 1
    paragraphs = [paragraph.text for paragraph in docx.Document(str(register / "a.docx")).paragraphs]
    assert "\\x07\\u202eЪ" in paragraphs


@pytest.mark.parametrize("format_", PRINTED_FORMATS)
def test_invalid_addresses_and_tags_of_languages_do_not_prevent_a_report(
    format_: str, eapa: Eapa, register: Path
) -> None:
    addresses = ["https://example.org/\x01", "https://example.org/\ufffe", f"https://example.org/{'a' * 8000}"]
    sources = [{"url": url, "title": f"Source {number}"} for number, url in enumerate(addresses)]
    names = [{"value": "TASS", "lang": "\x01", "kind": "official"}]
    change_record(register, "organizations/tass.yaml", names=names, sources=sources)

    write_report(eapa, f"a.{format_}", "--of", "tass")

    assert all(f"Source {number}" in read_text(register / f"a.{format_}") for number in range(len(sources)))


@pytest.mark.parametrize(
    ("module", "package", "file"), [("typst", "typst", "a.pdf"), ("docx", "python-docx", "a.docx")]
)
def test_a_missing_library_is_reported_with_the_package_to_install(
    module: str, package: str, file: str, eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)

    outcome = eapa("report", file)

    assert outcome.code == 2
    assert outcome.err.splitlines() == [
        f"error: {file[2:].upper()} needs a library that is not installed",
        f"hint: install it with 'pip install {package}', or with pipx: 'pipx inject eapa {package}'",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("a.odt",), "the extension of 'a.odt' does not name a format"),
        (("a.html", "--lang", "fr"), "'fr' is not a language of reports"),
        (("a.html", "--of", UZBEK, "--country", "UZ"), f"'{UZBEK}' is an agreement, whose report has no groups"),
        (("a.html", "--of", UZBEK, "--group-by", "year"), f"'{UZBEK}' is an agreement, whose report has no groups"),
        (("a.xlsx", "--title", "A"), "a workbook has no title"),
        (("a.html", "--within", "soon"), "--within"),
    ],
)
def test_invalid_and_conflicting_options_are_refused(
    options: tuple[str, ...], message: str, eapa: Eapa, register: Path
) -> None:
    outcome = eapa("report", *options)

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {message}")
    assert "hint: " in outcome.err
    assert not (register / options[0]).exists()


def test_a_file_is_replaced_with_force_only(eapa: Eapa, register: Path) -> None:
    (register / "a.html").write_text("mine")

    assert eapa("report", "a.html").code == 3
    assert (register / "a.html").read_text() == "mine"
    assert write_report(eapa, "a.html", "--force").err == "written: a.html\n"
    assert write_report(eapa, "a", "--format", "html").code == 0


def test_a_report_of_a_register_with_an_invalid_title_has_a_general_one(eapa: Eapa, register: Path) -> None:
    change_record(register, "register.yaml", title={"en": 5})

    assert write_html_report(eapa, register).headings[0] == "Register of agreements"


def test_a_register_without_records_has_a_report(eapa: Eapa, tmp_path: Path) -> None:
    (tmp_path / "empty/data").mkdir(parents=True)
    (tmp_path / "empty/data/register.yaml").write_text("schema: 1\n")

    for format_ in PRINTED_FORMATS:
        assert eapa("report", f"empty.{format_}", "--register", str(tmp_path / "empty")).code == 0

    report = HtmlReport((tmp_path / "register/empty.html").read_text(encoding="utf-8"))
    assert report.headings == ["Register of agreements", "Figures", "Decisions due", "Agreements"]
