-- What was done to this database.

-- name: schema_applied
SELECT version, name, digest
  FROM schema_migration
 ORDER BY version;

-- name: schema_note
INSERT INTO schema_migration (version, name, digest, applied_at_us)
VALUES (:version, :name, :digest, :applied_at_us);

-- name: commit
COMMIT;
