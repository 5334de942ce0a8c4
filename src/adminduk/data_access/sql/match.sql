-- One part of a file (migration 0007), as arrays in the order of its rows: what is read row by row costs more than
-- what is looked up. A subject of sixteen digits is a NIK that nobody has. `unlike` are [place, what we hold].
SELECT array_agg(line), array_agg(asked), array_agg(outcome), array_agg(coalesce(subject_id::text, nik)),
       array_agg(agreed), json_agg(json_build_array(place, known)) FILTER (WHERE known IS NOT NULL)
FROM (SELECT *, row_number() OVER (ORDER BY line) - 1 AS place
      FROM data_access_match(%(slot)s, %(client)s, %(version)s, %(elements)s)) AS matched
