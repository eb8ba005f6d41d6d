import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainStep } from '../../../model/finding.ts';
import { useSay } from '../../app/words/pick.ts';

/** Why: what the judge did, in order, folded until somebody asks. */
export function StepList({ steps }: { readonly steps: readonly ExplainStep[] }): ReactNode {
  const { t } = useTranslation();
  const say = useSay();
  if (steps.length === 0) return null;
  return (
    <details className="step-list no-print">
      <summary>{t('why')}</summary>
      <ol>{steps.map((step) => <li key={`${step.name} ${step.zh} ${step.value ?? ''}`}>{say(step)}{step.value === undefined ? '' : ` ${step.value}`}</li>)}</ol>
    </details>
  );
}
