"""What a release proves: one hash over all records, chained to the releases before, and lists anybody can check."""
