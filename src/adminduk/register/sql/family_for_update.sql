-- The family that somebody enters, held until the act is complete.
-- The lock is on the family's row only; two births in one family wait for each other, no others do.
SELECT kk_number, village_code, kabkota, active
FROM register_family WHERE family_id = %(family_id)s
FOR NO KEY UPDATE
