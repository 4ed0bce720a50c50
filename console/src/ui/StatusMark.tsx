import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** Each tone has a shape of its own, so that colour is never the only sign. */
export type Tone = 'ok' | 'busy' | 'warn' | 'bad' | 'off' | 'human';

function Shape({ tone }: { readonly tone: Tone }) {
  switch (tone) {
    case 'ok':
      return <circle cx="6" cy="6" r="4.5" fill="currentColor" />;
    case 'busy':
      return (
        <>
          <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor" />
        </>
      );
    case 'warn':
      return <path d="M6 1.2 11.2 10.5H.8z" fill="currentColor" />;
    case 'bad':
      return <path d="M1.5 1.5h9v9h-9z" fill="currentColor" />;
    case 'off':
      return <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case 'human':
      return <path d="M6 .8 11.2 6 6 11.2.8 6z" fill="currentColor" />;
  }
}

interface StatusMarkProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly state?: string;
  readonly testId?: string;
  readonly plain?: boolean;
}

export function StatusMark({ tone, children, state, testId, plain = false }: StatusMarkProps) {
  return (
    <span
      className={plain ? classes['statusPlain'] : classes['status']}
      data-tone={tone}
      data-state={state}
      data-testid={testId}
    >
      <svg aria-hidden="true" width="9" height="9" viewBox="0 0 12 12">
        <Shape tone={tone} />
      </svg>
      <span>{children}</span>
    </span>
  );
}
