"""Search: from a question to the source's own words, from a recommendation to its story.

Imported here so that `search.ask` is the verb, not the module of that name; the models behind
it are imported when it is called.
"""

from search.ask import ask
from search.trace import record, trace

__all__ = ["ask", "record", "trace"]
