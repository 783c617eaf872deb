"""The order of the stages, and the only place that knows it.

Article -> its simplified twin -> prepare -> mentions (times, places, rosters, quantities …) -> facts -> Extraction, written back
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.facts.appointments import find_appointments
from kg.facts.documents import find_documents
from kg.facts.events import find_events
from kg.facts.measures import find_measures
from kg.facts.people import find_namings_and_tenures
from kg.facts.projects import find_projects
from kg.facts.said_at import said_at
from kg.facts.statements import find_statements
from kg.mentions.organisations import find_organisations
from kg.mentions.overlap import outside_names
from kg.mentions.places import find_places
from kg.mentions.projects import find_project_names
from kg.mentions.quantities import find_quantities
from kg.mentions.regions import find_region
from kg.mentions.rosters import find_rosters
from kg.mentions.times import find_times
from kg.model import Article, Extraction, Mention
from kg.text.prepare import prepare
from kg.text.written import simplified_twin, written_back


def extract(article: Article) -> Extraction:
    """Read one article; what was read is in the characters of the article."""
    twin = simplified_twin(article)
    extraction = _read(twin)
    return extraction if twin is article else written_back(extraction, article)


def _read(article: Article) -> Extraction:
    prepared = prepare(article)
    times = find_times(prepared)
    places = find_places(prepared)
    organisations = find_organisations(prepared)
    projects = find_project_names(prepared)
    rosters = find_rosters(prepared)
    region = find_region(prepared, places)
    if region and not article.region:
        article = replace(article, region=region, inferred=(*article.inferred, "region"))
    times, quantities = outside_names(times, rosters), outside_names(find_quantities(prepared), rosters)

    statements = find_statements(prepared, rosters)
    events, participations, conveyances = find_events(prepared, rosters, times, places, statements, region)
    appointments = find_appointments(prepared, rosters, organisations, times)
    facts = (
        *find_namings_and_tenures(prepared, rosters, appointments),
        *appointments,
        *events,
        *participations,
        *conveyances,
        *find_measures(prepared, quantities, times, places, organisations, projects, region),
        *said_at(statements, events, participations),
        *find_documents(prepared, organisations, events, region),
        *find_projects(prepared, projects),
    )
    mentions: tuple[Mention, ...] = (*times, *places, *organisations, *rosters, *quantities)
    return Extraction(article, prepared.anchor, tuple(sorted(mentions, key=lambda m: (m.start, m.stop))), facts)


def extract_all(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Read many articles, one after the other."""
    for article in articles:
        yield extract(article)
