-- What a conversation waits for when nothing happens. Each timer has an alarm in scheduled_tasks,
-- whose task_instance is the timer's id; a timer that is put off keeps its alarm.
insert into id_sequence (name, last_id) values ('timer', 0);
insert into id_sequence (name, last_id) values ('hand_over', 0);
insert into id_sequence (name, last_id) values ('left_message', 0);

create table timer (
    id              bigint  not null primary key,
    conversation_id bigint  not null references conversation (id) on delete cascade,
    kind            text    not null,
    at              bigint  not null,
    alarm_at        bigint  not null,
    -- 1 once the alarm has gone off, until the conversation's queue has seen to it
    due             integer not null,
    unique (conversation_id, kind)
);

-- Each hand-over from the wish to its end. Without an outcome it has not ended.
create table hand_over (
    id              bigint not null primary key,
    conversation_id bigint not null references conversation (id) on delete cascade,
    asked_because   text   not null,
    asked_at        bigint not null,
    transferred_at  bigint,
    -- what the bot knew then and is not personal: name, colon, value, one a line
    understood      text   not null default '',
    outcome         text,
    outcome_reason  text,
    ended_at        bigint
);
create index hand_over_conversation on hand_over (conversation_id, id);
create index hand_over_asked on hand_over (asked_at);

-- What visitors have left for the team.
create table left_message (
    id              bigint not null primary key,
    conversation_id bigint not null references conversation (id) on delete cascade,
    at              bigint not null,
    text            text   not null
);
create index left_message_conversation on left_message (conversation_id, id);

-- Whether the bot has left the channel and listens to it from outside. It has where it handed over.
alter table conversation add column outside integer default 0 not null;
update conversation set outside = 1 where state in ('waiting', 'human', 'abandoned') and must_leave = 0;

-- What the visitor was offered beside the dialogue, and how often whether to wait was asked.
alter table conversation add column offer text default 'none' not null;
alter table conversation add column waits integer default 0 not null;
