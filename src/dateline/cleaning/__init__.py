"""Articles made fit to parse, offsets kept: repair, boilerplate, language, dateline."""

from dateline.cleaning.articles import clean, clean_article, without
from dateline.cleaning.datelines import Dateline, read_dateline
from dateline.cleaning.language import Language, identify_language

__all__ = ["Dateline", "Language", "clean", "clean_article", "identify_language", "read_dateline", "without"]
