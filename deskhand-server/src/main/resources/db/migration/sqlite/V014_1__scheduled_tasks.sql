-- The tables of db-scheduler, which runs the timers' alarms.
create table scheduled_tasks (
    task_name            text   not null,
    task_instance        text   not null,
    task_data            blob,
    execution_time       bigint not null,
    picked               integer not null,
    picked_by            text,
    last_success         bigint,
    last_failure         bigint,
    consecutive_failures integer,
    last_heartbeat       bigint,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
