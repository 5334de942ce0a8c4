-- Who of the institutions looked at one person, newest first: the key begins with him, and months that are not
-- asked for are not opened.
SELECT access_id, at, agreement_no, way, outcome, asked, agreed, given
FROM data_access_access
WHERE subject_id = %(person)s
  AND access_id >= adminduk_first_id(%(since)s) AND access_id < adminduk_first_id(%(until)s)
  AND (%(before)s::uuid IS NULL OR access_id < %(before)s::uuid)
  AND (%(id)s::uuid IS NULL OR access_id = %(id)s::uuid)
  AND (%(agreements)s::integer[] IS NULL OR agreement_no = ANY (%(agreements)s::integer[]))
ORDER BY access_id DESC LIMIT %(most)s
