-- When a message that waits was received; 0 where that was not noted. Of a dead letter: its id.
alter table unanswered add column received_at bigint default 0 not null;
alter table unanswered add column dead_letter bigint;

-- Of a visitor's line that was read in one turn with others: the line that holds the reason.
alter table transcript add column read_with integer;
-- Whether the turn only took note of it, since there were too many.
alter table transcript add column left_out integer default 0 not null;

-- Of a message in several parts: the message id of the first.
alter table outbox add column part_of text default '' not null;

-- Conversations whose next turn has failed so many times, and not gone well since.
create table failed_turn (
    conversation_id bigint  not null primary key references conversation (id) on delete cascade,
    tries           integer not null,
    at              bigint  not null
);

-- Turns that were given up. What they should have answered stays in unanswered.
insert into id_sequence (name, last_id) values ('dead_letter', 0);
create table dead_letter (
    id              bigint  not null primary key,
    conversation_id bigint  not null references conversation (id) on delete cascade,
    at              bigint  not null,
    reason          text    not null,
    -- how many messages; 0: the call below
    message_count   integer not null,
    -- the call whose end could not be answered: JSON with its version
    awaited_call    text,
    replayed_at     bigint
);
create index dead_letter_conversation on dead_letter (conversation_id, id);

-- What was found of personal values, to be hidden once the chat is over.
create table personal_value (
    conversation_id bigint not null references conversation (id) on delete cascade,
    entity          text   not null,
    words           text   not null,
    primary key (conversation_id, entity, words)
);

create index conversation_visitor on conversation (business_id, visitor_id, id);
create index received_event_age on received_event (received_at);
