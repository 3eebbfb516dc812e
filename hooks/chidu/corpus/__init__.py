"""The corpus: every record of a content folder, and what they say about each other."""
