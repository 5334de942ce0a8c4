"""An import-linter contract: of another room, only its face may be imported.

A room is a package below `adminduk`; its face are the modules named in the contract. Foundation and
regulations are no rooms: everyone stands on them.
"""

from __future__ import annotations

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class FaceContract(Contract):
    type_name = "face"

    rooms = fields.ListField(subfield=fields.StringField())
    face = fields.ListField(subfield=fields.StringField())
    composers = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        breaches = sorted(
            (importer, imported, self._lines(graph, importer, imported))
            for importer in graph.modules
            for imported in graph.find_modules_directly_imported_by(importer)
            if self._is_breach(importer, imported)
        )
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches})

    def _is_breach(self, importer: str, imported: str) -> bool:
        """Modules are dotted names: adminduk.<room>.<module>…"""
        asks, shows = importer.split("."), imported.split(".")
        if asks[0] != "adminduk" or shows[0] != "adminduk" or len(shows) < 2 or len(asks) < 2:
            return False
        if asks[1] == shows[1] or asks[1] in self.composers or shows[1] not in self.rooms:
            return False
        return len(shows) != 3 or shows[2] not in self.face

    @staticmethod
    def _lines(graph: ImportGraph, importer: str, imported: str) -> str:
        details = graph.get_import_details(importer=importer, imported=imported)
        return ", ".join(str(detail["line_number"]) for detail in details)

    def render_broken_contract(self, check: ContractCheck) -> None:
        breaches: list[tuple[str, str, Any]] = check.metadata["breaches"]
        for importer, imported, lines in breaches:
            output.print_error(f"{importer} (line {lines}) imports {imported}", bold=False)
        output.print_error(f"Import only {', '.join(self.face)} of another room.", bold=False)  # type: ignore[arg-type]
