-- Lines of a stretch of time, newest first. Ids are made by the clock: only months and blocks of that time are read.
SELECT access_id, at, agreement_no, client_no, way, outcome, asked, agreed, given
FROM data_access_access
WHERE access_id >= %(from)s::uuid AND access_id < %(to)s::uuid
  AND (%(agreement)s::integer IS NULL OR agreement_no = %(agreement)s::integer)
  AND (%(client)s::integer IS NULL OR client_no = %(client)s::integer)
  AND (%(outcome)s::smallint IS NULL OR outcome = %(outcome)s::smallint)
  AND (%(way)s::smallint IS NULL OR way = %(way)s::smallint)
  AND (%(id)s::uuid IS NULL OR access_id = %(id)s::uuid)
ORDER BY access_id DESC LIMIT %(most)s
