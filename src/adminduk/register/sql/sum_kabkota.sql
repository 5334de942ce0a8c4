-- The sum of the villages of some kab/kota, and those who stand on no card, by why.
WITH cells AS (
    SELECT kabkota, cell, n::integer
    FROM register_population CROSS JOIN LATERAL jsonb_each_text(cells) AS held(cell, n)
    WHERE until IS NULL AND kabkota = ANY (%(regions)s) AND length(region_code) = 10
    UNION ALL
    SELECT kabkota, 'away:' || residence || ':' || sex, count(*)::integer
    FROM register_person
    WHERE kabkota = ANY (%(regions)s) AND residence <> 'resident' AND life = 'living'
    GROUP BY kabkota, residence, sex
), summed AS (
    SELECT kabkota, cell, sum(n)::integer AS n FROM cells GROUP BY kabkota, cell
)
SELECT kabkota, jsonb_object_agg(cell, n)::text AS cells FROM summed GROUP BY kabkota
