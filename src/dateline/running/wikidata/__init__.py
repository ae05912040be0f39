"""Office holders fetched from Wikidata, by its query service or from a dump, into the columns of holders.tsv."""

from dateline.running.wikidata.building import BuildSummary, build_from_dump, build_from_service
from dateline.running.wikidata.client import QueryService, ServiceRefused

__all__ = ["BuildSummary", "QueryService", "ServiceRefused", "build_from_dump", "build_from_service"]
