-- One row for each client that may ask today: the working copy that `policy.policy_of` reads.
SELECT agreement.agreement_no, agreement.version, agreement.elements, agreement.fields, agreement.regions,
       agreement.per_day, least(agreement.per_second, agreement.slowed_per_second) AS per_second,
       agreement.bulk, agreement.feed,
       agreement.valid_from, agreement.valid_until,
       client.client_no, client.sandbox, client.certificates, client.addresses,
       ceil(coalesce(extract(epoch FROM client.tokens_since), 0))::bigint AS tokens_since
FROM data_access_client AS client
JOIN data_access_agreement AS agreement USING (agreement_id)
WHERE client.active AND agreement.status = 'active'
