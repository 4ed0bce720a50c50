import type { Candidate, Why as Reasons } from '../../api/why';
import { languageName } from '../businesses/languages';
import { judgeWords, ruleWords, score, THRESHOLD } from './words';
import unseen from '../../ui/unseen.module.css';
import classes from './why.module.css';

function Candidates({ candidates }: { readonly candidates: readonly Candidate[] }) {
  if (candidates.length === 0) return <>None was compared.</>;
  return (
    <>
      <ol className={classes['candidates']}>
        {candidates.map(({ name, confidence }) => (
          <li
            key={name}
            data-testid="why-candidate"
            data-meant={confidence >= THRESHOLD}
            className={classes['candidate']}
          >
            <span className={classes['name']}>{name}</span>
            <span className={classes['score']}>{score(confidence)}</span>
            <span className={classes['bar']} aria-hidden="true">
              <span style={{ width: `${String(Math.max(0, Math.min(1, confidence)) * 100)}%` }} />
            </span>
          </li>
        ))}
      </ol>
      <div className={classes['quiet']}>
        From {score(THRESHOLD)} on, which the bars mark, one is taken for meant.
      </div>
    </>
  );
}

function Values({ values }: { readonly values: Reasons['values'] }) {
  return (
    <ul className={classes['values']}>
      {values.map(({ entity, value, words }, index) => (
        <li key={index} data-testid="why-value">
          <code>{entity}</code> = <bdi className={classes['value']}>{value}</bdi>
          {words !== '' && words !== value && (
            <span className={classes['quiet']}>
              {' '}
              from “<bdi>{words}</bdi>”
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Path({ path }: { readonly path: readonly string[] }) {
  return (
    <ol className={classes['path']}>
      {path.map((node, index) => (
        <li key={index}>
          <code>{node}</code>
        </li>
      ))}
    </ol>
  );
}

function understoodAs(text: string, { understood, language }: Reasons): string | null {
  const other = understood !== '' && understood.trim() !== text.trim();
  const inLanguage = language === '' ? null : languageName(language);
  if (other) return inLanguage === null ? `“${understood}”` : `“${understood}”, ${inLanguage}`;
  return inLanguage;
}

interface WhyProps {
  /** The visitor's own words. */
  readonly text: string;
  readonly why: Reasons;
}

/** Opens what the bot made of a message: what decided, what it could have meant, what was found. */
export function Why({ text, why }: WhyProps) {
  const understood = understoodAs(text, why);
  return (
    <details className={classes['why']} data-testid="why" data-rule={why.rule.toLowerCase()}>
      <summary>
        Why?<span className={unseen['unseen']}> What the bot made of “{text}”</span>
      </summary>
      <dl className={classes['reasons']}>
        <dt>Decided</dt>
        <dd data-testid="why-rule">{ruleWords(why.rule)}</dd>
        {why.path.length > 0 && (
          <>
            <dt>Nodes</dt>
            <dd data-testid="why-path">
              <Path path={why.path} />
            </dd>
          </>
        )}
        {understood !== null && (
          <>
            <dt>Understood</dt>
            <dd dir="auto">{understood}</dd>
          </>
        )}
        {why.understood_by !== null && (
          <>
            <dt>Judged</dt>
            <dd data-testid="why-judge">{judgeWords(why.understood_by)}</dd>
          </>
        )}
        <dt>Values</dt>
        <dd>{why.values.length === 0 ? 'None found.' : <Values values={why.values} />}</dd>
        <dt>Candidates</dt>
        <dd>
          <Candidates candidates={why.candidates} />
        </dd>
      </dl>
    </details>
  );
}
