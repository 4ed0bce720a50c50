import { useSyncExternalStore } from 'react';
import { clockTime, exactTime, momentTime, relativeTime } from './time';

const TICK_MS = 20_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: number | undefined;

/** One timer for all times on a page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.clearInterval(timer);
      timer = undefined;
    }
  };
}

/** By the moment and the present one. */
const FORMS = { relative: relativeTime, clock: (at: number) => clockTime(at), moment: momentTime };

interface TimeProps {
  readonly at: string;
  readonly as?: keyof typeof FORMS;
}

export function Time({ at, as = 'relative' }: TimeProps) {
  const current = useSyncExternalStore(subscribe, () => now);
  const moment = Date.parse(at);
  // A moment that came after the last tick is "now", not "in 3 seconds".
  const reference = moment > current && moment - current < TICK_MS ? moment : current;
  return (
    <time dateTime={at} title={exactTime(moment)}>
      {FORMS[as](moment, reference)}
    </time>
  );
}
