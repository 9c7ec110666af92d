"""How the command line shows things to people: tables, answers, timelines, reports.

Nothing here decides what is shown or reads a file: each function takes what `search`, `corpus`
or `ingest` hands out and prints it. Rich is imported by these modules, so `cli.py` imports them
inside its commands only.
"""
