import type { Static } from 'typebox';
import type { enterpriseEmission } from '../../../contract/emission.ts';
import type { PermitState } from '../../../model/permitted-amount.ts';
import type { Words } from '../../../model/words.ts';
import type { Tone } from '../../kit/status-tag.tsx';

export type EmissionReply = Static<typeof enterpriseEmission.reply>;
type FactorEmission = EmissionReply['factors'][number];
export type OutletEmission = FactorEmission['outlets'][number];
export type Figures = FactorEmission['total'];
export type Month = Figures['months'][number];
/** One row of the table: a factor of the whole firm, or of one outlet below it. */
export type EmissionRow = { readonly id: string; readonly factor: FactorEmission['factor']; readonly figures: Figures; readonly outlet?: OutletEmission };

/** Red: more than the permit allows has left. Yellow: it would, or nothing can be said. */
export const stateTones: Readonly<Record<PermitState, Tone>> = {
  'over': 'late', 'would-exceed': 'due', 'on-course': 'ok', 'within': 'ok', 'incomplete': 'due', 'no-amount': 'neutral', 'no-data': 'neutral',
};

/** The firm's total of each factor with its outlets below; a firm's only outlet is its total where the firm has no amount of its own. */
export const rowsOf = ({ factors }: EmissionReply): readonly EmissionRow[] => factors.flatMap(({ factor, total, outlets }) => [
  { id: factor.code, factor, figures: total }, ...outlets.map((outlet): EmissionRow => ({ id: `${factor.code} ${outlet.point.number}`, factor, figures: outlet, outlet })),
]);

export const outletName = ({ point }: OutletEmission): string => point.outlet ?? String(point.number);

/** How many factors of the firm stand where, the worst first; those without an amount last. */
export function statesOf({ factors }: EmissionReply): readonly { readonly state: PermitState; readonly names: readonly Words[] }[] {
  const order = Object.keys(stateTones) as PermitState[];
  const held = Map.groupBy(factors, ({ total }) => total.state);
  return order.flatMap((state) => {
    const own = held.get(state);
    return own === undefined ? [] : [{ state, names: own.map(({ factor }) => factor.name) }];
  });
}

/** Outlets that have sent more than the permit allows them, each with its factor: told beside what the firm together has. */
export const outletsOver = ({ factors }: EmissionReply): readonly { readonly factor: Words; readonly outlet: string }[] =>
  factors.flatMap(({ factor, total, outlets }) => (total.state === 'over' ? [] : outlets.filter(({ state }) => state === 'over')
    .map((outlet) => ({ factor: factor.name, outlet: outletName(outlet) }))));

export type Bars = { readonly within: number; readonly over: number; readonly substituted: number };
/** Lengths in % of `whole` tonnes, cut where the parts are longer than the bar; they are drawn, never printed. */
export function barsOf(parts: { readonly within: string; readonly over: string; readonly substituted: string }, whole: number): Bars {
  const [within, over, substituted] = [Number(parts.within), Number(parts.over), Number(parts.substituted)];
  const full = Math.max(whole, within + over + substituted);
  const scale = full > 0 ? 100 / full : 0;
  return { within: within * scale, over: over * scale, substituted: substituted * scale };
}

export const massOfMonth = ({ within, over, substituted }: Month): number => Number(within) + Number(over) + Number(substituted);
