-- Where the two databases must be asked in different words.

-- name: begin_write
-- Differs from PostgreSQL because there is one writer: the lock is taken now, with the patience of busy_timeout.
BEGIN IMMEDIATE;

-- name: begin_read
-- Differs from PostgreSQL because a deferred transaction reads from one moment as it is.
BEGIN;

-- name: schema_lock
-- Differs from PostgreSQL because BEGIN IMMEDIATE has locked everybody else out already.
SELECT 'taken' AS lock;

-- name: schema_mark
-- Differs from PostgreSQL because a file has a header of its own, and ours says "LIAN" in it.
SELECT CASE application_id WHEN 1279869262 THEN 'ours' WHEN 0 THEN 'none' ELSE 'other' END AS mark,
       (SELECT count(*) FROM sqlite_master) AS tables
  FROM pragma_application_id;

-- name: database_damage
-- Differs from PostgreSQL because nobody else looks after the file. Rows can be read whose tree or index is broken:
-- then a search misses what is there.
SELECT integrity_check AS fact
  FROM pragma_integrity_check(1);
