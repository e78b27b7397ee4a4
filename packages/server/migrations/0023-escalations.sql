-- Alerts with a deadline that is over and unmet are listed to supervisors. What is over at the moment is little at any age of a
-- station, and the filing of a closed alert is not of it. The version before tells what is over in the same column.
create index alert_deadlines_over on alert_deadlines (station_id, alert_id)
  where outcome is null and told_overdue_at is not null and limit_id <> 'alert-archiving';
