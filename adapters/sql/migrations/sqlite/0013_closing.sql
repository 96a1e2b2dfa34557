-- Periods that close: what a figure is told apart by beside type and source, and how many closings of the figures there
-- were when it was stored. What is there was stored before the first.
ALTER TABLE measure ADD COLUMN detail TEXT NOT NULL DEFAULT '';
ALTER TABLE measure ADD COLUMN closing INTEGER NOT NULL DEFAULT 0;

-- One figure of a period is found without looking at the others, and what came late without looking at all years.
DROP INDEX measure_day;
CREATE INDEX measure_day ON measure (district, day, code, organ);
CREATE INDEX measure_closing ON measure (district, closing, day);

-- How many revisions are in force is asked with every step; closings and submissions are none of them.
CREATE INDEX revision_authored ON revision (kind) WHERE kind NOT IN ('closing', 'closed_figures', 'submission');
