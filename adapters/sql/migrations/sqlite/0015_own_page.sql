-- A mediator's own page among a million cases, and what is found by a part of a number.

-- Whether what she mediates has ended: her own page is read by it, and by no look at what she ever mediated.
ALTER TABLE mediator ADD COLUMN ended INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1));

UPDATE mediator
   SET ended = 1
 WHERE EXISTS (SELECT 1 FROM procedure_instance i
                WHERE i.district = mediator.district AND i.uid = mediator.uid AND i.no = mediator.instance
                  AND i.ended_on IS NOT NULL);

DROP INDEX mediator_person;
CREATE INDEX mediator_person ON mediator (district, person, uid, until, ended) WHERE until IS NULL AND ended = 0;

-- Whoever knows a part of a number mostly knows its serial.
CREATE INDEX issued_number_serial ON issued_number (district, serial);
