"""Runs: batches, worker processes, progress, and the books that must balance."""
