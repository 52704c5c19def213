"""The folder that a person opens: the page, the network, the tables, the figures, the plan.

This is the one place where records of `metrics` meet pictures of `views`.
"""
