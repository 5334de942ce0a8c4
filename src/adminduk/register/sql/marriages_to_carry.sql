-- A marriage belongs to the wife: where she goes, it goes.
SELECT wife_id, marriage_id, husband_id, kabkota, revision, wife_id AS belongs_to
FROM register_marriage WHERE wife_id = ANY (%(people)s)
