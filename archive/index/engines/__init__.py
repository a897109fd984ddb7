"""The engines that execute query trees."""

import archive.index.query.trees  # noqa: F401  # so that Whoosh is never imported with all that it drags in
