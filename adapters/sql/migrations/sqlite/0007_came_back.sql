-- Few cases come back from another one; those of one case are found without looking at the rest.
CREATE INDEX dispute_case_parent ON dispute_case (district, parent, uid) WHERE parent <> '';
