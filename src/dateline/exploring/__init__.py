"""The explorer: a local page and a REST API over one store, read-only; reviews go to a log beside it."""
