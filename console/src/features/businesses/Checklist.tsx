import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { fetchChecklist, type ChecklistStep } from '../../api/businesses';
import { keys } from '../../api/keys';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { checklistTarget } from './checklistTarget';
import unseen from '../../ui/unseen.module.css';
import classes from './businesses.module.css';

interface StepProps {
  readonly step: ChecklistStep;
  readonly businessId: string;
  readonly current: boolean;
}

function StepTitle({ step, businessId }: Omit<StepProps, 'current'>) {
  const target = checklistTarget(step, businessId);
  if (target === null) return <span>{step.title}</span>;
  if (target.kind === 'page') return <Link to={target.to}>{step.title}</Link>;
  return (
    <a href={target.href} target="_blank" rel="noreferrer">
      {step.title} <Icon name="open" size={12} />
    </a>
  );
}

function Step({ step, businessId, current }: StepProps) {
  return (
    <li
      className={classes['step']}
      data-testid={`checklist-step-${step.id}`}
      data-done={step.done}
      aria-current={current ? 'step' : undefined}
    >
      <span className={classes['stepMark']}>
        {step.done && <Icon name="tick" size={12} />}
        <span className={unseen['unseen']}>{step.done ? 'Done:' : 'To do:'}</span>
      </span>
      <div>
        <div className={classes['stepTitle']}>
          <StepTitle step={step} businessId={businessId} />
        </div>
        {step.detail !== '' && <div className={classes['stepDetail']}>{step.detail}</div>}
      </div>
    </li>
  );
}

export function Checklist({ businessId }: { readonly businessId: string }) {
  const checklist = useQuery({
    queryKey: keys.checklist(businessId),
    queryFn: ({ signal }) => fetchChecklist(businessId, signal),
  });
  const progress = checklist.data;
  return (
    <Section
      title="From bot to first hand-over"
      note={
        progress && (
          <span data-testid="checklist-progress">
            {progress.done === progress.of
              ? 'All done'
              : `${String(progress.done)} of ${String(progress.of)} done`}
          </span>
        )
      }
    >
      <QueryView query={checklist} what="the steps">
        {({ steps }) => {
          const next = steps.find((step) => !step.done)?.id;
          return (
            <ol className={classes['steps']}>
              {steps.map((step) => (
                <Step
                  key={step.id}
                  step={step}
                  businessId={businessId}
                  current={step.id === next}
                />
              ))}
            </ol>
          );
        }}
      </QueryView>
    </Section>
  );
}
