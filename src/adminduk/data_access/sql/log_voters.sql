-- One line of the log for every person on the list of a kab/kota. Its id takes the time from a fresh UUIDv7
-- and the rest from the person's own, so that it is unique with him and no random bits are spent.
INSERT INTO data_access_access
    (subject_id, access_id, at, agreement_no, client_no, way, outcome, asked, agreed, given)
SELECT person, (substr(%(access_id)s, 1, 19) || substr(person::text, 20))::uuid, %(at)s, %(agreement_no)s, 0,
       %(way)s, %(outcome)s, %(fields)s, 0, %(fields)s
FROM data_access_dp4_village, unnest(people) AS person
WHERE release_id = %(release)s AND kabkota = %(kabkota)s
