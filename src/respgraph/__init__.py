"""respgraph: who carries what in a responsibility plan, with the sentence that says so.

The names below are the public face. Each is loaded from its module when it is first used, so that
``import respgraph`` costs almost nothing.

>>> import respgraph as rg
>>> plan = rg.parse_plan("一、交通\\n1.修路。(责任领导:王明;牵头单位:县交通局)")
>>> [(a.role.value, plan.actor_by_id[a.actor_id].name) for a in plan.assignments]
[('responsible_leader', '王明'), ('lead_unit', '县交通局')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .correction import (
        AssignmentRow,
        assignment_rows,
        assignments_csv,
        assignments_workbook,
        carry_corrections,
    )
    from .document import Document, Location, Span
    from .errors import RespgraphError
    from .export import save_graph
    from .graph import build_graph, columns_graph, project, validate_graph
    from .likeness import LookAlike, look_alikes
    from .metrics.balance import balance, lorenz
    from .metrics.breakdown import workload_by_class, workload_by_section
    from .metrics.brokerage import broker_roles, brokerage
    from .metrics.centrality import centrality, projected_centrality, saturation
    from .metrics.clustering import clustering, network_clustering
    from .metrics.coassignment import coassignment, leader_unit_ties
    from .metrics.collect import Limits, all_tables
    from .metrics.community import communities, community_summary
    from .metrics.core import core_periphery
    from .metrics.overload import overload, overload_limits
    from .metrics.resilience import (
        key_players,
        network_resilience,
        orphaned_tasks,
        removal_curve,
        resilience,
    )
    from .metrics.sensitivity import (
        WeightRange,
        pairwise_winning,
        rank_acceptability,
        rank_sensitivity,
    )
    from .metrics.significance import backbone, backbone_power, significance
    from .metrics.stability import case_dropping, stable_share
    from .metrics.workload import RoleWeights, workload, workload_by_role
    from .plan import Actor, Assignment, Deadline, Issue, Meta, Plan, Target, Task
    from .plan_json import load_plan, plan_from_json, plan_schema, plan_to_json, save_plan
    from .planning.audit import audit
    from .planning.changes import what_changes
    from .planning.codes import AuditCode
    from .planning.what_if import read_steps, what_if
    from .reading.pipeline import parse_plan, read_plan
    from .reading.profile import Profile, read_profile
    from .report.folder import write_report
    from .roster import (
        Roster,
        RosterEntry,
        apply_roster,
        draft_roster,
        parse_roster,
        read_roster,
        roster_to_csv,
    )
    from .tabular import table
    from .views.curve_figures import lorenz_figure
    from .views.explain_page import explain_html
    from .views.figures import figure_png, figure_svg, workload_figure
    from .views.matrix_figures import pair_matrix_figure, section_figure
    from .views.network_figure import columns_figure
    from .views.network_page import network_html
    from .vocabulary import IssueCode, Kind, Mention, Role

__version__ = "0.1.0"

_HOME = {
    "Actor": "plan",
    "Assignment": "plan",
    "AssignmentRow": "correction",
    "AuditCode": "planning.codes",
    "Deadline": "plan",
    "Document": "document",
    "Issue": "plan",
    "IssueCode": "vocabulary",
    "Kind": "vocabulary",
    "Location": "document",
    "Limits": "metrics.collect",
    "LookAlike": "likeness",
    "Mention": "vocabulary",
    "Meta": "plan",
    "Plan": "plan",
    "Profile": "reading.profile",
    "RespgraphError": "errors",
    "Role": "vocabulary",
    "RoleWeights": "metrics.workload",
    "Roster": "roster",
    "RosterEntry": "roster",
    "Span": "document",
    "Target": "plan",
    "Task": "plan",
    "WeightRange": "metrics.sensitivity",
    "all_tables": "metrics.collect",
    "apply_roster": "roster",
    "assignment_rows": "correction",
    "assignments_csv": "correction",
    "assignments_workbook": "correction",
    "audit": "planning.audit",
    "backbone": "metrics.significance",
    "backbone_power": "metrics.significance",
    "balance": "metrics.balance",
    "broker_roles": "metrics.brokerage",
    "brokerage": "metrics.brokerage",
    "build_graph": "graph",
    "carry_corrections": "correction",
    "case_dropping": "metrics.stability",
    "centrality": "metrics.centrality",
    "clustering": "metrics.clustering",
    "coassignment": "metrics.coassignment",
    "columns_figure": "views.network_figure",
    "columns_graph": "graph",
    "communities": "metrics.community",
    "community_summary": "metrics.community",
    "core_periphery": "metrics.core",
    "draft_roster": "roster",
    "explain_html": "views.explain_page",
    "figure_png": "views.figures",
    "figure_svg": "views.figures",
    "key_players": "metrics.resilience",
    "leader_unit_ties": "metrics.coassignment",
    "load_plan": "plan_json",
    "look_alikes": "likeness",
    "lorenz": "metrics.balance",
    "lorenz_figure": "views.curve_figures",
    "network_clustering": "metrics.clustering",
    "network_html": "views.network_page",
    "network_resilience": "metrics.resilience",
    "orphaned_tasks": "metrics.resilience",
    "overload": "metrics.overload",
    "overload_limits": "metrics.overload",
    "pair_matrix_figure": "views.matrix_figures",
    "pairwise_winning": "metrics.sensitivity",
    "parse_plan": "reading.pipeline",
    "parse_roster": "roster",
    "plan_from_json": "plan_json",
    "plan_schema": "plan_json",
    "plan_to_json": "plan_json",
    "project": "graph",
    "projected_centrality": "metrics.centrality",
    "rank_acceptability": "metrics.sensitivity",
    "rank_sensitivity": "metrics.sensitivity",
    "read_plan": "reading.pipeline",
    "read_profile": "reading.profile",
    "read_roster": "roster",
    "read_steps": "planning.what_if",
    "removal_curve": "metrics.resilience",
    "resilience": "metrics.resilience",
    "roster_to_csv": "roster",
    "saturation": "metrics.centrality",
    "save_graph": "export",
    "save_plan": "plan_json",
    "section_figure": "views.matrix_figures",
    "significance": "metrics.significance",
    "stable_share": "metrics.stability",
    "table": "tabular",
    "validate_graph": "graph",
    "what_changes": "planning.changes",
    "what_if": "planning.what_if",
    "workload": "metrics.workload",
    "workload_by_class": "metrics.breakdown",
    "workload_by_role": "metrics.workload",
    "workload_by_section": "metrics.breakdown",
    "workload_figure": "views.figures",
    "write_report": "report.folder",
}

__all__ = [
    "Actor",
    "Assignment",
    "AssignmentRow",
    "AuditCode",
    "Deadline",
    "Document",
    "Issue",
    "IssueCode",
    "Kind",
    "Limits",
    "Location",
    "LookAlike",
    "Mention",
    "Meta",
    "Plan",
    "Profile",
    "RespgraphError",
    "Role",
    "RoleWeights",
    "Roster",
    "RosterEntry",
    "Span",
    "Target",
    "Task",
    "WeightRange",
    "__version__",
    "all_tables",
    "apply_roster",
    "assignment_rows",
    "assignments_csv",
    "assignments_workbook",
    "audit",
    "backbone",
    "backbone_power",
    "balance",
    "broker_roles",
    "brokerage",
    "build_graph",
    "carry_corrections",
    "case_dropping",
    "centrality",
    "clustering",
    "coassignment",
    "columns_figure",
    "columns_graph",
    "communities",
    "community_summary",
    "core_periphery",
    "draft_roster",
    "explain_html",
    "figure_png",
    "figure_svg",
    "key_players",
    "leader_unit_ties",
    "load_plan",
    "look_alikes",
    "lorenz",
    "lorenz_figure",
    "network_clustering",
    "network_html",
    "network_resilience",
    "orphaned_tasks",
    "overload",
    "overload_limits",
    "pair_matrix_figure",
    "pairwise_winning",
    "parse_plan",
    "parse_roster",
    "plan_from_json",
    "plan_schema",
    "plan_to_json",
    "project",
    "projected_centrality",
    "rank_acceptability",
    "rank_sensitivity",
    "read_plan",
    "read_profile",
    "read_roster",
    "read_steps",
    "removal_curve",
    "resilience",
    "roster_to_csv",
    "saturation",
    "save_graph",
    "save_plan",
    "section_figure",
    "significance",
    "stable_share",
    "table",
    "validate_graph",
    "what_changes",
    "what_if",
    "workload",
    "workload_by_class",
    "workload_by_role",
    "workload_by_section",
    "workload_figure",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'respgraph' has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
