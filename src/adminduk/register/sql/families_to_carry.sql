-- The next families of one village, in force or ended, in the order in which every act holds families.
SELECT family_id, kabkota, village_code, revision
FROM register_family
WHERE village_code = %(code)s
ORDER BY family_id
LIMIT %(limit)s
FOR NO KEY UPDATE
