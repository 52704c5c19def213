"""Files and text in, a `Plan` out: the one deep, messy place of respgraph."""
