"""Mentions to actors, places, dates and speakers: each stage stands alone, `article` runs them all."""
