"""Romanisers: the same name in another script, by rule."""
