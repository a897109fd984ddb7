"""Dates found in running text, and read from a string that is known to be one."""
