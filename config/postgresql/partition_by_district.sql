-- Gives a database of several districts a partition for each, by PostgreSQL's own declarative partitioning. For the owner
-- of the database, after `liandiao init` and before the first case; docs/scaling.md says when it is worth it.
--
--   psql --single-transaction --set ON_ERROR_STOP=1 --file config/postgresql/partition_by_district.sql "$LIANDIAO_DATABASE"
--   psql --command "SELECT add_district('500104')" "$LIANDIAO_DATABASE"
--
-- Every key begins with the district, so every constraint, index and trigger of the schema stands as it did; what is made
-- here is made from what the schema says. Run it again after an `init` that added tables: what is partitioned is left
-- alone. A district without its partitions takes no rows.

DO $$
DECLARE
  one       record;
  made      text[] := '{}';   -- tables
  later     text[] := '{}';   -- what is put back, in this order: keys, then what refers to them
  foreign_k text[] := '{}';
  views     text[] := '{}';
  options   text;
  has_rows  boolean;
BEGIN
  PERFORM set_config('client_min_messages', 'warning', true);  -- what is dropped on the way is put back below
  FOR one IN SELECT c.oid, c.relname FROM pg_class c
              WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
                AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'district')
              ORDER BY c.relname
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', one.relname) INTO has_rows;
    IF has_rows THEN
      RAISE EXCEPTION '% holds rows already; partition an empty database and restore into it', one.relname;
    END IF;
    made := made || one.relname::text;
    later := later || ARRAY(
      SELECT format('ALTER TABLE %I ADD CONSTRAINT %I %s', one.relname, k.conname, pg_get_constraintdef(k.oid))
        FROM pg_constraint k WHERE k.conrelid = one.oid AND k.contype IN ('p', 'u') ORDER BY k.conname);
    later := later || ARRAY(
      SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i
       WHERE i.indrelid = one.oid
         AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))
       ORDER BY i.indexrelid);
    later := later || ARRAY(
      SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE t.tgrelid = one.oid AND NOT t.tgisinternal ORDER BY t.oid);
    foreign_k := foreign_k || ARRAY(
      SELECT format('ALTER TABLE %I ADD CONSTRAINT %I %s', one.relname, k.conname, pg_get_constraintdef(k.oid))
        FROM pg_constraint k WHERE k.conrelid = one.oid AND k.contype = 'f' ORDER BY k.conname);
  END LOOP;

  FOR one IN SELECT c.oid, c.relname FROM pg_class c
              WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'v' ORDER BY c.oid
  LOOP
    views := views || format('CREATE VIEW %I AS %s', one.relname, pg_get_viewdef(one.oid));
    EXECUTE format('DROP VIEW %I', one.relname);
  END LOOP;

  FOR one IN SELECT unnest(made) AS relname
  LOOP
    -- A partitioned table has no storage of its own: how much of a page its partitions keep free stands in its comment.
    SELECT array_to_string(reloptions, ', ') INTO options FROM pg_class WHERE oid = to_regclass(one.relname);
    EXECUTE format('ALTER TABLE %I RENAME TO %I', one.relname, 'plain_' || one.relname);
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)'
                   ' PARTITION BY LIST (district)', one.relname, 'plain_' || one.relname);
    IF options IS NOT NULL THEN
      EXECUTE format('COMMENT ON TABLE %I IS %L', one.relname, 'WITH (' || options || ')');
    END IF;
  END LOOP;
  FOR one IN SELECT unnest(made) AS relname
  LOOP
    EXECUTE format('DROP TABLE %I CASCADE', 'plain_' || one.relname);
  END LOOP;
  FOR one IN SELECT unnest(later || foreign_k || views) AS statement
  LOOP
    EXECUTE one.statement;
  END LOOP;
END
$$;

