"""Events to incidents: the reports of one act found in one article or in many, and the state the act is in."""

from dateline.linking.incidents import link_article, link_events

__all__ = ["link_article", "link_events"]
