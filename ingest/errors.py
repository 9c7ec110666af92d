"""The errors of Matters Arising: one root, each message fit to show in one line."""

from __future__ import annotations


class MattersError(Exception):
    """Root of all errors that a user can cause or mend; the command line shows one line."""


class UnreadableError(MattersError):
    """A file could not be read: encrypted, truncated, of another format than its suffix says."""
