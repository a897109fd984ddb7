"""Dates as people of a locale write them, in any precision and calendar."""
