import { lazy, type ComponentType } from 'react';
import type { CaseType } from '../../model/case-type.ts';
import type { View } from '../casework/case-view.ts';

export type PanelProps = { readonly view: View; readonly type: CaseType };

/** Bespoke panels on case pages, by programme: one line each, removed with its folder. */
const panels: Readonly<Record<string, ComponentType<PanelProps>>> = {
  integrity: lazy(() => import('./integrity/review-order.tsx')),
};

export function panelOf(caseType: string): ComponentType<PanelProps> | undefined {
  const [programme = ''] = caseType.split('/');
  return Object.hasOwn(panels, programme) ? panels[programme] : undefined;
}
