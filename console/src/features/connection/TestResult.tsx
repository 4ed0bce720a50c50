import type { ConnectionTest, TestLink } from '../../api/connection';
import { StatusMark } from '../../ui/StatusMark';
import { linkWords } from './words';
import classes from './connection.module.css';

/** The sentence above the list: which link to mend first, or that all hold. */
export function verdict(result: ConnectionTest): { tone: 'ok' | 'warn' | 'bad'; text: string } {
  const broken = result.links.find((link) => link.id === result.broken);
  if (broken !== undefined) return { tone: 'bad', text: `Broken at: ${broken.title}` };
  const warnings = result.links.filter((link) => link.state === 'warning').length;
  if (warnings > 0) {
    const links = warnings === 1 ? 'one link wants' : `${String(warnings)} links want`;
    return { tone: 'warn', text: `The connection works; ${links} a look` };
  }
  return { tone: 'ok', text: 'Every link holds' };
}

function LinkRow({ link }: { readonly link: TestLink }) {
  const { label, tone } = linkWords(link.state);
  return (
    <li data-testid={`test-link-${link.id}`} data-state={link.state} className={classes['link']}>
      <StatusMark tone={tone} plain>
        {label}
      </StatusMark>
      <div className={classes['linkText']}>
        <div className={classes['linkTitle']}>{link.title}</div>
        <div className={classes['linkDetail']}>
          {link.detail}
          {link.next_step !== '' && (
            <div>
              <span className={classes['next']}>Next:</span> {link.next_step}
            </div>
          )}
        </div>
      </div>
    </li>
  );
}

export function TestResult({ result }: { readonly result: ConnectionTest }) {
  const { tone, text } = verdict(result);
  return (
    <div className={classes['test']} role="status" aria-label="Result of the connection test">
      <div className={classes['verdict']} data-testid="test-verdict">
        <StatusMark tone={tone}>{text}</StatusMark>
      </div>
      <ol className={classes['links']}>
        {result.links.map((link) => (
          <LinkRow key={link.id} link={link} />
        ))}
      </ol>
    </div>
  );
}
