"""The version of the package; the pipeline stamps it on what it derives."""

__all__ = ["VERSION"]

VERSION = "0.1.0"
