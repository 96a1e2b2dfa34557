-- Where lists of cases begin and end that would go through all years.

-- Where the cases of some days begin: a list that asks for them alone ends there.
CREATE INDEX dispute_case_registered ON dispute_case (district, registered_on, uid);

-- Few figures are ever taken back. An organisation they were counted for may not look into the case any more.
CREATE INDEX measure_taken_back ON measure (district, organ, uid) WHERE value < 0;
