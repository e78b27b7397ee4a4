-- An address is found by its numbers as wholes too: a pair of digits is in too many of a city's addresses. What the version
-- before writes beside this one has none, and is found by a text with a number when it was changed once more.

insert into search_grams (station_id, kind, gram, record_id)
select station_id, 'address', '#' || found.number[1], id
from addresses, regexp_matches(folded_text, '[0-9]+', 'g') as found (number)
on conflict do nothing;

insert into search_grams (station_id, kind, gram, record_id)
select station_id, 'organisation', '#' || found.number[1], id
from organisations, regexp_matches(folded_name, '[0-9]+', 'g') as found (number)
on conflict do nothing;
