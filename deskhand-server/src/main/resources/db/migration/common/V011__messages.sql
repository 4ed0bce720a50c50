-- What the bot says, whole: JSON with its version. Rows from before have null here, and their text
-- and quick replies stand in the columns that they always had.
alter table outbox add column message text;
alter table transcript add column message text;

-- What the dialogue remembers beside its misses: JSON with its version; empty in older rows.
alter table conversation add column dialogue text default '' not null;