-- A partition of every table for a district, named after both; what it has already is left alone.
CREATE OR REPLACE FUNCTION add_district(code text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent    record;
  trigger   record;
  partition text;
BEGIN
  FOR parent IN SELECT c.oid, c.relname, obj_description(c.oid, 'pg_class') AS options FROM pg_class c
                 WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'p' ORDER BY c.oid
  LOOP
    partition := parent.relname || '_' || code;
    CONTINUE WHEN to_regclass(quote_ident(partition)) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES IN (%L) %s', partition, parent.relname, code,
                   coalesce(parent.options, ''));
    -- Row triggers reach a partition by themselves, triggers of statements do not.
    FOR trigger IN SELECT pg_get_triggerdef(t.oid) AS statement FROM pg_trigger t
                    WHERE t.tgrelid = parent.oid AND NOT t.tgisinternal AND t.tgtype & 1 = 0
    LOOP
      EXECUTE regexp_replace(trigger.statement, ' ON \S+ ', format(' ON %I ', partition));
    END LOOP;
  END LOOP;
END
$$;

-- Takes a district out: its partitions become the tables of a schema of its own, `district_CODE`, with copies of what all
-- districts share. That schema is a whole database of Liandiao again (options=-csearch_path%3Ddistrict_CODE in the
-- address): it is verified there against its seals, kept read-only, or moved to another server by pg_dump --schema.
CREATE OR REPLACE FUNCTION set_district_apart(code text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  home  text := current_schema();
  apart text := 'district_' || code;
  one   record;
  other record;
  later text[] := '{}';
BEGIN
  PERFORM set_config('client_min_messages', 'warning', true);
  EXECUTE format('CREATE SCHEMA %I', apart);
  FOR one IN SELECT pg_get_viewdef(c.oid) AS text, c.relname FROM pg_class c
              WHERE c.relnamespace = home::regnamespace AND c.relkind = 'v'
  LOOP
    later := later || format('CREATE VIEW %I AS %s', one.relname, one.text);
  END LOOP;
  -- The heads last: everything else refers to them.
  FOR one IN SELECT p.oid AS parent, c.oid AS child, p.relname AS name, c.relname AS partition
               FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
              WHERE p.relnamespace = home::regnamespace AND p.relkind = 'p' AND c.relname = p.relname || '_' || code
              ORDER BY p.relname = 'dispute_case', p.relname
  LOOP
    FOR other IN SELECT t.tgname, pg_get_triggerdef(t.oid) AS text FROM pg_trigger t
                  WHERE t.tgrelid = one.parent AND NOT t.tgisinternal
    LOOP
      later := later || format('DROP TRIGGER IF EXISTS %I ON %I', other.tgname, one.name);
      later := later || regexp_replace(other.text, ' ON \S+ ', format(' ON %I ', one.name));
    END LOOP;
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', one.name, one.partition);
    FOR other IN SELECT k.conname, pg_get_constraintdef(k.oid) AS text FROM pg_constraint k
                  WHERE k.conrelid = one.child AND k.contype = 'f' AND k.conparentid = 0
    LOOP
      EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', one.partition, other.conname);
      later := later || format('ALTER TABLE %I ADD CONSTRAINT %I %s', one.name, other.conname, other.text);
    END LOOP;
    EXECUTE format('ALTER TABLE %I SET SCHEMA %I', one.partition, apart);
    EXECUTE format('ALTER TABLE %I.%I RENAME TO %I', apart, one.partition, one.name);
  END LOOP;
  FOREACH one.name IN ARRAY ARRAY['revision', 'schema_migration']
  LOOP
    EXECUTE format('CREATE TABLE %I.%I (LIKE %I INCLUDING ALL)', apart, one.name, one.name);
    EXECUTE format('INSERT INTO %I.%I SELECT * FROM %I', apart, one.name, one.name);
  END LOOP;
  EXECUTE format('COMMENT ON TABLE %I.schema_migration IS %L', apart, obj_description('schema_migration'::regclass));
  FOR one IN SELECT replace(pg_get_functiondef(f.oid), 'FUNCTION ' || quote_ident(home) || '.',
                            'FUNCTION ' || quote_ident(apart) || '.') AS text
               FROM pg_proc f WHERE f.pronamespace = home::regnamespace AND f.prorettype = 'trigger'::regtype
  LOOP
    EXECUTE one.text;
  END LOOP;
  PERFORM set_config('search_path', quote_ident(apart), true);
  FOR one IN SELECT unnest(later) AS text
  LOOP
    EXECUTE one.text;
  END LOOP;
  PERFORM set_config('search_path', quote_ident(home), true);
END
$$;
