-- What was understood is forgotten by a timer from now on. Chats that are over keep nothing of it;
-- those that go on are looked at once, as if their alarm had gone off.
update conversation set dialogue = '' where state = 'ended';

insert into timer (id, conversation_id, kind, at, alarm_at, due)
select (select last_id from id_sequence where name = 'timer') + row_number() over (order by id),
    id, 'context', last_at, last_at, 1
from conversation where dialogue <> '';

update id_sequence set last_id = (select coalesce(max(id), 0) from timer)
where name = 'timer' and last_id < (select coalesce(max(id), 0) from timer);
