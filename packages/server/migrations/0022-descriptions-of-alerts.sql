-- Numbers in the description of an alert are masked; the whole is closed beside it, where something is. The version before
-- writes descriptions as they come, and reads those that are masked.
alter table alerts add column description_sealed text;
