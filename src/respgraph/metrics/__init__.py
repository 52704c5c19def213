"""Who carries what, how evenly, with whom, and how far the figures can be trusted.

Every metric returns small frozen records, sorted; `respgraph.table` makes a DataFrame of them.
Workload, balance, overload, sensitivity take a plan; network metrics take a graph.
"""
