-- Whose turn it is to append a record of activity.

-- name: activity_turn
-- Differs from PostgreSQL because BEGIN IMMEDIATE has locked everybody else out already.
SELECT 'taken' AS turn WHERE :district <> '';
