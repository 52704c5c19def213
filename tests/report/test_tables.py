"""Every table of a report is what `respgraph metrics` gives, and the page shows the same numbers."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from tests.builders import xianan_plan

from respgraph.metrics.collect import TABLE_NAMES, all_tables
from respgraph.report.contents import Contents, contents_of
from respgraph.report.folder import page_files, picture_files
from respgraph.report.tables import names_of, record_rows, table_csv


@pytest.fixture(scope="module", params=[False, True], ids=["as printed", "with a roster"])
def contents(request: pytest.FixtureRequest) -> Contents:
    return contents_of(xianan_plan(roster=request.param))


@pytest.fixture(scope="module")
def files(contents: Contents) -> dict[str, str | bytes]:
    return {**page_files(contents), **picture_files(contents)}


def test_every_table_of_the_metrics_stands_beside_the_page(
    contents: Contents, files: dict[str, str | bytes]
) -> None:
    for name, rows in all_tables(contents.plan).items():
        written = files[f"tables/{name}.csv"]
        assert isinstance(written, bytes)
        if rows:
            assert written == table_csv(record_rows(rows, names_of(type(rows[0])))), name
        else:
            assert len(written.decode("utf-8-sig").splitlines()) <= 1, name
    assert {f"tables/{name}.csv" for name in TABLE_NAMES} <= set(files)


def rows_of(files: dict[str, str | bytes], name: str) -> list[dict[str, Any]]:
    written = files[f"tables/{name}.csv"]
    assert isinstance(written, bytes)
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))


def test_the_page_counts_as_the_workload_table_does(
    contents: Contents, files: dict[str, str | bytes]
) -> None:
    page = str(files["index.html"])
    lines = re.findall(
        r'<tr>\s*<th scope="row"><button[^>]*data-ref="([^"]+)".*?</tr>', page, re.DOTALL
    )
    blocks = re.findall(r"<tr>\s*<th scope=\"row\"><button.*?</tr>", page, re.DOTALL)
    shown = {
        actor: re.search(r"<b>(\d+)</b>", block)
        for actor, block in zip(lines, blocks, strict=True)
        if "bar-chart" in block
    }
    table = {row["actor_id"]: row["total"] for row in rows_of(files, "workload")}
    assert {actor: match and match.group(1) for actor, match in shown.items()} == {
        actor: table[actor] for actor in shown
    }
    assert set(shown) == set(table)


def test_nodes_of_the_network_count_what_is_certain(contents: Contents) -> None:
    from respgraph.views.drawings import columns_drawing

    total = {row.actor_id: row.total for row in contents.workload}
    drawn = columns_drawing(contents.graph).nodes
    units = [node for node in drawn if node["kind"] in {"person", "unit"}]
    assert units
    assert {node["ref"]: node["tasks"] for node in units} == {
        node["ref"]: total[node["ref"]] for node in units
    }


def test_a_page_as_printed_hides_what_a_roster_adds() -> None:
    from respgraph.views.drawings import columns_drawing

    printed, complete = xianan_plan(), xianan_plan(roster=True)
    as_printed = columns_drawing(contents_of(printed).graph)
    without = columns_drawing(contents_of(complete).graph, members=False)
    added = [edge for edge in columns_drawing(contents_of(complete).graph).edges if edge["added"]]
    assert added
    assert len(without.edges) == len(as_printed.edges)
    assert not any(edge["added"] for edge in without.edges)
