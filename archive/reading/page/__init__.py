"""One web page: its tree, what its head and its marked parts state, and the text of its article."""
