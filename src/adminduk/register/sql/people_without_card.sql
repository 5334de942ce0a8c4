-- Of a kab/kota that ends: who never stood on a card there, and who is on the way to it from elsewhere.
SELECT person_id, kabkota, moving_to, revision
FROM register_person AS person
WHERE moving_to = %(kabkota)s
   OR (kabkota = %(kabkota)s
       AND NOT EXISTS (SELECT FROM register_membership AS place WHERE place.person_id = person.person_id))
ORDER BY person_id
FOR NO KEY UPDATE
