-- Which key ring a database belongs to. Servers and commands that hold another one are refused before they write: what each
-- closed or found people by, the other could not. The mark is of the lookup secret, which no change of keys changes.
-- The version before reads and writes nothing here.
create table key_ring_marks (
  is_only boolean primary key default true check (is_only),
  lookup_mark text not null
);
