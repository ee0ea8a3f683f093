"""Stores and searches what the corpus package read: SQLite and segmentation, no chat."""
