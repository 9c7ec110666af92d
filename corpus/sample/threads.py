"""Two recommendations to be followed through the papers."""

THREADS: list[dict[str, object]] = []
