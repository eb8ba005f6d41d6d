import { createElement, lazy, type ComponentType, type ReactElement } from 'react';
import type { PanelProps } from './panel-props.ts';

/** Bespoke panels on case pages, by programme: one line each, removed with its folder. */
const panels: Readonly<Record<string, ComponentType<PanelProps>>> = {
  complaints: lazy(() => import('./complaints/item-panel.tsx')),
  integrity: lazy(() => import('./integrity/review-order.tsx')),
  rectification: lazy(() => import('./rectification/panel.tsx')),
};

/** The panel of the case's programme; undefined where it has none. */
export function panelFor(props: PanelProps): ReactElement | undefined {
  const [programme = ''] = props.type.id.split('/');
  const panel = Object.hasOwn(panels, programme) ? panels[programme] : undefined;
  return panel === undefined ? undefined : createElement(panel, props);
}
