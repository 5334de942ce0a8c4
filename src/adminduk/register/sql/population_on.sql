-- The cells of one region on one day. A kab/kota has a row of its own, so a province or the nation is a sum
-- of at most 514 rows; a kecamatan is the sum of its villages.
SELECT jsonb_object_agg(cell, n)::text AS cells FROM (
    SELECT cell, sum(n::bigint) AS n
    FROM register_population CROSS JOIN LATERAL jsonb_each_text(cells) AS held(cell, n)
    WHERE length(region_code) = %(length)s AND starts_with(region_code, %(region)s)
      AND since <= %(on)s AND (until IS NULL OR until > %(on)s)
      AND (%(kabkota)s = '' OR kabkota = %(kabkota)s)
    GROUP BY cell
) AS summed
