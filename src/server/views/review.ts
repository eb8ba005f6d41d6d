import { hourMs } from '../../basis/time.ts';
import type { ReviewedSpan } from '../../flow/checks/review.ts';
import { factorAt } from '../../flow/factor-at.ts';
import type { House } from '../../flow/house.ts';
import { markState, type DataMark } from '../../model/data-mark.ts';
import type { Point } from '../../model/point.ts';
import { regionName } from './names.ts';

export const pointName = ({ number, name, kind }: Point) => ({ number, name, kind });
/** In the unit in which this point gives it. */
export const factorName = (house: House, point: number, code: string) => {
  const { name, unit } = factorAt(house, point, code);
  return { code, name, unit };
};

/** Nothing where the register no longer knows the point. */
export function spanView(house: House, { span, decision }: ReviewedSpan) {
  const point = house.directory.points.get(span.point);
  const row = house.checkRows.find(({ id }) => id === span.row);
  if (point === undefined) return [];
  const { key, version, from, to, reason, effect, mark } = span;
  return [{
    point: pointName(point), region: regionName(house, point.region), factor: factorName(house, span.point, span.factor), key,
      rule: row?.name ?? { zh: key, en: key }, version,
    confidence: row?.confidence ?? 'low', from, to, hours: (to - from) / hourMs, ended: mark !== undefined, reason, effect,
    ...(decision === undefined ? {} : { decision: { effect: decision.effect, says: decision.says, reason: decision.reason,
      at: decision.at } }),
  }];
}

export function markLine(house: House, mark: DataMark, mayDecide: boolean) {
  const { id, maker, type, effect, factors, from, to, says, reason, at, withdrawn } = mark;
  const signed = signatureOf(mark);
  return {
    id, maker, type, effect, state: markState(mark), factors: factors.map((code) => factorName(house, mark.point, code)), from, to, says,
      reason, at,
    ...(signed === undefined ? {} : { signature: signed }),
    ...(withdrawn === undefined ? {} : { withdrawn: { at: withdrawn.at, says: withdrawn.says, reason: withdrawn.reason } }),
    mayTakeBack: mayDecide && maker === 'reviewer' && withdrawn === undefined,
  };
}

export function signatureOf({ signature }: DataMark): { readonly hash: string; readonly method: string } | undefined {
  if (signature === undefined) return undefined;
  const { hash, method } = JSON.parse(signature) as { readonly hash: string; readonly method: string };
  return { hash, method };
}
