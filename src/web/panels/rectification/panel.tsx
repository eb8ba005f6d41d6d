import { lazy, Suspense, type ReactNode } from 'react';
import { laterWords } from '../../app/words/start.ts';
import { Causes } from '../../casework/causes.tsx';
import { Reporters } from '../../casework/reporters.tsx';
import type { PanelProps } from '../panel-props.ts';
import { Alike } from './alike.tsx';
import { Coverage } from './coverage.tsx';
import { LeaderPanel } from './leader-panel.tsx';
import { WorkStages } from './work-stages.tsx';
import './panel.css';

const goodCaseParts = async (): Promise<typeof import('./good-case.tsx')> => (await Promise.all([import('./good-case.tsx'), laterWords()]))[0];
const GoodCaseFacts = lazy(async () => ({ default: (await goodCaseParts()).GoodCaseFacts }));
const Suggested = lazy(async () => ({ default: (await goodCaseParts()).Suggested }));

const WatchCurve = lazy(async () => { const [{ WatchCurve: part }] = await Promise.all([import('./watch-curve.tsx'), laterWords()]); return { default: part }; });

/** What this type has beside the general; most have nothing. */
export default function RectificationPanel({ view, type }: PanelProps): ReactNode {
  const causes = type.steps.some(({ event }) => event === 'link-cause') ? <Causes view={view} /> : null;
  if (type.id === 'rectification/sweep') return <><Coverage view={view} />{causes}</>;
  if (type.id === 'rectification/good-case') return <Suspense fallback={null}><GoodCaseFacts view={view} type={type} /></Suspense>;
  if (type.id === 'rectification/watch') return <Suspense fallback={null}><WatchCurve view={view} /></Suspense>;
  return (
    <>
      <LeaderPanel view={view} type={type} />
      {view.row.state === 'planning' ? <Suspense fallback={null}><Suggested view={view} type={type} /></Suspense> : null}
      <WorkStages view={view} type={type} />
      {causes}
      {type.alike === undefined ? null : <Alike view={view} />}
      {type.reporters === undefined ? null : <Reporters id={view.row.id} as="reported" />}
    </>
  );
}
