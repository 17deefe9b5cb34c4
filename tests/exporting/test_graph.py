"""`eapa graph`: the tree for people, and the files for programs that draw networks."""

import io
import re
import sys
from pathlib import Path

import networkx as nx
import pydot
import pytest
from full_register import AGREEMENTS
from running import Eapa
from samples import edit_file

from eapa_cli.errors import RefusedError
from eapa_cli.exporting.graph.as_dot import format_dot
from eapa_cli.exporting.graph.as_mermaid import format_mermaid
from eapa_cli.exporting.graph.as_networkx import format_gexf, format_graphml
from eapa_cli.exporting.graph.network import Edge, Network, Node
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.terminal import Terminal
from eapa_cli.render.tree import Branch, write_tree

# pydot still uses deprecated functions of pyparsing.
pytestmark = pytest.mark.filterwarnings("ignore:.* deprecated - use .*:DeprecationWarning")

DIFFICULT_LABEL = 'A "quoted" <b>name</b> & Co. \\N; #1 `x`\n[two] lines|{end}'
NETWORK = Network(
    nodes=[
        Node(id="end", kind=Kind.ORGANIZATION, label=DIFFICULT_LABEL, facts={"type": "ngo", "country": ""}),
        Node(id="b", kind=Kind.AGREEMENT, label="Соглашение", facts={"type": "agreement", "signed": "2021"}),
    ],
    edges=[Edge(source="b", target="end", type="party"), Edge(source="b", target="b", type="renews")],
)


def test_the_default_tree_shows_the_partners_of_the_owner(eapa: Eapa) -> None:
    outcome = eapa("graph")

    assert outcome == (
        0,
        """\
World Peoples Assembly (international)  eapa
├── Association of Arab Universities (international): 1 agreement, 2021  aaru
├── Directorate of sports, social projects and programs EURASIADA (Russia): 1 agreement, 2023  eurasiada
├── Foundation "Centre for Business Development and Cooperation with Russia" (Benin): 1 agreement, 2020  cdcr-bj
├── Government of the Republic of Altai (Russia): 1 agreement, 2022  altai-government
├── Government of the Republic of Bashkortostan (Russia): 1 agreement, 2019  bashkortostan-government
├── Ibn Sino Public Foundation (Uzbekistan): 1 agreement, 2022  ibn-sino
├── NOOSPHERE Education Support Foundation (Russia): 1 agreement, 2020  noosphere
├── Nahdlatul Ulama University of Yogyakarta (Indonesia): 1 agreement, undated  unu-jogja
├── National and Non-Olympic Sports Committee of Russia (Russia): 1 agreement, 2023  nnosc
├── People's Diplomacy Center of the Shanghai Cooperation Organization in Uzbekistan (Uzbekistan): 1 agreement, 2021  scopdc-uz
├── Regions XXI Century (Russia): 1 agreement, 2022  regions-xxi
├── TASS Russian News Agency (Russia): 1 agreement, 2020  tass
└── University of Cadiz (Spain): 1 agreement, 2021  uca-es
""",
        "",
    )


def test_partners_of_partners_are_shown_once_to_the_given_depth(eapa: Eapa) -> None:
    outcome = eapa("graph", "scopdc-ru", "--depth", "2")

    assert outcome == (
        0,
        """\
National Center for People's Diplomacy of the SCO (Russia)  scopdc-ru
└── Directorate of the World Public Summit: 1 agreement, 2023  wps-directorate
    └── People's Diplomacy Center of the Shanghai Cooperation Organization in Uzbekistan (Uzbekistan): 1 agreement, 2023  scopdc-uz
""",
        "",
    )


