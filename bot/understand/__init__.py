"""Turns a message into a `Query`: which bodies, years, metrics and applicants are asked for, and how."""
