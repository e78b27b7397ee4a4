-- When periodic work was last done, and which process is at it. It runs beside the version before, which does such work
-- without asking. Only the owner of the tables works with it.

create table upkeep_tasks (
  name text primary key,
  leased_by uuid,
  leased_until timestamptz,
  done_at timestamptz
);
