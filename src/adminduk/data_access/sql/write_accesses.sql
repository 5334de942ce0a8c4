-- The lines of one batch, one statement: the caller answers when it is committed.
INSERT INTO data_access_access (subject_id, access_id, at, transaction_id, agreement_no, client_no, way, outcome,
                                asked, agreed, given)
SELECT line.subject_id, line.access_id, $1, (SELECT data_access_transaction()), line.agreement_no, line.client_no,
       line.way, line.outcome, line.asked, line.agreed, line.given
FROM unnest($2::text::uuid[], $3::text::uuid[], $4::text::integer[], $5::text::integer[], $6::text::smallint[], $7::text::smallint[], $8::text::bigint[],
            $9::text::bigint[], $10::text::bigint[])
    AS line(subject_id, access_id, agreement_no, client_no, way, outcome, asked, agreed, given)
