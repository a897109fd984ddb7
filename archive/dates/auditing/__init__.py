"""Dates that cannot be right, and what a text tells of when it was written."""
