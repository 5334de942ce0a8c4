-- The same for clients of the sandbox: residents who never lived.
SELECT * FROM data_access_look_up_sandbox(
    $1::text::integer[], $2::text::integer[], $3::text::integer[], $4::text::text[], $5::text::bigint[], $6::text::bigint[])
