"""`eapa add-agreement --from-text`: sources, refusals, hostile input and the review."""

import json
import re
import socket
import subprocess
import sys
import threading
import zipfile
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import wrap
from typing import ClassVar
from unicodedata import normalize

import docx
import pytest
from running import Eapa, Outcome
from terminal import ENTER, Terminal

from eapa_cli.importing.press.source import fetch, read_source

# The Assembly is in the sample register, and the Garden Society is not.
PRESS_RELEASE = (
    "On September 24, in the Civic Chamber of the Russian Federation, the International Union of Non-Governmental"
    ' Organizations "Eurasian Peoples\' Assembly" and the Garden Society of Samarkand signed a cooperation agreement.\n'
    "The agreement was signed by the Secretary General of the Eurasian Peoples' Assembly Andrei Belyaninov and the director"
    " of the Garden Society of Samarkand Aziz Karimov.\n"
)
PAGE = f"""<!doctype html><html><head><title>Assembly and Garden Society sign agreement</title>
<meta property="og:site_name" content="Garden News"><meta property="article:published_time" content="2021-09-25"></head>
<body><nav>Home | News | Contacts</nav><article><h1>Assembly and Garden Society sign agreement</h1>
{"".join(f"<p>{line}</p>" for line in PRESS_RELEASE.splitlines())}
<p>The two organizations will plant gardens and hold seminars for young gardeners of both countries every spring.</p>
</article><footer>All rights reserved.</footer></body></html>"""
# The last two sentences have a date and a person that do not belong to the signing.
RUSSIAN_PAGE = """\
ТАШКЕНТ, 24 сентября 2021 года. Ассамблея народов Евразии и Общество садоводов Самарканда подписали меморандум.

Документ подписали генеральный секретарь Ассамблеи народов Евразии Андрей Бельянинов и директор Общества садоводов
Самарканда Азиз Каримов. Меморандум предусматривает сотрудничество в области культуры. 12 июля стороны обсудили проект.
На церемонии присутствовал Иван Петров, заместитель министра культуры.
"""
PARTY_NAMES = [
    'International Union of Non-Governmental Organizations "Eurasian Peoples\' Assembly"',
    "Garden Society of Samarkand",
]
FILE = "data/agreements/2021-09-24-eapa-garden-society-of-samarkand.yaml"


class SiteHandler(BaseHTTPRequestHandler):
    """A web site with PAGE at each path, except for redirections, and pages that are missing, cut off or of 11 MB."""

    def do_GET(self) -> None:
        body, headers = PAGE.encode(), {"Content-Type": "text/html; charset=utf-8"}
        status = 200
        match self.path:
            case "/moved":
                status, headers = 302, {"Location": "/news"}
            case "/moved-in-utf-8":
                status, headers = 302, {"Location": "/новости".encode().decode("latin-1")}
            case "/cut":
                headers["Content-Length"] = str(len(body) + 1)
            case "/loop":
                status, headers = 302, {"Location": "/loop"}
            case "/missing":
                status = 404
            case "/large":
                body = b"x" * (11 * 1024 * 1024)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the program stops reading a page that is too large
            return

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    """Serve the pages of SiteHandler on the loopback address, and return the address of the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), SiteHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def make_pdf(*lines: str) -> bytes:
    """Return a PDF of one page with lines of text, which must not contain parentheses."""
    text = "BT /F1 10 Tf 12 TL 40 800 Td " + " ".join(f"({line}) Tj T*" for line in lines)
    return _make_pdf_with(f"{text} ET".encode("latin-1"), b"")


def _make_pdf_with(stream: bytes, filter_: bytes, page_count: int = 1) -> bytes:
    """Return a PDF whose pages show a stream of operators, which a filter such as "/Filter/FlateDecode" packs."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * page_count, page_count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 840]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), filter_, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        start,
    )


def wrap_lines(text: str) -> list[str]:
    """Return lines that fit the width of a PDF page, with an empty line after each paragraph."""
    return [line for paragraph in text.splitlines() for line in [*wrap(paragraph, 90), ""]]


