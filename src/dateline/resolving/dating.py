"""The day of publication of an article that comes without one, worked out from what it says."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge import Knowledge
from dateline.parsing.pipeline import readable_text
from dateline.records import Actor, Article
from dateline.resolving.times.inference import PublishedInference, infer_published, newest_date
from dateline.resolving.times.reading import find_candidates
from dateline.resolving.times.terms import office_facts


def date_article(article: Article, mentions: Sequence[Actor], knowledge: Knowledge) -> PublishedInference | None:
    """Return the days between which an undated article was published, and why; None if nothing bounds them.

    Its own dates, the offices of the persons that it names, and what both say of each other are looked at.
    """
    text = readable_text(article)
    candidates = find_candidates(f"{text}\n\n{article.title}" if article.title else text)
    newest = newest_date(candidates)
    facts = office_facts(mentions, text, knowledge, newest.first_day if newest else None)
    return infer_published(candidates, facts)
