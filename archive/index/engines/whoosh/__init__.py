"""Whoosh as the embedded engine: its index on the disk, our executor over its postings."""
