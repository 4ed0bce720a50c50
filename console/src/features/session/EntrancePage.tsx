import type { ReactNode } from 'react';
import { PageTitle } from '../../ui/Page';
import { Brand } from '../../app/Brand';
import classes from './session.module.css';

interface EntrancePageProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the two pages before the door: sign-in and the first administrator. */
export function EntrancePage({ title, lead, children }: EntrancePageProps) {
  return (
    <div className={classes['entrance']}>
      <PageTitle parts={[title]} />
      <header className={classes['band']}>
        <Brand />
      </header>
      <main className={classes['card']}>
        <h1>{title}</h1>
        <div className={classes['lead']}>{lead}</div>
        {children}
      </main>
    </div>
  );
}
