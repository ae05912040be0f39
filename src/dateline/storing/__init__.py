"""Rows to files: the schema, its writers, and runs that can be resumed."""
