-- Signatures under checks: their pictures are named by `photograph_uses` as used in a signature, and go after a time of their
-- own. It runs beside the version before, which writes none.
create index photograph_uses_of_signatures on photograph_uses (station_id, record_id) where used_in = 'signature';
