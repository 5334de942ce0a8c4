"""Names of Indonesians by ethnic group, sex and generation, from word lists of this project's own making."""

from adminduk.demo.names.compose import compose_name, draw_family_name
from adminduk.demo.names.material import GROUPS, Foreigners, Group, foreigners, group

__all__ = [
    "GROUPS",
    "Foreigners",
    "Group",
    "compose_name",
    "draw_family_name",
    "foreigners",
    "group",
]
