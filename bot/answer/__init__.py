"""Composes answers from stored facts and passages; nothing here talks to a channel."""
