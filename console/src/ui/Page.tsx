import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './ui.module.css';

export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

interface PageProps {
  readonly title: string;
  /** What stands before the title in the browser's tab, from near to far; the title if left out. */
  readonly tab?: readonly string[];
  readonly crumbs?: readonly Crumb[];
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function PageTitle({ parts }: { readonly parts: readonly string[] }) {
  return <title>{[...parts, 'Deskhand'].join(' · ')}</title>;
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Where you are" className={classes['crumbs']}>
      {crumbs.map((crumb, index) => (
        <Fragment key={crumb.label}>
          {index > 0 && <span aria-hidden="true">›</span>}
          {crumb.to === undefined ? (
            <span>{crumb.label}</span>
          ) : (
            <Link to={crumb.to}>{crumb.label}</Link>
          )}
        </Fragment>
      ))}
    </nav>
  );
}

export function Page({ title, tab, crumbs, lead, actions, wide = false, children }: PageProps) {
  return (
    <div className={wide ? classes['pageWide'] : classes['page']}>
      <PageTitle parts={tab ?? [title]} />
      <header className={classes['pageHeader']}>
        <div className={classes['pageHeading']}>
          {crumbs !== undefined && <Crumbs crumbs={crumbs} />}
          <h1>{title}</h1>
          {lead !== undefined && <div className={classes['lead']}>{lead}</div>}
        </div>
        {actions !== undefined && <div className={classes['pageActions']}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page on a sheet of its own. */
export function Section({ title, note, actions, children }: SectionProps) {
  return (
    <section className={classes['section']} aria-label={title}>
      <header className={classes['sectionHeader']}>
        <h2>{title}</h2>
        {note !== undefined && <span className={classes['sectionNote']}>{note}</span>}
        {actions !== undefined && <div className={classes['sectionActions']}>{actions}</div>}
      </header>
      <div className={classes['sectionBody']}>{children}</div>
    </section>
  );
}
