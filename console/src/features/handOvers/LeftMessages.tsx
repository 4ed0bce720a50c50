import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { keys } from '../../api/keys';
import { fetchLeftMessages, type LeftMessage } from '../../api/leftMessages';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { OlderOnes } from '../../ui/OlderOnes';
import { Section } from '../../ui/Page';
import { Loading } from '../../ui/QueryView';
import { Time } from '../../ui/Time';
import { SeenTo } from './SeenTo';
import classes from './handOvers.module.css';

const SHOWN = [
  { value: 'open', label: 'To be seen to' },
  { value: 'all', label: 'All' },
] as const;

type Show = (typeof SHOWN)[number]['value'];

function Message({ message, businessId }: { message: LeftMessage; businessId: string }) {
  const name = message.visitor_name.trim();
  return (
    <li data-testid="left-message-row" className={classes['message']}>
      <div className={classes['messageTop']}>
        <Link
          to={`/businesses/${businessId}/conversations/${message.conversation_id}`}
          aria-label={`The chat with ${name === '' ? 'this visitor' : name}`}
          dir="auto"
        >
          {name === '' ? 'Visitor' : name}
        </Link>
        <span className={classes['quiet']}>
          <Time at={message.at} />
        </span>
      </div>
      <p className={classes['messageText']} dir="auto">
        {message.text}
      </p>
      <SeenTo message={message} businessId={businessId} />
    </li>
  );
}

function None({ show }: { readonly show: Show }) {
  return show === 'open' ? (
    <EmptyState title="Nothing to be seen to">
      A message that a visitor leaves when nobody comes appears here, until somebody has seen to it.
    </EmptyState>
  ) : (
    <EmptyState title="No message yet">
      Visitors for whom nobody comes may leave a message; it appears here.
    </EmptyState>
  );
}

/** What visitors have left for the team, the newest first. */
export function LeftMessages({ businessId }: { readonly businessId: string }) {
  const [show, setShow] = useState<Show>('open');
  const list = useInfiniteQuery({
    queryKey: keys.leftMessages(businessId, show),
    queryFn: ({ pageParam, signal }) =>
      fetchLeftMessages(
        businessId,
        { open: show === 'open', before: pageParam, limit: 50 },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const messages = list.data?.pages.flatMap((page) => page.messages);
  const open = list.data?.pages[0]?.open;
  return (
    <Section
      title="Left messages"
      note={open !== undefined && open > 0 ? `${String(open)} to be seen to` : undefined}
      actions={
        <Select
          aria-label="Show left messages"
          data={[...SHOWN]}
          value={show}
          allowDeselect={false}
          data-testid="left-message-filter"
          className={classes['choice'] ?? ''}
          onChange={(value) => {
            setShow(value === 'all' ? 'all' : 'open');
          }}
        />
      }
    >
      {list.isError && <ErrorNotice error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="the messages" />}
      {messages?.length === 0 && <None show={show} />}
      {messages !== undefined && messages.length > 0 && (
        <ul className={classes['messages']}>
          {messages.map((message) => (
            <Message key={message.id} message={message} businessId={businessId} />
          ))}
        </ul>
      )}
      {list.hasNextPage && <OlderOnes list={list} />}
    </Section>
  );
}
