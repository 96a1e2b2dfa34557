-- What was authored as files.

-- name: revision_publish
INSERT INTO revision (kind, name, number, digest, body, published_us)
VALUES (:kind, :name, :number, :digest, :body, :published_us);

-- name: revision_latest
SELECT kind, name, number, digest, body, published_us
  FROM revision
 WHERE kind = :kind AND name = :name
 ORDER BY number DESC
 LIMIT 1;

-- name: revision_latest_of_kind
SELECT kind, name, number, digest, body, published_us
  FROM revision
 WHERE kind = :kind
 ORDER BY published_us DESC, name DESC, number DESC
 LIMIT 1;

-- name: revision_by_digest
-- A body published again after another one has two numbers; it is the same body.
SELECT kind, name, number, digest, body, published_us
  FROM revision
 WHERE kind = :kind AND digest = :digest
 ORDER BY published_us DESC, name DESC, number DESC
 LIMIT 1;

-- name: revision_of_kind
SELECT kind, name, number, digest, body, published_us
  FROM revision
 WHERE kind = :kind
 ORDER BY name, number;

-- name: revision_of_name
SELECT kind, name, number, digest, body, published_us
  FROM revision
 WHERE kind = :kind AND name = :name AND number > :after
 ORDER BY number;

-- name: revision_numbered
SELECT kind, name, number, digest, body, published_us
  FROM revision
 WHERE kind = :kind AND name = :name AND number = :number;

-- name: revision_digest
SELECT digest
  FROM revision
 WHERE kind = :kind AND name = :name AND number = :number;

-- fragment: count_authored
-- Without the journals, in the words of the index revision_authored: it is asked with every step.
SELECT count(*) AS count
  FROM revision
 WHERE kind NOT IN ('closing', 'closed_figures', 'submission')

-- name: revision_count
-- include: count_authored
