"""What follows from the words: statutory ranges, the place of each tier in them, and factor scores."""
