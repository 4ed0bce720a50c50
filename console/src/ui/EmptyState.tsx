import type { ReactNode } from 'react';
import classes from './ui.module.css';

interface EmptyStateProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Says what is missing and what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes['empty']}>
      <h2>{title}</h2>
      <div>{children}</div>
      {action !== undefined && <div className={classes['emptyAction']}>{action}</div>}
    </div>
  );
}
