-- The day by which premises are to be checked again, with their rating. It runs beside the version before, whose ratings tell none.
alter table ratings add column next_check_due_on date;
