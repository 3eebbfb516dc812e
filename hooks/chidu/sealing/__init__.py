"""Sealing a release, and holding what was sealed against git and against a site as it was downloaded."""
