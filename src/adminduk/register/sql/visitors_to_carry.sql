-- Who lives in villages with new codes and stands on no card.
SELECT person_id, kabkota, stay_village, revision
FROM register_person
WHERE kabkota = ANY (%(kabkotas)s::text[]) AND stay_village = ANY (%(villages)s::text[])
ORDER BY person_id
FOR NO KEY UPDATE
