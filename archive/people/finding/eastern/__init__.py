"""Names in Chinese, Japanese, Korean and Thai, which write them without capitals or spaces."""
