-- What the next member of a held family needs. A statement of its own: one that had to wait for the lock
-- would still see the family as it was before it waited.
SELECT (SELECT max(place.position) FROM register_membership AS place
        WHERE place.family_id = family.family_id AND upper_inf(place.during)) AS last_position,
       (SELECT person.religion FROM register_person AS person
        WHERE person.person_id = family.head_id) AS religion
FROM register_family AS family WHERE family.family_id = %(family_id)s
