import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchHandOverCounts, type HandOverCount } from '../../api/handOvers';
import { keys } from '../../api/keys';
import { EmptyState } from '../../ui/EmptyState';
import { Section } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { outcomeWords, reasonWords } from '../conversations/words';
import { byOutcome, share, since, type Outcome, type Period } from './counts';
import classes from './handOvers.module.css';

const REFRESH_MS = 15_000;
const PERIODS: readonly { value: Period; label: string }[] = [
  { value: 'day', label: 'Last 24 hours' },
  { value: 'week', label: 'Last 7 days' },
  { value: 'month', label: 'Last 30 days' },
  { value: 'ever', label: 'Ever' },
];

function Rows({ outcome, total }: { readonly outcome: Outcome; readonly total: number }) {
  const words = outcomeWords(outcome.name);
  // "The visitor left", since the visitor left.
  const reasons = outcome.reasons.filter(
    ({ reason }) => outcome.reasons.length > 1 || reasonWords(reason) !== words,
  );
  return (
    <tbody>
      <tr data-testid="outcome-row" data-outcome={outcome.name ?? 'open'}>
        <th scope="row">{words}</th>
        <td className={classes['number']}>{outcome.count}</td>
        <td className={classes['number']}>{share(outcome.count, total)}</td>
      </tr>
      {reasons.map(({ reason, count }) => (
        <tr key={reason} data-testid="reason-row" className={classes['reason']}>
          <td>{reasonWords(reason)}</td>
          <td className={classes['number']}>{count}</td>
          <td className={classes['number']}>{share(count, total)}</td>
        </tr>
      ))}
    </tbody>
  );
}

function Table({ counts }: { readonly counts: readonly HandOverCount[] }) {
  const outcomes = byOutcome(counts);
  const total = outcomes.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return (
      <EmptyState title="No hand-over in this time">
        Choose a longer time to see earlier ones.
      </EmptyState>
    );
  }
  return (
    <table className={classes['table']} data-testid="hand-over-counts">
      <thead>
        <tr>
          <th scope="col">How they ended, and why</th>
          <th scope="col" className={classes['number']}>
            Count
          </th>
          <th scope="col" className={classes['number']}>
            Share
          </th>
        </tr>
      </thead>
      {outcomes.map((outcome) => (
        <Rows key={outcome.name ?? 'open'} outcome={outcome} total={total} />
      ))}
      <tfoot>
        <tr>
          <th scope="row">All</th>
          <td className={classes['number']}>{total}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

/** The hand-overs that were asked for in a period, by how they ended and why. */
export function HandOverCounts({ businessId }: { readonly businessId: string }) {
  const [period, setPeriod] = useState<Period>('week');
  const counts = useQuery({
    queryKey: keys.handOverCounts(businessId, period),
    queryFn: ({ signal }) => fetchHandOverCounts(businessId, since(period, Date.now()), signal),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  return (
    <Section
      title="How hand-overs ended"
      actions={
        <Select
          aria-label="Hand-overs that were asked for in"
          data={[...PERIODS]}
          value={period}
          allowDeselect={false}
          data-testid="hand-over-period"
          className={classes['choice'] ?? ''}
          onChange={(value) => {
            setPeriod(PERIODS.find((each) => each.value === value)?.value ?? 'week');
          }}
        />
      }
    >
      <QueryView query={counts} what="the hand-overs">
        {(data) => <Table counts={data} />}
      </QueryView>
    </Section>
  );
}
