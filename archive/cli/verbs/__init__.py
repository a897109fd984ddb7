"""The verbs, one module each; a module's command is called ``command``."""
