-- Who of the registers acts for a party or has a part in the trial: a mediator of the case may not.
ALTER TABLE representative ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE guest ADD COLUMN person TEXT NOT NULL DEFAULT '';
-- Who decided about an objection: never the mediator it is about.
ALTER TABLE recusal ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
