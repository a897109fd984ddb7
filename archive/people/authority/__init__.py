"""The register: persons with their name forms, what joins a name to a person, and what was decided."""
