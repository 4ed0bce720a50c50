-- SQL that SQLite and PostgreSQL both take. Times are milliseconds since 1970 (UTC).
-- Ids come from id_sequence, since identity columns differ between the two.

create table id_sequence (
    name    text   not null primary key,
    last_id bigint not null
);
insert into id_sequence (name, last_id) values ('app_user', 0);
insert into id_sequence (name, last_id) values ('api_token', 0);
insert into id_sequence (name, last_id) values ('business', 1000);
insert into id_sequence (name, last_id) values ('bot', 0);

create table app_user (
    id            bigint not null primary key,
    name          text   not null,
    -- lower case
    email         text   not null unique,
    password_hash text   not null,
    created_at    bigint not null
);

-- At most one row: the link that makes the first administrator.
create table setup_link (
    id         bigint not null primary key check (id = 1),
    token_hash text   not null,
    created_at bigint not null
);

create table web_session (
    token_hash   text   not null primary key,
    user_id      bigint not null references app_user (id) on delete cascade,
    created_at   bigint not null,
    last_seen_at bigint not null
);
create index web_session_user on web_session (user_id);

create table api_token (
    id           bigint not null primary key,
    user_id      bigint not null references app_user (id) on delete cascade,
    name         text   not null,
    token_hash   text   not null unique,
    created_at   bigint not null,
    last_used_at bigint
);
create index api_token_user on api_token (user_id);

create table business (
    id         bigint not null primary key,
    name       text   not null,
    -- BCP 47 tags, separated by one space
    languages  text   not null,
    created_at bigint not null
);

create table bot (
    id          bigint  not null primary key,
    business_id bigint  not null references business (id) on delete cascade,
    name        text    not null,
    languages   text    not null,
    entry_count integer not null,
    file        text    not null,
    revision    bigint  not null,
    updated_at  bigint  not null
);
create index bot_business on bot (business_id);

-- client_secret, access_token and refresh_token are sealed; see SecretBox.
create table deployment (
    business_id   bigint  not null references business (id) on delete cascade,
    kind          text    not null,
    client_id     text    not null,
    client_name   text    not null,
    subdomain     text    not null,
    client_secret text,
    access_token  text,
    refresh_token text,
    authorised_at bigint,
    wanted        integer not null,
    primary key (business_id, kind)
);

create table consent_state (
    state_hash  text   not null primary key,
    business_id bigint not null references business (id) on delete cascade,
    created_at  bigint not null,
    expires_at  bigint not null
);
create index consent_state_business on consent_state (business_id, created_at);
