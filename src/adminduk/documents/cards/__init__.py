"""Faces of cards: KTP-el and KIA, as artwork of CR80 size for a card printer."""
