-- When somebody saw to a left message, and the name of who did, as it was then.
alter table left_message add column seen_at bigint;
alter table left_message add column seen_by text;
