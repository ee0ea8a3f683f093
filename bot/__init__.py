"""Understands questions, composes answers, and talks: command line, Telegram."""
