"""The commands of `matters`, by subject: their options, what they call, what goes wrong.

No domain logic. Only click and the standard library are imported at the top of these modules; each
command imports its work when it runs, so that `matters --help` answers at once.
"""
