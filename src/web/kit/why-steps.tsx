import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/preferences.ts';
import { useSay } from '../app/words/pick.ts';
import { flagWords } from './reading-words.ts';
import type { Link } from './why-chain.tsx';

type Step = Link['steps'][number];

/** More than this many steps are folded behind those that decide. */
const shownMax = 8;
const deciding: ReadonlySet<string> = new Set(['maximum', 'limit', 'compared', 'value', 'reason', 'verdict', 'withdrawn', 'received', 'data-time', 'command']);

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
    const words = name === 'flag' ? flagWords[value] : undefined;
    return words === undefined ? value : `${value} ${say(words)}`;
  };
  return (
    <ol className="why-steps">
      {steps.map((step) => (
        <li key={`${step.name} ${step.zh} ${step.value ?? ''}`} className={`why-step-${step.name}`}><span>{step[language]}</span>{step.value === undefined ? null : <b>{shown(step)}</b>}</li>
      ))}
    </ol>
  );
}