def write_partners(register: Path, *pairs: str) -> None:
    """Write an agreement for each pair of letters, and an organization for each letter."""
    for id_ in set("".join(pairs)):
        record = f"id: {id_}\ntype: ngo\nnames: [{{value: {id_.upper()}, lang: en, kind: official}}]\nsources: []\n"
        (register / f"data/organizations/{id_}.yaml").write_text(record, encoding="utf-8")
    for one, other in map(tuple, pairs):
        record = f"id: {one}-{other}\ntype: agreement\nparties: [{{organization: {one}}}, {{organization: {other}}}]\n"
        (register / f"data/agreements/{one}-{other}.yaml").write_text(record, encoding="utf-8")


def test_the_partners_of_an_organization_are_shown_at_its_first_place_only(register: Path, eapa: Eapa) -> None:
    write_partners(register, "ab", "ac", "bd", "cd", "de")

    assert (
        eapa("graph", "a", "--depth", "3").out
        == """\
A  a
├── B: 1 agreement, undated  b
│   └── D: 1 agreement, undated  d
│       ├── C: 1 agreement, undated  c
│       └── E: 1 agreement, undated  e
└── C: 1 agreement, undated  c
    └── D: 1 agreement, undated  d
"""
    )


def test_the_tree_contains_all_organizations_within_the_depth(register: Path, eapa: Eapa) -> None:
    """The organization `e` is three steps from `a`, but four by way of `b`, which comes before `c` in the tree."""
    write_partners(register, "ab", "ac", "bc", "cd", "de")

    assert (
        eapa("graph", "a", "--depth", "3").out
        == """\
A  a
├── B: 1 agreement, undated  b
│   └── C: 1 agreement, undated  c
└── C: 1 agreement, undated  c
    ├── B: 1 agreement, undated  b
    └── D: 1 agreement, undated  d
        └── E: 1 agreement, undated  e
"""
    )


@pytest.mark.usefixtures("full_register")
def test_the_tree_of_an_agreement_shows_its_parties_and_relations(eapa: Eapa) -> None:
    outcome = eapa("graph", "2021-09-24-alpha-beta", "--depth", "2")

    assert outcome == (
        0,
        """\
Agreement; with "quotes", commas  2021-09-24-alpha-beta
├── Alpha, the "First" (Norway)  alpha
│   └── '=Beta (international): 2 agreements, 2015–2021  beta
├── '=Beta (international)  beta
│   └── Alpha, the "First" (Norway): 2 agreements, 2015–2021  alpha
└── renews 2015-alpha-beta  2015-alpha-beta
""",
        "",
    )


@pytest.mark.usefixtures("full_register")
def test_a_relation_in_the_tree_is_in_the_language_of_the_interface(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EAPA_LANG", "ru")

    *_, last = eapa("graph", "2021-09-24-alpha-beta").out.splitlines()

    assert last == "└── продлевает 2015-alpha-beta  2015-alpha-beta"


def test_an_unknown_id_is_refused_with_suggestions(eapa: Eapa) -> None:
    assert eapa("graph", "nope").err == (
        "error: no record has the id 'nope'\nhint: 'eapa search' finds records by their words\n"
    )
    assert eapa("graph", "tas") == (3, "", "error: no record has the id 'tas'\nhint: did you mean 'tass'?\n")


@pytest.mark.parametrize("owner", ["", "owner: [eapa]\n", "owner: 7\n"], ids=["missing", "a list", "a number"])
def test_a_register_that_does_not_name_its_owner_needs_an_id(eapa: Eapa, register: Path, owner: str) -> None:
    edit_file(register / "data/register.yaml", "owner: eapa\n", owner)

    outcome = eapa("graph")

    assert outcome.code == 3
    assert outcome.err.startswith("error: the register does not name its owner\n")
    assert eapa("graph", "tass").code == 0


def test_a_depth_without_an_id_is_refused_for_the_whole_network(eapa: Eapa) -> None:
    assert eapa("graph", "--depth", "2", "--format", "dot") == (
        2, "", "error: --depth needs an ID, around which to draw\nhint: omit the option, or name a record\n"
    )  # fmt: skip
    assert eapa("graph", "--depth", "2").code == 0  # the tree of the owner's partners


def test_the_owner_may_be_named_by_a_former_id(eapa: Eapa, register: Path) -> None:
    assert eapa("rename", "eapa", "assembly").code == 0
    expected = eapa("graph")
    edit_file(register / "data/register.yaml", "owner: assembly\n", "owner: eapa\n")

    assert eapa("graph").out == expected.out


@pytest.mark.usefixtures("full_register")
def test_an_unsigned_agreement_is_shown_on_request(eapa: Eapa) -> None:
    plan = AGREEMENTS[-1]["id"]

    outcome = eapa("graph", plan)

    assert outcome.code == 3
    assert "if the agreement is not signed, add '--has stage'" in outcome.err
    assert plan in eapa("graph", plan, "--has", "stage").out


@pytest.mark.usefixtures("full_register")
def test_a_former_id_finds_its_record(eapa: Eapa) -> None:
    assert eapa("graph", "alpha-old").out == eapa("graph", "alpha").out != ""


GRAPH_READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}
GRAPH_WRITERS = {"graphml": format_graphml, "gexf": format_gexf}


