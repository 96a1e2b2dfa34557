-- Whose turn it is to append a record of activity.

-- name: activity_turn
-- Differs from SQLite because here two append side by side: what one finds to be the last record must stay it until its
-- own is there.
SELECT 'taken' AS turn
  FROM pg_advisory_xact_lock(1279869263, hashtext(:district));
