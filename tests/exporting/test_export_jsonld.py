"""An RDF library reads the exported linked data, and finds every fact of the register."""

import json
from pathlib import Path

import pytest
import rdflib
from exported_files import export_all_fields
from running import Eapa
from samples import edit_file
from scalars import list_scalars

# rdflib's parser still uses deprecated functions of rdflib.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SCHEMA = rdflib.Namespace("https://schema.org/")
ORGANIZATION = rdflib.Namespace("urn:eapa:organization:")
AGREEMENT = rdflib.Namespace("urn:eapa:agreement:")
TERM = rdflib.Namespace("urn:eapa:term:")


def export_triples(eapa: Eapa, *options: str) -> rdflib.Graph:
    """Export the register as linked data, and return its triples."""
    file = export_all_fields(eapa, "a.jsonld", *options)
    return rdflib.Graph().parse(data=file.read_text(encoding="utf-8"), format="json-ld")


@pytest.mark.usefixtures("full_register")
def test_linked_data_contains_every_value_of_the_register(eapa: Eapa) -> None:
    objects = list(export_triples(eapa).objects())
    extensions = [
        json.loads(str(object_)) for object_ in objects if getattr(object_, "datatype", None) == rdflib.RDF.JSON
    ]

    values = {str(object_) for object_ in objects}
    values |= {str(object_).rpartition(":")[2] for object_ in objects}  # the id of a record ends its address
    values |= {json.dumps(value, sort_keys=True) for fields in extensions for value in fields.values()}
    # Booleans are in lower case in RDF.
    lost = [value for value in list_scalars() if str(value) not in values and str(value).lower() not in values]
    assert lost == []


@pytest.mark.usefixtures("full_register")
def test_an_organization_has_properties_of_schema_org(eapa: Eapa) -> None:
    graph = export_triples(eapa)

    alpha, beta = ORGANIZATION["alpha"], ORGANIZATION["beta"]
    assert (alpha, rdflib.RDF.type, SCHEMA.NGO) in graph
    assert (beta, rdflib.RDF.type, SCHEMA.Organization) in graph
    assert (alpha, SCHEMA.name, rdflib.Literal("Альфа", lang="ru")) in graph
    assert (alpha, SCHEMA.alternateName, rdflib.Literal("=ALPHA()", lang="en")) in graph
    assert (alpha, SCHEMA.url, rdflib.URIRef("https://alpha.example/")) in graph
    assert (alpha, SCHEMA.parentOrganization, beta) in graph


@pytest.mark.usefixtures("full_register")
def test_an_agreement_has_properties_of_schema_org(eapa: Eapa) -> None:
    graph = export_triples(eapa)

    agreement = AGREEMENT["2021-09-24-alpha-beta"]
    assert (agreement, rdflib.RDF.type, SCHEMA.CreativeWork) in graph
    assert set(graph.objects(agreement, SCHEMA.contributor)) == {ORGANIZATION["alpha"], ORGANIZATION["beta"]}
    assert set(map(str, graph.objects(agreement, SCHEMA.keywords))) == {"culture", "law"}


def test_an_organization_without_an_official_name_has_only_alternate_names(register: Path, eapa: Eapa) -> None:
    edit_file(register / "data/organizations/tass.yaml", "official", "short")

    graph = export_triples(eapa)

    assert graph.value(ORGANIZATION["tass"], SCHEMA.alternateName) is not None
    assert graph.value(ORGANIZATION["tass"], SCHEMA.name) is None


@pytest.mark.usefixtures("full_register")
def test_linked_data_keeps_the_order_of_the_parties(eapa: Eapa) -> None:
    graph = export_triples(eapa)

    first_party = graph.value(AGREEMENT["2015-alpha-beta"], TERM["parties"])
    assert first_party
    parties = [graph.value(party, TERM["organization"]) for party in graph.items(first_party)]
    assert parties == [ORGANIZATION["beta"], ORGANIZATION["alpha"]]


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("https://example.org/", "https://example.org/organization/tass"),
        ("https://example.org/register", "https://example.org/register/organization/tass"),
        ("https://example.org/#", "https://example.org/#organization/tass"),
    ],
)
def test_the_option_base_gives_records_of_linked_data_web_addresses(eapa: Eapa, base: str, address: str) -> None:
    graph = export_triples(eapa, "--base", base)

    assert (rdflib.URIRef(address), None, None) in graph


def test_an_invalid_record_does_not_make_the_document_unreadable(register: Path, eapa: Eapa) -> None:
    (register / "data/organizations/x.yaml").write_text(
        """\
id: x
type: ngo
names: [{value: X, lang: "e'n", kind: official}]
summary: {en: A body., "o'f": Another., ru: 5}
"@id": 5
"@context": [5]
""",
        encoding="utf-8",
    )

    graph = export_triples(eapa)

    assert (ORGANIZATION["x"], SCHEMA.description, rdflib.Literal("A body.", lang="en")) in graph
    assert (ORGANIZATION["tass"], rdflib.RDF.type, SCHEMA.NewsMediaOrganization) in graph
