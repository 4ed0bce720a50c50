import { Button, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { restoreVersion, type Bot } from '../../api/bots';
import { keys } from '../../api/keys';
import { fetchVersions, type Side, type Version } from '../../api/versions';
import { Section } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { StatusMark } from '../../ui/StatusMark';
import { Time } from '../../ui/Time';
import { Comparison } from './Comparison';
import { Refused } from './Refused';
import { RestoreDialog } from './RestoreDialog';
import { VersionFile } from './VersionFile';
import type { Draft } from './useDraft';
import classes from './versions.module.css';

/** Of a long history, so many are shown until all are asked for. */
const SHOWN_AT_FIRST = 8;

interface Sides {
  readonly from: Side;
  readonly to: Side;
}

function sideOf(value: string): Side {
  return value === 'draft' ? 'draft' : Number(value);
}

interface CompareProps {
  readonly bot: Bot;
  readonly versions: readonly Version[];
  readonly sides: Sides;
  readonly onSides: (sides: Sides | null) => void;
}

function Compare({ bot, versions, sides, onSides }: CompareProps) {
  const box = useRef<HTMLDivElement>(null);
  // It opens above the row whose button was pressed, perhaps out of sight.
  useEffect(() => box.current?.focus(), []);
  const choices = [
    { value: 'draft', label: 'Draft' },
    ...versions.map(({ number }) => ({
      value: String(number),
      label: `Version ${String(number)}${number === bot.published.number ? ' (live)' : ''}`,
    })),
  ];
  const chooser = (side: keyof Sides, label: string) => (
    <Select
      label={label}
      data={choices}
      value={String(sides[side])}
      allowDeselect={false}
      data-testid={`compare-${side}`}
      onChange={(value) => {
        if (value !== null) onSides({ ...sides, [side]: sideOf(value) });
      }}
    />
  );
  return (
    <div ref={box} tabIndex={-1} className={classes['compare']}>
      <div className={classes['sides']}>
        {chooser('from', 'From')}
        {chooser('to', 'To')}
        <Button
          variant="default"
          data-testid="compare-turn"
          onClick={() => onSides({ from: sides.to, to: sides.from })}
        >
          Swap
        </Button>
        <Button variant="default" onClick={() => onSides(null)}>
          Close
        </Button>
      </div>
      <Comparison botId={bot.id} revision={bot.revision} {...sides} />
    </div>
  );
}

interface RowProps {
  readonly version: Version;
  readonly live: boolean;
  readonly restoring: boolean;
  readonly show: () => void;
  readonly compare: () => void;
  readonly restore: () => void;
}

function Row({ version, live, restoring, show, compare, restore }: RowProps) {
  const { number, author, note, created_at: at } = version;
  return (
    <li className={classes['version']} data-testid="version-row" data-version={number}>
      <div className={classes['what']}>
        <strong>Version {number}</strong>
        {live && <StatusMark tone="ok">Live</StatusMark>}
      </div>
      <div className={classes['facts']}>
        <Time at={at} />
        {author !== '' && <> by {author}</>}
      </div>
      <div className={classes['note']} dir="auto">
        {note}
      </div>
      <div className={classes['actions']}>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={`Show the file of version ${String(number)}`}
          onClick={show}
        >
          Show
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={`Compare version ${String(number)} with the draft`}
          onClick={compare}
        >
          Compare
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={`Restore version ${String(number)} as the draft`}
          loading={restoring}
          onClick={restore}
        >
          Restore
        </Button>
      </div>
    </li>
  );
}

/** What was published, the newest first: to compare, and to take up again. */
export function Versions({ bot, draft }: { readonly bot: Bot; readonly draft: Draft }) {
  const [sides, setSides] = useState<Sides | null>(null);
  const [shown, setShown] = useState<number | null>(null);
  const [asking, setAsking] = useState<number | null>(null);
  const [all, setAll] = useState(false);
  const versions = useQuery({
    queryKey: keys.versions(bot.id),
    queryFn: ({ signal }) => fetchVersions(bot.id, signal),
  });
  const restoration = useMutation({
    mutationFn: (version: number) => restoreVersion(bot.id, version, bot.revision),
    onSuccess: draft.replaceBy,
    onSettled: () => setAsking(null),
  });
  const restore = (version: number) => {
    if (draft.unsaved || bot.draft_differs) setAsking(version);
    else restoration.mutate(version);
  };
  return (
    <Section
      title="Versions"
      note="What was published stays as it was"
      actions={
        <span role="status" className={classes['status']} data-testid="restore-status">
          {restoration.isSuccess &&
            !draft.unsaved &&
            `The draft is version ${String(restoration.variables)} again.${
              bot.draft_differs ? ' Visitors get it after Publish.' : ''
            }`}
        </span>
      }
    >
      <Refused error={restoration.error} draft={draft} onReread={restoration.reset} />
      <QueryView query={versions} what="the versions">
        {(list) => (
          <>
            {sides !== null && (
              <Compare bot={bot} versions={list} sides={sides} onSides={setSides} />
            )}
            {shown !== null && (
              <VersionFile botId={bot.id} version={shown} onClose={() => setShown(null)} />
            )}
            <ol className={classes['versions']}>
              {(all ? list : list.slice(0, SHOWN_AT_FIRST)).map((version) => (
                <Row
                  key={version.number}
                  version={version}
                  live={version.number === bot.published.number}
                  restoring={restoration.isPending && restoration.variables === version.number}
                  show={() => {
                    setSides(null);
                    setShown(version.number);
                  }}
                  compare={() => {
                    setShown(null);
                    setSides({ from: version.number, to: 'draft' });
                  }}
                  restore={() => restore(version.number)}
                />
              ))}
            </ol>
            {!all && list.length > SHOWN_AT_FIRST && (
              <Button variant="default" size="compact-xs" onClick={() => setAll(true)}>
                Show all {list.length} versions
              </Button>
            )}
          </>
        )}
      </QueryView>
      {asking !== null && (
        <RestoreDialog
          version={asking}
          unsaved={draft.unsaved}
          busy={restoration.isPending}
          restore={() => restoration.mutate(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  );
}
