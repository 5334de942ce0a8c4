-- What differs between two lists of a kab/kota, by the places of the lines in their files.
WITH older AS (
    SELECT person, digest, region_code, place
    FROM data_access_dp4_village, unnest(people, digests) WITH ORDINALITY AS line(person, digest, place)
    WHERE release_id = %(older)s AND kabkota = %(kabkota)s
), newer AS (
    SELECT person, digest, region_code, place
    FROM data_access_dp4_village, unnest(people, digests) WITH ORDINALITY AS line(person, digest, place)
    WHERE release_id = %(newer)s AND kabkota = %(kabkota)s
)
INSERT INTO data_access_dp4_change (person, was, was_place, now, now_place)
SELECT person, older.region_code, older.place, newer.region_code, newer.place
FROM older FULL JOIN newer USING (person)
WHERE older.digest IS DISTINCT FROM newer.digest
