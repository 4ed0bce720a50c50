import type { Problem } from '../../api/errors';
import classes from './bot.module.css';

interface ProblemsProps {
  readonly problems: readonly Problem[];
  /** Without it places are only told. */
  readonly onJump?: (line: number) => void;
}

function place({ line, column }: Problem): string {
  if (line === null) return 'File';
  return column === null ? `Line ${String(line)}` : `Line ${String(line)}:${String(column)}`;
}

/** From the top of the file to its end; what has no place comes first. */
function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0),
  );
}

export function Problems({ problems, onJump }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ul className={classes['problems']} aria-label="Problems in the file">
      {inOrder(problems).map((problem, index) => {
        const { line } = problem;
        return (
          <li key={index} data-testid="bot-problem">
            {line === null || onJump === undefined ? (
              <span className={classes['place']}>{place(problem)}</span>
            ) : (
              <button type="button" className={classes['place']} onClick={() => onJump(line)}>
                {place(problem)}
              </button>
            )}
            <div>
              {problem.message}
              {problem.fix !== null && <div className={classes['fix']}>{problem.fix}</div>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
