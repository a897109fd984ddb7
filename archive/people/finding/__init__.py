"""Finding persons in a text: a finder for each kind of script, and what puts their findings together."""
