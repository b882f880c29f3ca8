"""The publication as pure, immutable data. Nothing in here knows of MkDocs."""
