import type { ReactNode } from 'react';
import type { PanelProps } from '../panel-props.ts';
import { Coverage } from './coverage.tsx';
import { LeaderPanel } from './leader-panel.tsx';
import { WorkStages } from './work-stages.tsx';

/** What this type has beside the general; most have nothing. */
export default function RectificationPanel({ view, type }: PanelProps): ReactNode {
  return type.id === 'rectification/sweep' ? <Coverage view={view} />
    : <><LeaderPanel view={view} type={type} /><WorkStages view={view} type={type} /></>;
}