def draft(eapa: Eapa, source: Path | str, *options: str) -> Outcome:
    """Draft the agreement that a text, a folder of texts or a web page reports."""
    return eapa("add-agreement", "--from-text", str(source), *options)


def read_party_names(outcome: Outcome) -> list[str]:
    """Return the names of the parties in a draft in JSON."""
    assert outcome.code == 0, outcome.err
    return [party["name"] for party in json.loads(outcome.out)["parties"]]


class TestSources:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_text_in_any_unicode_encoding_is_read(self, eapa: Eapa, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "a.txt").write_text(PRESS_RELEASE, encoding=encoding)

        assert read_party_names(draft(eapa, tmp_path / "a.txt", "--format", "json")) == PARTY_NAMES

    def test_text_in_utf_16_can_start_with_a_dash(self, eapa: Eapa, tmp_path: Path) -> None:
        text = f"— {PRESS_RELEASE}"
        (tmp_path / "a.txt").write_text(text, encoding="utf-16-le")  # the dash has no zero byte, unlike a letter

        assert read_party_names(draft(eapa, tmp_path / "a.txt", "--format", "json")) == PARTY_NAMES

    def test_text_in_cp1251_is_read(self, eapa: Eapa, tmp_path: Path) -> None:
        text = "Озёрное общество и Горный институт подписали соглашение."
        (tmp_path / "a.txt").write_text(text, encoding="cp1251")

        names = read_party_names(draft(eapa, tmp_path / "a.txt", "--format", "json"))
        assert names == ["Озёрное общество", "Горный институт"]

    def test_accented_letters_in_cp1252_are_read(self, eapa: Eapa, tmp_path: Path) -> None:
        text = "The Université de Müllheim and the Hill Institute signed an agreement."
        (tmp_path / "a.txt").write_text(text, encoding="cp1252")

        names = read_party_names(draft(eapa, tmp_path / "a.txt", "--format", "json"))
        assert names == ["Université de Müllheim", "Hill Institute"]

    @pytest.mark.parametrize(
        "text",
        [
            normalize("NFD", "Озёрный музей и Горный институт подписали соглашение."),
            "Озёрный му\u00adзей и \u200eГорный институт\u200b\ue000 подписали соглашение.",
            "Новости\u2028Озёрный музей и Горный институт подписали соглашение.",
        ],
        ids=["separate marks", "hidden characters", "line separator"],
    )
    def test_characters_that_look_the_same_give_the_same_names(self, eapa: Eapa, tmp_path: Path, text: str) -> None:
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")

        names = read_party_names(draft(eapa, tmp_path / "a.txt", "--format", "json"))
        assert names == ["Озёрный музей", "Горный институт"]

    def test_russian_name_without_the_extra_stays_in_the_case_of_the_text(self, register: Path, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Соглашение подписано между Фондом мира и Лесным институтом.", encoding="utf-8")
        # A process of its own, since this one keeps names that it has inflected.
        program = (
            "import sys; sys.modules['pymorphy3'] = None; from eapa_cli.cli.app import main;"
            f" sys.argv = ['eapa', 'add-agreement', '--format', 'json', '--from-text', {str(tmp_path / 'a.txt')!r}];"
            " sys.exit(main())"
        )
        process = subprocess.run(
            [sys.executable, "-c", program], cwd=register, capture_output=True, encoding="utf-8", check=False
        )

        outcome = Outcome(process.returncode, process.stdout, process.stderr)
        assert read_party_names(outcome) == ["Фондом мира", "Лесным институтом"]

    def test_pdf_is_read(self, eapa: Eapa, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(make_pdf(*wrap_lines(PRESS_RELEASE)))

        assert read_party_names(draft(eapa, tmp_path / "a.pdf", "--format", "json")) == PARTY_NAMES

    def test_word_document_with_a_table_is_read(self, eapa: Eapa, tmp_path: Path) -> None:
        document = docx.Document()
        for line in PRESS_RELEASE.splitlines():
            document.add_paragraph(line)
        document.add_table(rows=1, cols=1).cell(0, 0).text = "Contacts: +7 000"  # not a party
        document.save(str(tmp_path / "a.docx"))

        assert read_party_names(draft(eapa, tmp_path / "a.docx", "--format", "json")) == PARTY_NAMES

    def test_tables_of_a_word_document_are_read_in_their_place(self, eapa: Eapa, tmp_path: Path) -> None:
        document = docx.Document()
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Hill University and the Lake Institute signed a memorandum."
        document.add_paragraph("Background information")
        document.add_paragraph("Hill University and the Sea Academy signed an agreement in 2012.")
        document.save(str(tmp_path / "a.docx"))

        record = json.loads(draft(eapa, tmp_path / "a.docx", "--format", "json").out)

        assert [party["name"] for party in record["parties"]] == ["Hill University", "Lake Institute"]

    def test_html_file_is_read(self, eapa: Eapa, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")

        record = json.loads(draft(eapa, tmp_path / "a.html", "--format", "json").out)
        assert [party["name"] for party in record["parties"]] == PARTY_NAMES
        assert (record["date"], record["date_basis"]) == ("2021-09-24", "dateline")

    def test_a_folder_gives_a_draft_for_each_file(self, eapa: Eapa, tmp_path: Path) -> None:
        folder = tmp_path / "texts"
        folder.mkdir()
        for name in ("b.txt", "a.txt"):
            (folder / name).write_text(PRESS_RELEASE, encoding="utf-8")
        (folder / "ignored.xyz").write_text(PRESS_RELEASE, encoding="utf-8")  # not an extension of texts

        drafts = json.loads(draft(eapa, folder, "--format", "json").out)
        assert [Path(record["source"]).name for record in drafts] == ["a.txt", "b.txt"]

    def test_the_address_after_redirections_becomes_the_source(self, eapa: Eapa, site: str) -> None:
        outcome = draft(eapa, f"{site}/moved", "--allow-local", "--dry-run")

        assert outcome.code == 0, outcome.err
        assert f"url: {site}/news" in outcome.out
        assert 'published: "2021-09-25"' in outcome.out
        assert "accessed: " in outcome.out

    def test_a_redirection_to_an_address_in_utf_8_is_followed(self, eapa: Eapa, site: str) -> None:
        outcome = draft(eapa, f"{site}/moved-in-utf-8", "--allow-local", "--dry-run")

        assert f"{site}/новости" in outcome.out


class TestRefusals:
    def test_page_that_does_not_report_a_signing_is_refused(self, eapa: Eapa, tmp_path: Path, register: Path) -> None:
        (tmp_path / "a.txt").write_text(
            "The Lake Society will sign an agreement with the Hill Institute.", encoding="utf-8"
        )

        outcome = draft(eapa, tmp_path / "a.txt", "--dry-run")

        assert outcome.code == 3
        assert "reports a plan to sign: The Lake Society will sign an agreement" in outcome.err
        assert "--force" in outcome.err
        assert not list(register.glob("data/**/*hill*"))

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("Ассамблея и ТАСС подпишут меморандум о сотрудничестве 24 сентября.", "сообщается о намерении подписать"),
            ("Состоялись переговоры Ассамблеи и ТАСС.", "сообщается о встрече"),
            ("Напомним, в 2020 году Ассамблея и ТАСС подписали соглашение.", "упоминается прежнее подписание"),
            ("Погода в Москве хорошая.", "о подписании не сообщается"),
        ],
        ids=["plan", "meeting", "earlier signing", "no signing"],
    )
    def test_the_reason_of_a_refusal_is_in_russian(
        self, eapa: Eapa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, reason: str
    ) -> None:
        monkeypatch.setenv("EAPA_LANG", "ru")
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")

        outcome = draft(eapa, tmp_path / "a.txt", "--dry-run")

        assert outcome.code == 3
        assert reason in outcome.err

    def test_force_drafts_a_page_that_only_mentions_an_earlier_signing(self, eapa: Eapa, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(
            "A year of the Lake Society\n\nThe Lake Society and the Hill Institute signed an agreement on 3 May 2011."
            "\n\nIn 2024 the work goes on with more gardens.",
            encoding="utf-8",
        )

        outcome = draft(eapa, tmp_path / "a.txt", "--dry-run", "--force")

        assert outcome.code == 0, outcome.err
        assert 'date: "2011-05-03"' in outcome.out

    @pytest.mark.parametrize("host", ["127.0.0.1", "::ffff:127.0.0.1", "::1", "10.0.0.1"])
    def test_address_on_a_private_network_is_refused(self, eapa: Eapa, host: str) -> None:
        host_in_url = f"[{host}]" if ":" in host else host

        outcome = draft(eapa, f"http://{host_in_url}/news", "--dry-run")

        assert outcome.code == 3
        assert f"'{host}' is on a private network ({host})" in outcome.err

    def test_address_without_a_host_is_refused(self, eapa: Eapa) -> None:
        outcome = draft(eapa, "http://", "--dry-run")

        assert (outcome.code, "'http://' is not a web address" in outcome.err) == (4, True)

    @pytest.mark.parametrize(
        ("path", "message"),
        [
            ("/missing", "answered with status 404"),
            ("/loop", "redirects more than 5 times"),
            ("/large", "has more than 10 MB"),
            ("/cut", "1 more expected"),
        ],
    )
    def test_page_that_cannot_be_read_is_refused(self, eapa: Eapa, site: str, path: str, message: str) -> None:
        outcome = draft(eapa, f"{site}{path}", "--allow-local", "--dry-run")

        assert outcome.code == 4
        assert message in outcome.err

    def test_server_without_tls_is_refused(self, eapa: Eapa, site: str) -> None:
        outcome = draft(eapa, site.replace("http", "https"), "--allow-local", "--dry-run")

        assert (outcome.code, "cannot be read" in outcome.err) == (4, True)

    def test_folder_without_texts_is_refused(self, eapa: Eapa, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()

        outcome = draft(eapa, tmp_path / "empty", "--dry-run")

        assert (outcome.code, "has no texts" in outcome.err) == (4, True)

    def test_damaged_pdf_is_refused_with_one_error(self, register: Path, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 damaged")
        # A process of its own, since pytest keeps the log of the library from stderr.
        command = [sys.executable, "-m", "eapa_cli", "add-agreement", "--from-text", str(tmp_path / "a.pdf")]
        process = subprocess.run(command, cwd=register, capture_output=True, encoding="utf-8", check=False)

        assert process.returncode == 4
        assert process.stderr.startswith("error: ")

    def test_damaged_word_document_is_refused(self, eapa: Eapa, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
            archive.writestr("word/document.xml", b"<damaged")

        outcome = draft(eapa, tmp_path / "a.docx", "--dry-run")

        assert (outcome.code, "cannot be read as a Word document" in outcome.err) == (4, True)

    def test_rtf_is_refused(self, eapa: Eapa, tmp_path: Path) -> None:
        (tmp_path / "a.rtf").write_text(f"{{\\rtf1\\ansi {PRESS_RELEASE}\\par}}", encoding="ascii")

        outcome = draft(eapa, tmp_path / "a.rtf", "--dry-run")

        assert (outcome.code, "is not a text" in outcome.err) == (4, True)

    def test_text_of_too_many_characters_is_refused(self, eapa: Eapa, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"x" * 1_000_001)

        outcome = draft(eapa, tmp_path / "a.txt", "--dry-run")

        assert (outcome.code, "has more than 1,000,000 characters" in outcome.err) == (4, True)

    def test_pdf_without_the_extra_is_refused_with_the_command_to_install_it(
        self, eapa: Eapa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "pypdf", None)  # an import of it fails
        (tmp_path / "a.pdf").write_bytes(make_pdf("A text."))

        outcome = draft(eapa, tmp_path / "a.pdf", "--dry-run")

        assert (outcome.code, "pip install 'eapa[draft]'" in outcome.err) == (2, True)

    @pytest.mark.parametrize(
        ("url", "reason"),
        [
            ("http://127.0.0.1:1/", "в соединении отказано"),  # no server uses port 1
            ("http://127.0.0.1:99999/", "Port out of range 0-65535"),  # Python's own words have no translation
            ("http://[fe80::1%unknown]/", "сайт не найден"),
        ],
    )
    def test_the_reason_is_in_the_language_of_the_interface(
        self, eapa: Eapa, monkeypatch: pytest.MonkeyPatch, url: str, reason: str
    ) -> None:
        monkeypatch.setenv("EAPA_LANG", "ru")

        outcome = draft(eapa, url, "--allow-local", "--dry-run")

        assert (outcome.code, reason in outcome.err) == (4, True), outcome.err

    def test_a_site_that_does_not_respond_is_reported(self, eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "_SECONDS_PER_READ", 0.01)
        monkeypatch.setenv("EAPA_LANG", "ru")
        with socket.create_server(("127.0.0.1", 0)) as silent:
            outcome = draft(eapa, f"http://127.0.0.1:{silent.getsockname()[1]}/", "--allow-local", "--dry-run")

        assert (outcome.code, "сайт не ответил вовремя" in outcome.err) == (4, True), outcome.err

    def test_page_that_takes_too_long_to_load_is_refused(
        self, eapa: Eapa, site: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(fetch, "_MAX_SECONDS", 0)

        outcome = draft(eapa, f"{site}/news", "--allow-local", "--dry-run")

        assert (outcome.code, f"'{site}/news' took more than 0 seconds" in outcome.err) == (4, True), outcome.err

    def test_page_whose_redirections_take_too_long_is_refused(
        self, eapa: Eapa, site: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(fetch, "_MAX_SECONDS", 0)

        outcome = draft(eapa, f"{site}/loop", "--allow-local", "--dry-run")

        assert (outcome.code, f"'{site}/loop' took more than 0 seconds" in outcome.err) == (4, True), outcome.err

    def test_without_a_terminal_nothing_is_written(self, eapa: Eapa, tmp_path: Path, register: Path) -> None:
        (tmp_path / "a.txt").write_text(PRESS_RELEASE, encoding="utf-8")

        outcome = draft(eapa, tmp_path / "a.txt", "--source", "https://example.org/1")

        assert outcome.code == 2
        assert "hint: add --dry-run to see it only\n" in outcome.err
        assert not (register / FILE).exists()

    def test_format_without_from_text_is_refused(self, eapa: Eapa) -> None:
        assert eapa("add-agreement", "--format", "json").err.startswith("error: --format and --allow-local need ")

    def test_from_text_together_with_from_is_refused(self, eapa: Eapa) -> None:
        outcome = eapa("add-agreement", "--from-text", "a", "--from", "b")

        assert outcome == (2, "", "error: --from-text cannot be combined with --from or --resume\n")

    def test_a_part_that_was_not_read_is_reported(self, eapa: Eapa, tmp_path: Path) -> None:
        (tmp_path / "long.txt").write_text(f"{PRESS_RELEASE}{' more' * 25_000}", encoding="utf-8")
        pages = _make_pdf_with(b"BT /F1 10 Tf 40 800 Td (Nothing of interest.) Tj ET", b"", 101)
        (tmp_path / "pages.pdf").write_bytes(pages)

        outcome = draft(eapa, tmp_path, "--format", "json")

        text, document = json.loads(outcome.out)
        (of_text,), (of_document,) = text["warnings"], document["warnings"]
        assert re.fullmatch("only the first 100,000 of 12[0-9],[0-9]{3} characters were read", of_text)
        assert of_document == "only the first 100 of 101 pages were read"
        assert (
            f"warning: {tmp_path / 'long.txt'}: {of_text}\nhint: use a text that contains only the press release\n"
            in outcome.err
        )
        assert f"warning: {tmp_path / 'pages.pdf'}: {of_document}\n" in outcome.err
        assert "warning: " in draft(eapa, tmp_path / "long.txt", "--dry-run", "--source", "https://example.org/1").err

    def test_unusable_files_of_a_folder_are_reported_and_the_others_are_drafted(
        self, eapa: Eapa, tmp_path: Path
    ) -> None:
        folder = tmp_path / "texts"
        folder.mkdir()
        (folder / "a.txt").write_text("Nothing of interest.", encoding="utf-8")
        (folder / "b.pdf").write_bytes(b"%PDF-1.4 damaged")
        (folder / "c.txt").write_text(PRESS_RELEASE, encoding="utf-8")

        outcome = draft(eapa, folder, "--dry-run")

        assert outcome.code == 3
        assert (
            f"error: '{folder / 'a.txt'}' does not report a signing\nhint: if it does report a signing, add --force\n"
        ) in outcome.err
        assert f"error: '{folder / 'b.pdf'}' cannot be read as a PDF" in outcome.err
        assert "organization: eapa" in outcome.out


class TestHostileInput:
    # Most texts are near the limit of 1,000,000 characters. Some exceed the limit of tags, of bytes or of unpacked bytes.
    CASES: ClassVar = {
        "one word of a megabyte": b"x" * 1_000_000,
        "no sentences": b"Society signed agreement " * 40_000,
        "nested quotes": b'"' * 100_000 + b"signed an agreement",
        "nested brackets": b"(" * 100_000 + b"The Society signed an agreement" + b")" * 100_000,
        "capitals": b"The Society And Institute " * 38_000,
        "a list of names": b"signed an agreement between " + b"The Lake Society and " * 40_000,
        "commas": b"the agreement was signed by A B, C D, " * 20_000,
        "empty": b"",
        "zero bytes": b"\0" * 1000,
        "damaged text": b"\x98\xff" * 100,
        "damaged PDF": b"%PDF-1.7\n" + b"\0" * 1000,
        "PDF without text": make_pdf(),
        "PDF bomb": _make_pdf_with(zlib.compress(b"BT (x) Tj ET " * 20_000_000), b"/Filter/FlateDecode"),
        "damaged archive": b"PK\x03\x04" + b"\0" * 100,
        "deep HTML": b"<html><body>" + b"<div>" * 30_000 + b"signed an agreement",
        "too many tags": b"<html><body>" + b"<b>" * 70_000,
        "empty HTML": b"<!doctype html><html></html>",
        "too large": b"a" * (10 * 1024 * 1024 + 1),
    }

    @pytest.mark.parametrize("content", CASES.values(), ids=CASES)
    def test_hostile_input_is_drafted_or_refused_with_an_error(
        self, eapa: Eapa, tmp_path: Path, content: bytes
    ) -> None:
        (tmp_path / "a.txt").write_bytes(content)

        outcome = draft(eapa, tmp_path / "a.txt", "--dry-run")

        # A draft, a text that reports no signing, or a file that cannot be read.
        assert outcome.code in {0, 3, 4}, outcome.err
        assert "Traceback" not in outcome.err
        assert outcome.code == 0 or "error: " in outcome.err

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interval timers")
    def test_page_that_takes_too_long_to_read_is_refused(
        self, eapa: Eapa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(read_source, "_MAX_SECONDS", 0.2)
        # To read this page takes seconds, although it is below all limits of size.
        (tmp_path / "a.html").write_bytes(b"<html><body>" + b"<p>signed an agreement in the garden</p>" * 29_000)

        outcome = draft(eapa, tmp_path / "a.html", "--dry-run")

        assert (outcome.code, "could not be read within 0.2 seconds" in outcome.err) == (4, True)

    def test_text_can_be_read_outside_the_main_thread(self) -> None:
        # Python sets the timer of the limit in the main thread only.
        texts: list[str] = []
        thread = threading.Thread(target=lambda: texts.append(read_source.read_bytes(b"A text.", name="a").text))
        thread.start()
        thread.join()

        assert texts == ["A text."]

    def test_archive_that_unpacks_to_too_much_is_refused(self, eapa: Eapa, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"0" * (50 * 1024 * 1024 + 1))

        outcome = draft(eapa, tmp_path / "a.docx", "--dry-run")

        assert (outcome.code, "too large when unpacked" in outcome.err) == (4, True)

    def test_archive_of_another_type_is_refused(self, eapa: Eapa, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
            archive.writestr("x", b"0")

        outcome = draft(eapa, tmp_path / "a.docx", "--dry-run")

        assert (outcome.code, "is not a Word document" in outcome.err) == (4, True)


class TestReview:
    def test_enter_adds_the_agreement_of_a_page(self, register: Path, site: str) -> None:
        terminal = Terminal(register, "add-agreement", "--from-text", f"{site}/news", "--allow-local")
        terminal.answer("Is the record correct?", "")
        assert terminal.end() == 0

        record = (register / FILE).read_text(encoding="utf-8")
        assert "organization: eapa" in record
        assert "Andrei Belyaninov" in record
        new = (register / "data/organizations/garden-society-of-samarkand.yaml").read_text(encoding="utf-8")
        assert "Garden Society of Samarkand" in new

    def test_a_new_organization_of_one_text_is_known_in_the_next(self, register: Path) -> None:
        (register / "texts").mkdir()
        (register / "texts/1.txt").write_text(PRESS_RELEASE, encoding="utf-8")
        (register / "texts/2.txt").write_text(PRESS_RELEASE.replace("September 24", "October 2"), encoding="utf-8")
        terminal = Terminal(register, "add-agreement", "--from-text", "texts", "--reference", "no. 1")
        terminal.press_enter("Is the record correct?", "Is the record correct?")

        assert terminal.end() == 0
        assert len(list((register / "data/agreements").glob("*garden*.yaml"))) == 2
        assert len(list((register / "data/organizations").glob("*garden*.yaml"))) == 1

    def test_answers_have_their_evidence_with_line_and_column(self, register: Path) -> None:
        (register / "a.txt").write_text(PRESS_RELEASE, encoding="utf-8")
        terminal = Terminal(
            register, "add-agreement", "--from-text", "a.txt", "--source", "https://example.org/1", width=120
        )
        terminal.wait("Is the record correct?")

        screen = terminal.text()
        assert "> stated at 1:4: September 24" in screen
        assert "> derived at 1:161 (new organization): Garden Society of Samarkand" in screen
        assert "> stated at 2:85: Andrei Belyaninov" in screen
        assert "reports a signing: On September 24" in screen
        assert "Not found in the text: City of signing" in screen
        terminal.type(ENTER)
        assert terminal.end() == 0

    def test_the_evidence_and_the_note_are_in_the_language_of_the_reader(self, register: Path, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(RUSSIAN_PAGE, encoding="utf-8")
        options = ["--from-text", str(tmp_path / "a.txt"), "--reference", "№ 7", "--archive", "Архив"]
        terminal = Terminal(register, "add-agreement", *options, environ={"EAPA_LANG": "ru"}, width=120)
        terminal.wait("Всё верно?")

        screen = terminal.text()
        assert "> выведено, 1:10 («24 сентября 2021»\u00a0— дата сообщения): 24 сентября 2021" in screen
        assert "> указано, 3:68: Андрей Бельянинов" in screen
        assert "Не использовано: дата «12 июля» (не в предложении о подписании)" in screen
        assert "Не использовано: человек «Иван Петров»" in screen
        terminal.type(ENTER)
        assert terminal.end() == 0
        (record,) = (register / "data/agreements").glob("2021-09-24-*memorandum.yaml")
        assert "«24 сентября 2021»\u00a0— дата сообщения." in record.read_text(encoding="utf-8")

    def test_required_answer_missing_in_the_text_is_asked_for(self, register: Path, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(PRESS_RELEASE, encoding="utf-8")
        terminal = Terminal(register, "add-agreement", "--from-text", str(tmp_path / "a.txt"))

        terminal.answer("Source", "https://example.org/1")  # an agreement needs a source
        terminal.answer("Date of publication", "")
        terminal.wait("Anything else")
