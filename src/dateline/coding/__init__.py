"""Candidate acts to typed events with status and confidence: `assembling` runs the steps."""
