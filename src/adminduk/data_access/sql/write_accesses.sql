-- The lines of one batch, one statement: the caller answers when it is committed.
INSERT INTO data_access_access (subject_id, access_id, at, transaction_id, agreement_no, client_no, way, outcome,
                                asked, agreed, given)
SELECT line.subject_id, line.access_id, $1, (SELECT data_access_transaction()), line.agreement_no, line.client_no,
       line.way, line.outcome, line.asked, line.agreed, line.given
FROM unnest($2::uuid[], $3::uuid[], $4::integer[], $5::integer[], $6::smallint[], $7::smallint[], $8::bigint[],
            $9::bigint[], $10::bigint[])
    AS line(subject_id, access_id, agreement_no, client_no, way, outcome, asked, agreed, given)
