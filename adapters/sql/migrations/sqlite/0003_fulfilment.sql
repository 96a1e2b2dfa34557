-- Fulfilment: what was paid of a term so far, and the days it was breached or waived.
ALTER TABLE term ADD COLUMN paid INTEGER NOT NULL DEFAULT 0;
ALTER TABLE term ADD COLUMN breached_on TEXT;
ALTER TABLE term ADD COLUMN waived_on TEXT;
