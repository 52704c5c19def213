"""An import-linter contract of our own: these packages are imported only in these places.

The built-in ``forbidden`` contract wants every *other* module listed and existing; this one holds
for modules that are not written yet.
"""

from __future__ import annotations

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class OnlyInContract(Contract):  # type: ignore[misc]
    """`packages` (a library, or a room of the house) may be imported only below `places`."""

    packages = fields.ListField(subfield=fields.StringField())
    places = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002
        """Name every import of the packages that stands elsewhere."""
        trespasses = sorted(
            (importer, imported)
            for imported in graph.modules
            if self._is_below(imported, self.packages)
            for importer in graph.find_modules_that_directly_import(imported)
            if not self._is_below(importer, [*self.places, *self.packages])
        )
        return ContractCheck(kept=not trespasses, metadata={"trespasses": trespasses})

    def render_broken_contract(self, check: Any) -> None:
        """Print one line a trespass."""
        for importer, imported in check.metadata["trespasses"]:
            output.print_error(f"{importer} imports {imported}")
            output.print_error(f"    allowed only in: {', '.join(self.places) or 'no module'}")

    @staticmethod
    def _is_below(module: str, roots: list[str]) -> bool:
        return any(module == root or module.startswith(f"{root}.") for root in roots)
