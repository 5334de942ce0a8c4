SELECT agreement_no, granted, wait FROM data_access_lease($1, $2, $3)
