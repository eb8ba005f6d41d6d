import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { verdicts } from '../../model/determination.ts';
import { usePreferences } from '../app/preferences.ts';
import { useSay } from '../app/words/pick.ts';
import { flagWords, verdictWords } from './reading-words.ts';
import type { WhyLink } from './why-link.ts';

type Step = WhyLink['steps'][number];

/** More than this many steps are folded behind those that decide. */
const shownMax = 8;
const deciding: ReadonlySet<string> = new Set(['maximum', 'limit', 'compared', 'value', 'reason', 'verdict', 'earlier', 'withdrawn', 'received', 'data-time', 'command']);

/** What was done, in order: words at the left, the value at the right. */
export function WhySteps({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const { t } = useTranslation('kit');
  if (steps.length === 0) return null;
  const short = steps.filter(({ name }) => deciding.has(name));
  if (steps.length <= shownMax || short.length === 0) return <StepList steps={steps} />;
  return (
    <>
      <StepList steps={short} />
      <details className="why-all">
        <summary>{t('why-all-steps', { count: steps.length })}</summary>
        <StepList steps={steps} />
      </details>
    </>
  );
}

function StepList({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const { language } = usePreferences();
  const say = useSay();
  const shown = ({ name, value = '' }: Step): string => {
    const flag = name === 'flag' ? flagWords[value] : undefined;
    if (flag !== undefined) return `${value} ${say(flag)}`;
    const verdict = verdicts.find((one) => name === 'compared' && one === value);
    return verdict === undefined ? value : say(verdictWords[verdict]);
  };
  return (
    <ol className="why-steps">
      {steps.map((step) => (
        <li key={`${step.name} ${step.zh} ${step.value ?? ''}`} className={`why-step-${step.name}`}><span>{step[language]}</span>{step.value === undefined ? null : <b>{shown(step)}</b>}</li>
      ))}
    </ol>
  );
}
