import type { ReactNode } from 'react';
import { Reporters } from '../../casework/reporters.tsx';
import type { PanelProps } from '../panel-props.ts';
import { Alike } from './alike.tsx';
import { Causes } from './causes.tsx';
import { Coverage } from './coverage.tsx';
import { LeaderPanel } from './leader-panel.tsx';
import { WorkStages } from './work-stages.tsx';
import './panel.css';

/** What this type has beside the general; most have nothing. */
export default function RectificationPanel({ view, type }: PanelProps): ReactNode {
  const causes = type.steps.some(({ event }) => event === 'link-cause') ? <Causes view={view} /> : null;
  if (type.id === 'rectification/sweep') return <><Coverage view={view} />{causes}</>;
  return (
    <>
      <LeaderPanel view={view} type={type} />
      <WorkStages view={view} type={type} />
      {causes}
      {type.alike === undefined ? null : <Alike view={view} />}
      {type.reporters === undefined ? null : <Reporters id={view.row.id} as="reported" />}
    </>
  );
}
