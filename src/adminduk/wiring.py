"""The one list of what follows what: facts of the register go upward only through here."""

from __future__ import annotations

from adminduk.documents.followers import follow_aktas, reissue_family_cards, retire_family_cards
from adminduk.foundation.journal.followers import Follower
from adminduk.register.population.following import mark_changes

FOLLOWERS = (
    Follower("documents.family_cards", retire_family_cards),
    Follower("documents.reissue_family_cards", reissue_family_cards),
    Follower("documents.aktas", follow_aktas),
    Follower("register.population", mark_changes),
)
