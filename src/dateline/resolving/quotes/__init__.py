"""Who says so: quotation marks, cue words and speakers, put together into attributions."""

from dateline.resolving.quotes.attributions import read_attributions
from dateline.resolving.quotes.cues import Commitment
from dateline.resolving.quotes.marks import Quotation, find_quotations
from dateline.resolving.quotes.vouching import commitment_of, outermost, vouched_by

__all__ = [
    "Commitment",
    "Quotation",
    "commitment_of",
    "find_quotations",
    "outermost",
    "read_attributions",
    "vouched_by",
]
