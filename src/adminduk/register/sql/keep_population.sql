-- Keeps counts that are not the ones that held until now, from `day` on. A region that never had anybody
-- gets no row.
WITH counted AS (
    SELECT * FROM unnest(%(regions)s::text[], %(cells)s::jsonb[]) AS new(region_code, cells)
), changed AS (
    SELECT counted.region_code, counted.cells
    FROM counted
    LEFT JOIN register_population AS known
      ON known.kabkota = left(counted.region_code, 4) AND known.region_code = counted.region_code
     AND known.until IS NULL
    WHERE coalesce(known.cells, '{}') <> counted.cells
), closed AS (
    UPDATE register_population AS known SET until = %(day)s FROM changed
    WHERE known.kabkota = left(changed.region_code, 4) AND known.region_code = changed.region_code
      AND known.until IS NULL
)
INSERT INTO register_population (region_code, kabkota, since, until, cells)
SELECT region_code, left(region_code, 4), %(day)s, NULL, cells FROM changed
RETURNING kabkota
