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

-- name: revision_count
SELECT count(*) AS count
  FROM revision;
