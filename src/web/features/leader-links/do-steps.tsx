import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useCaseType } from '../../app/programmes.ts';
import { useKeptAs } from '../../app/kept-as.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { caseOf, inputOf, uploadStepOf, type Step, type View } from '../../casework/case-view.ts';
import { useCase, useDoing } from '../../casework/use-case.ts';
import { StepForm } from '../../kit/step-form/later.tsx';

type DoProps = { readonly id: string; readonly events: readonly string[]; readonly then: () => void };

/** Of these steps the ones that this office may take now: a button each, its form when it is pressed. Nothing where it may take none. */
export function DoSteps({ id, events, then }: DoProps): ReactNode {
  const answer = useCase(id);
  const type = useCaseType(answer.data?.type);
  return answer.data === undefined || type === undefined ? null : <Open view={answer.data} type={type} events={events} then={then} />;
}

function Open({ view, type, events, then }: Omit<DoProps, 'id'> & { readonly view: View; readonly type: CaseType }): ReactNode {
  const say = useSay();
  const { language } = usePreferences();
  const doing = useDoing(view);
  const { keepAs } = useKeptAs(`case/${view.row.id}/`);
  const [chosen, setChosen] = useState<string>();
  const steps = events.flatMap((event) => view.steps.find((step) => step.event === event) ?? []);
  const step = steps.find(({ event }) => event === chosen);
  if (steps.length === 0) return null;
  const send = async (one: Step, data: Parameters<typeof doing.step>[2]): Promise<boolean> => {
    if (!(await doing.step(one.event, one.title, data))) return false;
    setChosen(undefined);
    then();
    return true;
  };
  return (
    <div className="leader-do no-print">
      <div className="leader-buttons">
        {steps.map((one) => <Button key={one.event} size="small" type={one.main ? 'primary'
          : 'default'} danger={one.returns} aria-expanded={one === step} data-event={one.event} onClick={() => setChosen(one === step
          ? undefined : one.event)}>{say(one.title)}</Button>)}
      </div>
      {step === undefined ? null : (
        <StepForm
          key={step.event} fields={inputOf(step)} title={step.title} danger={step.returns} busy={doing.busy}
          surroundings={{ evidence: caseOf(view).evidence ?? [], checklist: type.checklist, persons: [],
            ...(uploadStepOf(view) === undefined ? {} : { upload: doing.upload }) }}
          blockedBy={step.blockedBy.map(({ message, detail }) => ({ says: detail === '' ? message[language]
            : `${message[language]}:${detail}` }))} {...(keepAs === undefined ? {} : { keepAs: `${keepAs}${step.event}` })}
          onSend={(data) => send(step, data)} onCancel={() => setChosen(undefined)}
        />
      )}
    </div>
  );
}
