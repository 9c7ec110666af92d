"""How the command line talks with people: what they ask, and what they are shown.

Nothing here decides what is shown: each function takes what `search`, `corpus` or `ingest` hands
out and prints it. Rich is imported by these modules, so `commands/` imports them inside its
commands only.
"""
