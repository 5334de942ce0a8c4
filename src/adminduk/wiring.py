"""The one list of what follows what: facts of the register go upward only through here."""

from __future__ import annotations

from adminduk.data_access.followers import tell_changes
from adminduk.documents.followers import follow_aktas, reissue_family_cards, retire_family_cards
from adminduk.documents.followers_letters import order_letters, retire_letters
from adminduk.foundation.journal.followers import Follower
from adminduk.register.population.following import mark_changes

FOLLOWERS = (
    Follower("documents.family_cards", retire_family_cards),
    Follower("documents.reissue_family_cards", reissue_family_cards),
    Follower("documents.aktas", follow_aktas),
    Follower("documents.order_letters", order_letters),
    Follower("documents.retire_letters", retire_letters),
    Follower("register.population", mark_changes),
    Follower("data_access.feed", tell_changes),
)
