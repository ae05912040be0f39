"""The limits of reading, each with its reason. What passes one is quarantined, never cut silently."""

from __future__ import annotations

# A long magazine piece has 60,000 characters, a wire report 3,000; 300,000 is a small book. The parser needs
# about 1 GB of memory per million characters, so a limit here keeps every worker under half a gigabyte.
MAX_ARTICLE_CHARACTERS = 300_000

# One page or text file is read whole. Pages with inlined pictures reach some megabytes, none that we saw 16.
MAX_PAGE_BYTES = 16 * 2**20

# One JSON line or one table row is held whole: room for an article at the limit above, its escapes and its fields.
MAX_RECORD_BYTES = 8 * 2**20

# A JSON document that is not line by line (a list, one object) must be held whole to be understood.
MAX_DOCUMENT_BYTES = 256 * 2**20

# Titles and ids are shown in tables; longer ones are text in the wrong column.
MAX_TITLE_CHARACTERS = 500
MAX_ID_CHARACTERS = 200

# How much of a file decides its format and encoding.
HEAD_BYTES = 64 * 2**10
