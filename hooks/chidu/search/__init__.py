"""Publish: what the portal can be searched for, written for Pagefind and for the result cards."""