def test_a_dash_is_stdout(register: Path, eapa: Eapa) -> None:
    to_dash = eapa("graph", "--format", "dot", "--output", "-")

    assert to_dash == eapa("graph", "--format", "dot")
    assert not (register / "-").exists()


@pytest.mark.parametrize("form", GRAPH_READERS)
def test_networkx_reads_agreements_as_nodes_and_parties_as_edges(register: Path, eapa: Eapa, form: str) -> None:
    outcome = eapa("graph", "--output", f"a.{form}")

    graph = GRAPH_READERS[form](register / f"a.{form}")

    assert outcome == (0, "", f"written: a.{form}\n")
    edge_type = "edge_type" if form == "gexf" else "type"
    assert graph.edges["2023-01-20-eapa-nnosc-eurasiada", "eapa"][edge_type] == "party"
    assert sorted(graph.neighbors("2023-01-20-eapa-nnosc-eurasiada")) == ["eapa", "eurasiada", "nnosc"]
    assert graph.nodes["tass"]["country"] == "RU"
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"agreement", "organization"}
    assert graph.number_of_nodes() == len(list((register / "data").glob("*/*.yaml")))


def test_filters_select_the_agreements_of_the_network(eapa: Eapa) -> None:
    assert eapa("graph", "--country", "ES").out.splitlines()[1:] == [
        "└── University of Cadiz (Spain): 1 agreement, 2021  uca-es"
    ]
    assert eapa("graph", "tass", "--country", "ES").code == 3


def test_projected_edges_have_the_number_of_agreements(register: Path, eapa: Eapa) -> None:
    eapa("graph", "--projected", "--output", "a.graphml")

    graph = nx.read_graphml(register / "a.graphml")

    assert not graph.is_directed()
    assert graph.edges["eapa", "nnosc"]["weight"] == graph.edges["eurasiada", "nnosc"]["weight"] == 1
    assert graph.edges["eapa", "nnosc"]["agreements"] == "2023-01-20-eapa-nnosc-eurasiada"


def parse_dot(text: str) -> pydot.Dot:
    graphs = pydot.graph_from_dot_data(text)
    assert graphs
    return graphs[0]


def test_an_id_and_a_depth_limit_the_network_to_its_neighbourhood(eapa: Eapa) -> None:
    near = parse_dot(eapa("graph", "scopdc-uz", "--format", "dot").out)
    far = parse_dot(eapa("graph", "scopdc-uz", "--depth", "2", "--format", "dot").out)
    partners = parse_dot(eapa("graph", "scopdc-uz", "--projected", "--format", "dot").out)

    assert [node.get_name() for node in partners.get_nodes()] == ['"eapa"', '"scopdc-uz"', '"wps-directorate"']
    assert '"tass"' not in {node.get_name() for node in near.get_nodes()}
    assert '"tass"' in {node.get_name() for node in far.get_nodes()}


def unescape(text: str) -> str:
    """Return the content of a quoted string of DOT."""
    return re.sub(r"\\(.)", r"\1", text.strip('"'))


