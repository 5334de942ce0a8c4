-- What is asked at one moment, answered at once: see the function (migration 0004). Lists come as text
-- (`{1,2}`), which costs the caller a tenth of what arrays do.
SELECT * FROM data_access_look_up(
    $1::text::integer[], $2::text::integer[], $3::text::integer[], $4::text::text[], $5::text::bigint[], $6::text::bigint[])
