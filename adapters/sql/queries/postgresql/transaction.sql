-- Where the two databases must be asked in different words.

-- name: begin_write
-- Differs from SQLite because writers of different cases do not wait for each other.
BEGIN ISOLATION LEVEL READ COMMITTED;

-- name: begin_read
-- Differs from SQLite because here each statement would see a moment of its own.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;

-- name: schema_lock
-- Differs from SQLite because a transaction alone keeps no second `init` out.
SELECT 'taken' AS lock
  FROM pg_advisory_xact_lock(1279869262);

-- name: schema_mark
-- Differs from SQLite because a database has no header: the comment on our first table says whose it is.
SELECT CASE obj_description(to_regclass('schema_migration'), 'pg_class') WHEN 'LIAN' THEN 'ours' ELSE 'none' END AS mark,
       (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = current_schema()) AS tables;

-- name: database_damage
-- Differs from SQLite because the server guards its pages itself; pg_amcheck looks closer.
SELECT 'ok' AS fact;
