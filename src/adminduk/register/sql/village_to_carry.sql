-- How much is still to be carried over from one village: its cards, and who lives on them.
SELECT count(DISTINCT family.family_id) AS families, count(place.person_id) AS people
FROM register_family AS family
LEFT JOIN register_membership AS place ON place.family_id = family.family_id AND upper_inf(place.during)
WHERE family.village_code = %(code)s