def test_any_label_survives_a_round_trip_through_dot() -> None:
    graph = parse_dot(format_dot(NETWORK))

    nodes = {node.get_name(): node for node in graph.get_nodes()}
    label = nodes['"end"'].get("label")
    # The writer wraps the label at spaces with the escape \n. A line break in the label itself is written as \\n.
    unwrapped = re.sub(r"(?<!\\)((?:\\\\)*)\\n", r"\1 ", label)
    assert unescape(unwrapped) == DIFFICULT_LABEL.replace("\n", r"\n")
    assert [(edge.get_source(), edge.get_destination()) for edge in graph.get_edges()] == [
        ('"b"', '"end"'), ('"b"', '"b"'),
    ]  # fmt: skip


def test_labels_of_dot_are_wrapped() -> None:
    title = "Cooperation agreement between the Peoples' Assembly and 莫斯科国立大学" + "学" * 40
    graph = parse_dot(
        format_dot(
            Network(nodes=[Node(id="a", kind=Kind.AGREEMENT, label=title, facts={})], edges=[], is_directed=True)
        )
    )

    lines = graph.get_nodes()[0].get("label").strip('"').split(r"\n")

    max_width = 28
    assert max(map(len, lines)) <= max_width
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")


@pytest.mark.parametrize("form", GRAPH_WRITERS)
def test_any_label_survives_a_round_trip_through_xml(tmp_path: Path, form: str) -> None:
    text = GRAPH_WRITERS[form](NETWORK)
    (tmp_path / "a").write_text(text, encoding="utf-8")

    graph = GRAPH_READERS[form](tmp_path / "a")

    assert graph.nodes["end"]["label"] == DIFFICULT_LABEL.replace("\n", r"\n")
    assert graph.nodes["b"]["label"] == "Соглашение"
    assert "lastmodified" not in text  # the same network has the same text on every day


@pytest.mark.parametrize("form", GRAPH_WRITERS)
def test_an_invalid_id_does_not_make_the_xml_unreadable(tmp_path: Path, form: str) -> None:
    node = Node(id="a\x01", kind=Kind.ORGANIZATION, label="A", facts={})
    edge = Edge(source="a\x01", target="a\x01", type="partner", agreements=("b\x01",))
    (tmp_path / "a").write_text(GRAPH_WRITERS[form](Network(nodes=[node], edges=[edge])), encoding="utf-8")

    graph = GRAPH_READERS[form](tmp_path / "a")

    assert list(graph.edges(data="agreements")) == [(r"a\x01", r"a\x01", r"b\x01")]


@pytest.mark.parametrize("form", GRAPH_WRITERS)
def test_each_edge_has_its_own_id(form: str) -> None:
    """Gephi omits an edge whose id another edge has."""
    ids = re.findall('<edge [^>]*id="([^"]*)"', GRAPH_WRITERS[form](NETWORK))

    assert len(set(ids)) == len(NETWORK.edges)


def test_any_label_survives_a_round_trip_through_mermaid() -> None:
    """This test reads the flowchart by the rules of its syntax, since Mermaid needs Node and 150 packages.

    Mermaid 11.17 (`mermaid.parse`) found the same labels in this flowchart.
    """
    first, *lines = format_mermaid(NETWORK).splitlines()

    # A label ends at the next quotation mark, and #34; is the character with this number.
    nodes = {match[1]: match[2] for line in lines if (match := re.fullmatch(r'  (n\d+)\(?\["([^"]*)"\]\)?', line))}
    labels = {key: re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label) for key, label in nodes.items()}
    assert first == "flowchart LR"
    assert labels == {"n1": DIFFICULT_LABEL.replace("\n", r"\n"), "n2": "Соглашение"}
    assert lines[2:] == ["  n2 --> n1", "  n2 -->|renews| n2"]


