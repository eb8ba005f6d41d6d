import type { ReactNode } from 'react';
import type { PanelProps } from '../panel-props.ts';
import { Causes } from './causes.tsx';
import { Coverage } from './coverage.tsx';
import { WorkStages } from './work-stages.tsx';
import './panel.css';

/** What this type has beside the general; most have nothing. */
export default function RectificationPanel({ view, type }: PanelProps): ReactNode {
  const causes = type.steps.some(({ event }) => event === 'link-cause') ? <Causes view={view} /> : null;
  return type.id === 'rectification/sweep' ? <><Coverage view={view} />{causes}</> : <><WorkStages view={view} type={type} />{causes}</>;
}
