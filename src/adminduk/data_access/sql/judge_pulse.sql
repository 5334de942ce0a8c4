-- What is judged of some clients: the last two hours, and the days before as far as they are kept.
SELECT client.client_no, agreement.agreement_no, agreement.agreement_id,
       sum(pulse.asked) FILTER (WHERE pulse.hour >= %(window)s) AS asked,
       sum(pulse.missed) FILTER (WHERE pulse.hour >= %(window)s) AS missed,
       sum(pulse.found) FILTER (WHERE pulse.hour >= %(window)s) AS found,
       sum(pulse.near) FILTER (WHERE pulse.hour >= %(window)s) AS near,
       coalesce(sum(pulse.accesses) FILTER (WHERE pulse.hour = %(hour)s), 0) AS this_hour,
       coalesce(sum(pulse.accesses) FILTER (WHERE pulse.hour >= %(midnight)s), 0) AS today,
       coalesce(sum(pulse.accesses) FILTER (WHERE pulse.hour < %(midnight)s), 0) AS before,
       coalesce(sum(pulse.accesses) FILTER (WHERE pulse.hour < %(midnight)s
           AND extract(hour FROM pulse.hour AT TIME ZONE 'Asia/Jakarta') < %(until)s), 0) AS nights,
       count(DISTINCT (pulse.hour AT TIME ZONE 'Asia/Jakarta')::date)
           FILTER (WHERE pulse.hour < %(midnight)s) AS days
FROM data_access_pulse AS pulse
JOIN data_access_client AS client ON client.client_no = pulse.client_no
JOIN data_access_agreement AS agreement ON agreement.agreement_id = client.agreement_id
WHERE pulse.client_no = ANY (%(clients)s) AND pulse.hour >= %(kept)s AND agreement.status = 'active'
GROUP BY client.client_no, agreement.agreement_no, agreement.agreement_id
ORDER BY client.client_no
