"""The ontology says what every term of a graph means, in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef

from kg.ids import ONTOLOGY
from kg.rdf.terms import PREFIXES
from kg.resources import ontology_file
from tests.graphs import SAMPLE, write

DEFINED_ELSEWHERE = {RDF.type, RDFS.label}  # terms of RDF itself


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_file("kg.ttl"), format="turtle")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return Graph().parse(write(SAMPLE, tmp_path_factory.mktemp("graph")) / "graph.ttl", format="turtle")


def test_every_term_of_a_graph_is_defined(ontology: Graph, data: Graph) -> None:
    used = set(data.predicates()) | set(data.objects(None, RDF.type))
    defined = set(ontology.subjects(RDF.type)) | DEFINED_ELSEWHERE
    assert sorted(used - defined) == []


def test_every_term_has_labels_and_comments_in_both_languages(ontology: Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    assert len(terms) > 90
    for term in terms:
        for predicate in (RDFS.label, RDFS.comment):
            assert {text.language for text in ontology.objects(term, predicate)} == {"zh", "en"}, (term, predicate)


def test_every_own_term_is_used_or_has_a_use(ontology: Graph, data: Graph) -> None:
    """The sample holds a fact of every kind, so a term it does not use is a term nobody writes."""
    own = {term for term in ontology.subjects(RDF.type) if str(term).startswith(ONTOLOGY)}
    used = set(data.predicates()) | set(data.objects())
    general = {URIRef(ONTOLOGY + name) for name in ("Fact", "Basis", "Visit", "Talk", "Ceremony", "Training")}
    other_roles = {URIRef(ONTOLOGY + name) for name in ("visited", "met", "guestAt")}
    vocabularies = {URIRef(ONTOLOGY + name) for name in ("polarity", "inferredField", "baseHigh", "highText")}
    assert sorted(own - used - general - other_roles - vocabularies) == []


def test_no_blank_nodes(data: Graph) -> None:
    assert {type(node).__name__ for triple in data for node in triple} == {"URIRef", "Literal"}


def test_every_class_of_facts_has_a_shape(ontology: Graph) -> None:
    shapes = Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    shaped = set(shapes.objects(None, SH.targetClass))
    facts = set(ontology.subjects(RDFS.subClassOf, URIRef(ONTOLOGY + "Fact")))
    assert facts
    assert facts <= shaped


@pytest.mark.parametrize("path", sorted(ontology_file("vocab").glob("*.ttl")), ids=lambda path: path.stem)
def test_vocabularies(path: Path) -> None:
    graph = Graph().parse(path, format="turtle")
    skos = PREFIXES["skos"]
    concepts = set(graph.subjects(RDF.type, URIRef(skos + "Concept")))
    assert concepts
    for concept in concepts:
        assert "zh" in {label.language for label in graph.objects(concept, URIRef(skos + "prefLabel"))}, concept
        assert graph.value(concept, URIRef(skos + "inScheme")) is not None, concept
        assert graph.value(concept, URIRef(skos + "notation")) is not None, concept
    notations = [str(value) for value in graph.objects(None, URIRef(skos + "notation"))]
    assert len(notations) == len(set(notations))
