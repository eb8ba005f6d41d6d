import type { ReactNode } from 'react';
import { ambientPollutants } from '../../../model/ambient.ts';

/** In the order of HJ 633; the factor code is what determinations are kept under. */
export const pollutants: readonly { readonly code: string; readonly id: string; readonly unit: string }[] =
  [...ambientPollutants].map(([code, id]) => ({ code, id, unit: id === 'CO' ? 'mg/m³' : 'µg/m³' }));

/** PM₂.₅, O₃: figures of a formula set low. */
export function PollutantName({ id }: { readonly id: string }): ReactNode {
  const [, letters = id, figures = ''] = /^([A-Za-z]+)([\d.]*)$/.exec(id) ?? [];
  return <>{letters}{figures === '' ? null : <sub>{figures}</sub>}</>;
}

const lowered: Readonly<Record<string, string>> = { 'PM2.5': 'PM₂.₅', PM10: 'PM₁₀', SO2: 'SO₂', NO2: 'NO₂', CO: 'CO', O3: 'O₃' };
/** The same as plain text, for titles and files. */
export const pollutantText = (id: string): string => lowered[id] ?? id;
