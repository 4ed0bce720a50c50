import type { ReactNode } from 'react';
import classes from './scroll-box.module.css';

interface ScrollBoxProps {
  /** For those who cannot see it. */
  readonly name: string;
  readonly children: ReactNode;
}

/** Something long, in a box of its own. */
export function ScrollBox({ name, children }: ScrollBoxProps) {
  return (
    // A scrolling region must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes['scroll']} role="region" aria-label={name} tabIndex={0}>
      {children}
    </div>
  );
}
