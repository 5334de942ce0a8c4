SELECT akta_number, kabkota, revision, person_id AS belongs_to
FROM register_akta WHERE person_id = ANY (%(people)s)
