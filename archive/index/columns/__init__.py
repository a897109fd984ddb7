"""Columns: values of every article side by side, in plain files that are memory-mapped."""
