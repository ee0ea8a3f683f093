"""Reads published reports: files and statutory vocabulary, no SQL, no chat."""
