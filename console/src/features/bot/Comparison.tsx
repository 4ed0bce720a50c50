import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { keys } from '../../api/keys';
import { fetchDiff, type Side } from '../../api/versions';
import { QueryView } from '../../ui/QueryView';
import { changeWords, hunksOf, type DiffLine, type Hunk } from './diff';
import { ScrollBox } from './ScrollBox';
import unseen from '../../ui/unseen.module.css';
import classes from './comparison.module.css';

function sideWords(side: Side): string {
  return side === 'draft' ? 'the draft' : `version ${String(side)}`;
}

/** Signs and words tell what the colours tell. */
const SIGNS: Record<DiffLine['kind'], { sign: string; word: string }> = {
  same: { sign: '', word: '' },
  added: { sign: '+', word: 'added' },
  removed: { sign: '−', word: 'removed' },
};

function Line({ line }: { readonly line: DiffLine }) {
  const { sign, word } = SIGNS[line.kind];
  return (
    <tr data-kind={line.kind} data-testid="diff-line">
      <td className={classes['number']}>{line.old}</td>
      <td className={classes['number']}>{line.now}</td>
      <td className={classes['sign']}>
        <span aria-hidden="true">{sign}</span>
        <span className={unseen['unseen']}>{word}</span>
      </td>
      <td className={classes['text']}>{line.text}</td>
    </tr>
  );
}

function Skipped({ lines }: { readonly lines: number }) {
  if (lines === 0) return null;
  return (
    <tr className={classes['skipped']}>
      <td colSpan={4}>{lines === 1 ? '1 unchanged line' : `${String(lines)} unchanged lines`}</td>
    </tr>
  );
}

function Hunks({ hunks }: { readonly hunks: readonly Hunk[] }) {
  return hunks.map(({ skipped, lines }, index) => (
    <Fragment key={index}>
      <Skipped lines={skipped} />
      {lines.map((line, at) => (
        <Line key={at} line={line} />
      ))}
    </Fragment>
  ));
}

interface ComparisonProps {
  readonly botId: string;
  readonly from: Side;
  readonly to: Side;
  /** Of the draft, so that a draft that was saved since is compared anew. */
  readonly revision: number;
}

/** What differs between two files, line by line. */
export function Comparison({ botId, from, to, revision }: ComparisonProps) {
  const comparison = useQuery({
    queryKey: keys.diff(botId, from, to, from === 'draft' || to === 'draft' ? revision : null),
    queryFn: ({ signal }) => fetchDiff(botId, from, to, signal),
  });
  return (
    <div className={classes['comparison']} data-testid="comparison">
      <QueryView query={comparison} what="the comparison">
        {(diff) => (
          <>
            <p className={classes['summary']} data-testid="diff-summary">
              From {sideWords(from)} to {sideWords(to)}: {changeWords(diff)}
            </p>
            {diff.unified !== '' && (
              <ScrollBox name="Changes">
                <table className={classes['diff']}>
                  <thead className={unseen['unseen']}>
                    <tr>
                      <th scope="col">Line in {sideWords(from)}</th>
                      <th scope="col">Line in {sideWords(to)}</th>
                      <th scope="col">Change</th>
                      <th scope="col">Text</th>
                    </tr>
                  </thead>
                  <tbody>
                    <Hunks hunks={hunksOf(diff.unified)} />
                  </tbody>
                </table>
              </ScrollBox>
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}
