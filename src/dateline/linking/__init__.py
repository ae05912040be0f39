"""Events to incidents: the reports of one act found in one article or in many, and the state the act is in."""

from dateline.linking.incidents import link_article, link_events
from dateline.linking.mentions import GivenMention, LinkedMention, link_mentions
from dateline.linking.states import State

__all__ = ["GivenMention", "LinkedMention", "State", "link_article", "link_events", "link_mentions"]
