import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import {
  CONVERSATION_STATES,
  fetchConversations,
  type ConversationState,
  type ConversationSummary,
} from '../../api/conversations';
import { keys } from '../../api/keys';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { OlderOnes } from '../../ui/OlderOnes';
import { Loading } from '../../ui/QueryView';
import { StatusMark } from '../../ui/StatusMark';
import { Time } from '../../ui/Time';
import { stateWords, visitorName } from './words';
import classes from './conversations.module.css';

const ALL = 'all';
const FILTERS = [
  { value: ALL, label: 'All states' },
  ...CONVERSATION_STATES.map((state) => ({ value: state, label: stateWords(state).label })),
];

interface ConversationListProps {
  readonly businessId: string;
  readonly filter: ConversationState | null;
  readonly onFilter: (state: ConversationState | null) => void;
  readonly selected: string | null;
}

/** Of the link to a conversation in the list. */
export function rowId(conversationId: string): string {
  return `conversation-${conversationId}`;
}

function Row({
  summary,
  search,
  selected,
}: {
  summary: ConversationSummary;
  search: string;
  selected: boolean;
}) {
  const { label, tone } = stateWords(summary.state);
  return (
    <li>
      <Link
        to={`/businesses/${summary.business_id}/conversations/${summary.id}${search}`}
        id={rowId(summary.id)}
        className={classes['row']}
        data-testid="conversation-row"
        aria-current={selected ? 'true' : undefined}
      >
        <span className={classes['rowTop']}>
          <span className={classes['visitor']} dir="auto">
            {visitorName(summary.visitor)}
          </span>
          <span className={classes['rowTime']}>
            <Time at={summary.last_at} />
          </span>
        </span>
        <span className={classes['rowText']} dir="auto">
          {summary.last_text || 'No message yet'}
        </span>
        <span className={classes['rowBottom']}>
          <StatusMark tone={tone} state={summary.state} testId="conversation-state" plain>
            {label}
          </StatusMark>
          <span>
            {summary.message_count === 1
              ? '1 message'
              : `${String(summary.message_count)} messages`}
          </span>
        </span>
      </Link>
    </li>
  );
}

function NoConversations({
  businessId,
  filter,
}: Pick<ConversationListProps, 'businessId' | 'filter'>) {
  if (filter !== null) {
    return (
      <EmptyState title="None in this state">
        No conversation is in the state “{stateWords(filter).label}”. Choose “All states” to see the
        others.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No conversation yet"
      action={<Link to={`/businesses/${businessId}`}>See which step is next</Link>}
    >
      As soon as the bot is online and a visitor writes in your chat widget, the conversation
      appears here.
    </EmptyState>
  );
}

export function ConversationList({
  businessId,
  filter,
  onFilter,
  selected,
}: ConversationListProps) {
  const list = useInfiniteQuery({
    queryKey: keys.conversations(businessId, filter),
    queryFn: ({ pageParam, signal }) =>
      fetchConversations(businessId, { state: filter, before: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const summaries = list.data?.pages.flatMap((page) => page.conversations);
  const search = filter === null ? '' : `?state=${filter}`;
  return (
    <section className={classes['list']} aria-label="Conversations">
      <header className={classes['listHeader']}>
        <span className={classes['listTitle']} aria-hidden="true">
          Conversations
        </span>
        <Select
          aria-label="Show conversations in the state"
          data={FILTERS}
          value={filter ?? ALL}
          allowDeselect={false}
          data-testid="conversation-filter"
          className={classes['filter'] ?? ''}
          onChange={(value) =>
            onFilter(CONVERSATION_STATES.find((state) => state === value) ?? null)
          }
        />
      </header>
      {list.isError && <ErrorNotice error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="the conversations" />}
      {summaries?.length === 0 && <NoConversations businessId={businessId} filter={filter} />}
      {summaries !== undefined && summaries.length > 0 && (
        <ul className={classes['rows']}>
          {summaries.map((summary) => (
            <Row
              key={summary.id}
              summary={summary}
              search={search}
              selected={summary.id === selected}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className={classes['more']}>
          <OlderOnes list={list} />
        </div>
      )}
    </section>
  );
}
