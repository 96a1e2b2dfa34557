-- The cases behind what stands open at an organisation are found among those that are open to it.

-- Few figures are ever taken back. An organisation they were counted for may not look into the case any more.
CREATE INDEX measure_taken_back ON measure (district, organ, uid) WHERE value < 0;
