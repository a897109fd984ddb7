"""Names in scripts with capitals: what is known of words and stands around them, as evidence that adds up."""
