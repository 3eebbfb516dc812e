"""Tests of the search: shared vectors, the index, the judged queries, the page."""
