-- How large the file is that was attached as a paper; 0 when none was.
ALTER TABLE paper ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