@pytest.mark.usefixtures("full_register")
def test_mermaid_labels_edges_with_the_number_of_agreements(eapa: Eapa) -> None:
    assert eapa("graph", "--projected", "--format", "mermaid").out.splitlines()[-1] == "  n1 ---|2| n2"


@pytest.mark.usefixtures("full_register")
@pytest.mark.parametrize("limit", ["_MAX_EDGES", "_MAX_CHARACTERS"])
def test_a_flowchart_beyond_the_limits_of_mermaid_is_reported(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """Mermaid 11 refuses a larger flowchart with `Edge limit exceeded`."""
    assert eapa("graph", "--format", "mermaid").err == ""

    monkeypatch.setattr(f"eapa_cli.exporting.graph.as_mermaid.{limit}", 1)

    outcome = eapa("graph", "--format", "mermaid")
    assert outcome.err.startswith("warning: Mermaid draws at most 500 edges and 50,000 characters; ")


def test_an_organization_without_partners_is_reported(register: Path, eapa: Eapa) -> None:
    (register / "data/organizations/loner.yaml").write_text(
        "id: loner\ntype: ngo\nnames: [{value: Loner, lang: en, kind: official}]\nsources: []\n", encoding="utf-8"
    )

    outcome = eapa("graph", "loner")

    assert outcome.out == "Loner  loner\n"
    assert outcome.err == "'loner' is not a party to any of the selected agreements\n"


def test_a_missing_graph_library_is_reported_with_the_package_to_install(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)  # an import of it fails

    assert eapa("graph", "--format", "gexf") == (
        2, "", "error: GraphML and GEXF need a library that is not installed\nhint: install it with 'pip install networkx', or with pipx: 'pipx inject eapa networkx'\n",
    )  # fmt: skip


def test_an_unknown_extension_is_a_usage_error(register: Path, eapa: Eapa) -> None:
    outcome = eapa("graph", "--output", "graph.png")

    assert not (register / "graph.png").exists()
    assert (outcome.code, outcome.err.splitlines()[0]) == (
        2, "error: the extension of 'graph.png' does not name a format",
    )  # fmt: skip


def test_owner_without_a_record_is_refused_with_the_next_step(register: Path, eapa: Eapa) -> None:
    (register / "data/organizations/eapa.yaml").unlink()

    outcome = eapa("graph")

    assert outcome == (
        3, "", "error: no organization has the id 'eapa'\nhint: add it with 'eapa add-organization --id eapa', or name another with 'eapa set register owner=ID'\n",
    )  # fmt: skip


def test_the_neighbourhood_of_an_unknown_node_is_refused() -> None:
    with pytest.raises(RefusedError, match="no record in the graph has the id 'nope'"):
        NETWORK.select_neighbourhood("nope", 1)


BRANCHES = Branch(
    text="Ассамблея народов мира",
    branches=[
        Branch(text="one two three four", branches=[Branch(text="five", remark=" (id)")]),
        Branch(text="six"),
    ],
)


def draw_tree(tree: Branch, terminal: Terminal, encoding: str = "utf-8") -> str:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    write_tree(tree, out, terminal)
    out.seek(0)
    return out.read()


def test_a_tree_is_wrapped_to_a_terminal_and_bold_at_its_root() -> None:
    shown = draw_tree(BRANCHES, Terminal(width=16, has_colour=True, is_interactive=True))

    assert shown.startswith("\x1b[1mАссамблея\x1b[0m\n\x1b[1mнародов мира\x1b[0m\n")
    assert re.sub("\x1b\\[[0-9;]*m", "", shown) == (
        "Ассамблея\nнародов мира\n├── one two\n│   three four\n│   └── five\n│       (id)\n└── six\n"
    )


def test_a_tree_is_drawn_with_characters_that_the_stream_can_write() -> None:
    tree = Branch(text="a", branches=BRANCHES.branches)

    assert draw_tree(tree, Terminal(width=8, has_colour=False, is_interactive=False), "ascii") == (
        "a\n+-- one two three four\n|   `-- five (id)\n`-- six\n"
    )
