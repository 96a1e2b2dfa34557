-- What is still owed from a clock that lapsed is a small part of all duties ever raised; the list of what is overdue
-- begins there.
CREATE INDEX duty_open ON duty (district, uid) WHERE done_on IS NULL;
