import { useLayoutEffect, useRef, useState } from 'react';
import type { Entry } from '../../api/conversations';
import { EntryRow } from './EntryRow';
import classes from './conversations.module.css';

/** Within so many pixels of the end a reader counts as being at the end. */
const NEAR_END = 48;

/** Follows new entries unless the reader has scrolled up, and then offers the way down. */
export function Transcript({ entries }: { readonly entries: readonly Entry[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const lastNumber = entries.at(-1)?.number ?? 0;
  const [readUpTo, setReadUpTo] = useState(lastNumber);
  const unread = entries.filter((entry) => entry.number > readUpTo).length;

  const toEnd = () => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  };

  useLayoutEffect(() => {
    if (following) toEnd();
  }, [following, entries]);

  const onScroll = () => {
    const element = box.current;
    if (element === null) return;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    setFollowing(atEnd);
    if (atEnd || following) setReadUpTo(lastNumber);
  };

  return (
    <div className={classes['transcriptFrame']}>
      <div
        ref={box}
        className={classes['transcript']}
        data-testid="transcript"
        role="log"
        aria-label="Transcript"
        // A scrolling region must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        {entries.length === 0 && (
          <p className={classes['nothing']}>
            Nothing has been said yet. New lines appear here live.
          </p>
        )}
        <ol>
          {entries.map((entry, index) => (
            <EntryRow key={entry.number} entry={entry} previous={entries[index - 1] ?? null} />
          ))}
        </ol>
      </div>
      {!following && (
        <button type="button" className={classes['toEnd']} onClick={toEnd}>
          {unread > 0 ? `${String(unread)} new below` : 'To the end'}
        </button>
      )}
    </div>
  );
}
