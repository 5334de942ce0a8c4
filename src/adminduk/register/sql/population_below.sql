-- The regions directly below one, each with its people and families on a day. A province is the sum of its
-- kab/kota and a kecamatan that of its villages, so the cost is that of the rows of regions, never of people.
SELECT left(region_code, %(width)s) AS region_code,
       sum((cells ->> 'people:all:1')::bigint)::bigint AS men,
       sum((cells ->> 'people:all:2')::bigint)::bigint AS women,
       sum((cells ->> 'families:all:0')::bigint)::bigint AS families
FROM register_population
WHERE length(region_code) = %(length)s AND starts_with(region_code, %(region)s)
  AND since <= %(on)s AND (until IS NULL OR until > %(on)s)
  AND (%(kabkota)s = '' OR kabkota = %(kabkota)s)
GROUP BY 1 ORDER BY 1
