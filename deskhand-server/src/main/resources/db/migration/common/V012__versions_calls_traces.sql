-- What went live once, and never changes. The file in bot is the draft.
insert into id_sequence (name, last_id) values ('bot_version', 0);

create table bot_version (
    id          bigint  not null primary key,
    bot_id      bigint  not null references bot (id) on delete cascade,
    -- 1 for a bot's first
    number      integer not null,
    name        text    not null,
    languages   text    not null,
    entry_count integer not null,
    file        text    not null,
    -- the name of who published it, as it was then; empty: Deskhand itself
    author      text    not null,
    note        text    not null,
    created_at  bigint  not null,
    unique (bot_id, number)
);

-- The bots of today are live as they are: that is their version 1.
insert into bot_version (id, bot_id, number, name, languages, entry_count, file, author, note, created_at)
  select id, id, 1, name, languages, entry_count, file, '', '', updated_at from bot;
update id_sequence set last_id = (select coalesce(max(id), 0) from bot_version)
  where name = 'bot_version';

-- The id of the version that is live.
alter table bot add column published bigint;
update bot set published = id;

-- The id of the version that a conversation began with and stays on.
alter table conversation add column bot_version bigint;
update conversation set bot_version =
  (select min(bot.id) from bot where bot.business_id = conversation.business_id);

-- The call of a service that the dialogue waits for: JSON with its version.
alter table conversation add column awaited_call text;

-- Tags that are not on the chat yet, separated by one space.
alter table conversation add column pending_tags text default '' not null;

-- Whom the flow wants the chat passed to: empty, "department NAME" or "agent NAME".
alter table conversation add column hand_over_target text default '' not null;

-- When a message that waits was written, and its line of the transcript; 0 where that was not noted.
alter table unanswered add column written_at bigint default 0 not null;
alter table unanswered add column entry_number integer default 0 not null;
update unanswered set written_at =
  (select last_at from conversation where conversation.id = unanswered.conversation_id);

-- Why a line was answered as it was: JSON with its version.
alter table transcript add column why text;
