-- A conversation is a visitor's chat from its beginning to the visitor's leaving; a channel can have
-- one after the other. States, reasons and kinds stand here by their wire names.

insert into id_sequence (name, last_id) values ('conversation', 0);
insert into id_sequence (name, last_id) values ('unanswered', 0);
insert into id_sequence (name, last_id) values ('outbox', 0);

create table conversation (
    id                bigint  not null primary key,
    business_id       bigint  not null references business (id) on delete cascade,
    channel_id        text    not null,
    visitor_id        text    not null,
    visitor_name      text    not null,
    state             text    not null,
    state_reason      text,
    misses            integer not null,
    handed_over       integer not null,
    target_department text    not null,
    transfer_tries    integer not null,
    must_leave        integer not null,
    -- the other agents' ids, one a line
    people_present    text    not null,
    started_at        bigint  not null,
    -- kept beside the transcript, for lists
    last_at           bigint  not null,
    last_text         text    not null,
    message_count     integer not null
);
create index conversation_channel on conversation (business_id, channel_id, id);
create index conversation_newest on conversation (business_id, last_at, id);

create table transcript (
    conversation_id bigint  not null references conversation (id) on delete cascade,
    number          integer not null,
    at              bigint  not null,
    kind            text    not null,
    speaker         text    not null,
    speaker_name    text    not null,
    text            text    not null,
    -- one a line
    quick_replies   text    not null,
    delivery        text,
    delivery_reason text,
    state_from      text,
    state_to        text,
    state_reason    text,
    primary key (conversation_id, number)
);

-- Every event that was received, so that none is taken in twice.
create table received_event (
    business_id bigint not null references business (id) on delete cascade,
    event_id    text   not null,
    received_at bigint not null,
    primary key (business_id, event_id)
);

-- Visitors' messages that no turn has read yet.
create table unanswered (
    position        bigint not null primary key,
    conversation_id bigint not null references conversation (id) on delete cascade,
    event_id        text   not null,
    text            text   not null
);
create index unanswered_conversation on unanswered (conversation_id, position);

create table outbox (
    position        bigint  not null primary key,
    conversation_id bigint  not null references conversation (id) on delete cascade,
    message_id      text    not null unique,
    entry_number    integer not null,
    text            text    not null,
    -- label, tab, what is sent; one a line
    quick_replies   text    not null,
    farewell        integer not null,
    state           text    not null,
    tries           integer not null
);
create index outbox_conversation on outbox (conversation_id, position);
create index outbox_open on outbox (state) where state in ('pending', 'sending');
