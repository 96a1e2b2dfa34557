-- What stands open at the end of a day is found without looking at all that was ever closed or answered.

CREATE INDEX dispute_case_closed ON dispute_case (district, closed_on, registered_on, uid);
CREATE INDEX handover_answered ON handover (district, answered_on, offered_on, uid);
