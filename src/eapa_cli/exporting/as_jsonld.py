"""Linked data (JSON-LD 1.1): one node per record, with terms of schema.org where it has suitable ones.

The nodes have the keys of the files, so that no fact is lost. The context maps the keys to terms. A key without a term
in schema.org belongs to the vocabulary `urn:eapa:term:`. Facts that schema.org structures differently are added again
with its terms.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.names import LANGUAGE_TAG
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import Kind, NameKind, OrganizationRelation, OrganizationType
from eapa_cli.render.as_json import to_json
from eapa_cli.storage.codec import EXTENSION_PREFIX
from eapa_cli.tabular.data_dictionary import map_scalar_fields
from eapa_cli.tabular.extract import Data, Extract

BASE: Final = "urn:eapa:"
"""The default prefix of the records' addresses, for a register without a web address."""

_TEXT_BY_LANGUAGE: Final = {"@container": "@language"}
_LIST: Final = {"@container": "@list"}  # the order of parties is a fact
_LINK: Final = {"@type": "@id"}
CONTEXT: Final[Mapping[str, Any]] = {
    "@version": 1.1,
    "@vocab": "urn:eapa:term:",
    "schema": "https://schema.org/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "title": {"@id": "schema:name", **_TEXT_BY_LANGUAGE},
    "name": {"@id": "schema:name", **_TEXT_BY_LANGUAGE},
    "alternateName": {"@id": "schema:alternateName", **_TEXT_BY_LANGUAGE},
    "summary": {"@id": "schema:description", **_TEXT_BY_LANGUAGE},
    "description": {"@id": "schema:description", **_TEXT_BY_LANGUAGE},
    "text": {"@id": "schema:text", **_TEXT_BY_LANGUAGE},
    "position": {"@id": "schema:jobTitle", **_TEXT_BY_LANGUAGE},
    "event": _TEXT_BY_LANGUAGE,
    "website": {"@id": "schema:url", **_LINK},
    "url": {"@id": "schema:url", **_LINK},
    "founded": "schema:foundingDate",
    "dissolved": "schema:dissolutionDate",
    "published": "schema:datePublished",
    "seat": "schema:location",
    "place": "schema:location",
    "address": "schema:address",
    "addressLocality": {"@id": "schema:addressLocality", **_TEXT_BY_LANGUAGE},
    "addressCountry": "schema:addressCountry",
    "names": _LIST,
    "tasks": _LIST,
    "relations": _LIST,
    "figures": _LIST,
    "identifiers": {
        "@id": "schema:identifier",
        **_LIST,
        "@context": {"scheme": "schema:propertyID", "value": "schema:value"},
    },
    "parties": _LIST,
    "signatories": _LIST,
    "areas": _LIST,
    "languages": _LIST,
    "documents": {"@id": "schema:encoding", **_LIST, "@context": {"lang": "schema:inLanguage"}},
    "media_type": "schema:encodingFormat",
    "sha256": "schema:sha256",
    "size": "schema:contentSize",
    "sources": {"@id": "schema:citation", **_LIST},
    "reference": "schema:itemLocation",
    "archive": "schema:holdingArchive",
    "also": {"@id": "schema:alternateName", **_LIST},
    "former_ids": _LIST,
    "waivers": _LIST,
    "organization": _LINK,
    "party": _LINK,
    "agreement": _LINK,
    "owner": {"@id": "schema:maintainer", **_LINK},
    "contributor": {"@id": "schema:contributor", **_LINK},
    "parentOrganization": {"@id": "schema:parentOrganization", **_LINK},
    "memberOf": {"@id": "schema:memberOf", **_LINK},
    "founder": {"@id": "schema:founder", **_LINK},
    "keywords": "schema:keywords",
    "inLanguage": "schema:inLanguage",
    "stage": "schema:creativeWorkStatus",
    "free": {"@type": "@json"},  # keys that no schema describes
}

_FREE: Final = (EXTENSION_PREFIX, "@")
"""The prefixes of keys whose values are in `free`: extensions and, in an invalid record, keywords of JSON-LD."""

_TYPES: Final = {
    OrganizationType.NGO: "schema:NGO",
    OrganizationType.GOVERNMENT: "schema:GovernmentOrganization",
    OrganizationType.REGIONAL_GOVERNMENT: "schema:GovernmentOrganization",
    OrganizationType.UNIVERSITY: "schema:CollegeOrUniversity",
    OrganizationType.MEDIA: "schema:NewsMediaOrganization",
    OrganizationType.BUSINESS: "schema:Corporation",
}
_RELATION_TERMS: Final = {
    OrganizationRelation.FOUNDED_BY: "founder",
    OrganizationRelation.MEMBER_OF: "memberOf",
    OrganizationRelation.PART_OF: "parentOrganization",
}
# The types of the nodes that are values of a key, except for places.
_NODE_TYPES: Final = {
    "signed": "schema:Event",
    "signatories": "schema:Person",
    "sources": "schema:WebPage",
    "documents": "schema:MediaObject",
    "identifiers": "schema:PropertyValue",
}
# The keys whose value is the id of a record, with the kind of the record.
_REFERENCES: Final = {
    "organization": Kind.ORGANIZATION,
    "party": Kind.ORGANIZATION,
    "owner": Kind.ORGANIZATION,
    "agreement": Kind.AGREEMENT,
}


def write(extract: Extract, file: Path, base: str = BASE) -> None:
    """Write a self-contained document; the addresses of the records start with `base`, and a slash if it needs one."""
    base = base if base.endswith(("/", "#", ":")) else f"{base}/"
    document = {"@context": CONTEXT, "@graph": list(_Graph(base).make_nodes(extract))}
    file.write_text(to_json(document, indent=1) + "\n", encoding="utf-8", newline="\n")


class _Graph:
    """A maker of the nodes; the addresses of records start with `base`."""

    def __init__(self, base: str) -> None:
        self._base = base

    def make_nodes(self, extract: Extract) -> Iterator[Data]:
        """Yield the nodes of the register's own file, the records, and the fields."""
        yield {"@id": f"{self._base}register", "@type": "schema:Dataset", **self._map_keys(extract.register)}
        for data in extract.records[Kind.ORGANIZATION]:
            organization = decode_stored(Organization, data)
            type_ = _TYPES.get(organization.type, "schema:Organization")
            head = self._make_head(Kind.ORGANIZATION, data, type_)
            yield {**head, **self._map_keys(data), **self._make_organization_terms(organization)}
        for data in extract.records[Kind.AGREEMENT]:
            agreement = decode_stored(Agreement, data)
            head = self._make_head(Kind.AGREEMENT, data, "schema:CreativeWork")
            yield {**head, **self._map_keys(data), **self._make_agreement_terms(agreement)}
        for kind in Kind:
            for field in map_scalar_fields(kind).values():
                node = {"@id": f"urn:eapa:field:{kind}:{field.pattern}", "rdfs:label": field.pattern}
                yield {**node, "rdfs:comment": field.description}

    def _make_address(self, kind: Kind, id_: object) -> str:
        separator = ":" if self._base == BASE else "/"  # the parts of a URN are separated by colons
        return f"{self._base}{kind}{separator}{id_}"

    def _make_head(self, kind: Kind, data: Data, schema_type: str) -> Data:
        return {"@id": self._make_address(kind, data["id"]), "@type": [kind.value.title(), schema_type]}

    def _map_keys(self, data: Data) -> dict[str, Any]:
        """Return a map of a record as a node. Its extensions are in one JSON value, and so are keywords of JSON-LD."""
        node = {key: self._convert_value(key, value) for key, value in data.items() if not key.startswith(_FREE)}
        free = {key: value for key, value in data.items() if key.startswith(_FREE)}
        return {**node, "free": free} if free else node

    def _convert_value(self, key: str, value: Any) -> Any:
        """Return the value of a key with the types of nodes, and with addresses in place of ids."""
        match value:
            case list() if key == "tasks":
                return [{"text": task} for task in value]
            case list():
                return [self._convert_value(key, item) for item in value]
            case Mapping() if _is_localized(key):
                return {tag: text for tag, text in value.items() if _is_valid_tag(tag) and isinstance(text, str)}
            case Mapping() if key in {"seat", "place"}:
                return self._convert_place(value)
            case Mapping():
                type_ = {"@type": _NODE_TYPES[key]} if key in _NODE_TYPES else {}
                is_on_paper = key == "sources" and "url" not in value
                if is_on_paper:
                    type_ = {"@type": "schema:CreativeWork"}
                return {**type_, **self._map_keys(value)}
            case str() if key in _REFERENCES:
                return self._make_address(_REFERENCES[key], value)
            case _:
                return value

    def _convert_place(self, place: Data) -> Data:
        node = self._map_keys(place)
        terms = {"city": "addressLocality", "country": "addressCountry"}
        address = {terms[key]: node.pop(key) for key in terms if key in node}
        return {"@type": "schema:Place", **node, "address": {"@type": "schema:PostalAddress", **address}}

    # The next two methods use decoded records, since the data of an invalid file may have any structure.
    def _make_organization_terms(self, organization: Organization) -> dict[str, Any]:
        """Return the names and relations of an organization in terms of schema.org."""
        official: dict[str, str] = {}
        others: dict[str, list[str]] = {}
        for name in organization.names:
            if not _is_valid_tag(name.lang):
                continue
            if name.kind is NameKind.OFFICIAL and name.lang not in official:
                official[name.lang] = name.value
            else:
                others.setdefault(name.lang, []).append(name.value)
        relations: dict[str, list[str]] = {}
        for link in organization.relations:
            if link.organization is not None and link.type in _RELATION_TERMS:
                address = self._make_address(Kind.ORGANIZATION, link.organization)
                relations.setdefault(_RELATION_TERMS[link.type], []).append(address)
        names = {**({"name": official} if official else {}), **({"alternateName": others} if others else {})}
        return {**names, **relations}

    def _make_agreement_terms(self, agreement: Agreement) -> dict[str, Any]:
        """Return the parties, topics and languages of an agreement in terms of schema.org."""
        parties = [self._make_address(Kind.ORGANIZATION, party.organization) for party in agreement.parties]
        topics = list(dict.fromkeys(area.topic for area in agreement.areas))
        languages = [language.lang for language in agreement.languages]
        return {
            "contributor": parties,
            **({"keywords": topics} if topics else {}),
            **({"inLanguage": languages} if languages else {}),
        }


def _is_valid_tag(tag: str) -> bool:
    """Return whether a language tag is valid. With another one, a program would refuse the whole document."""
    return LANGUAGE_TAG.fullmatch(tag) is not None


def _is_localized(key: str) -> bool:
    """Return whether the values of a key are texts by language."""
    # The key `city` becomes `addressLocality`, so the context contains only that term.
    term = CONTEXT.get("addressLocality" if key == "city" else key)
    return isinstance(term, Mapping) and term.get("@container") == "@language"
