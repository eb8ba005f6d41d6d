import type { Static } from 'typebox';
import type { DeterminationView, FactorView } from '../../contract/point.ts';
import { factorAt } from '../../flow/factor-at.ts';
import type { House } from '../../flow/house.ts';
import type { Determination } from '../../model/determination.ts';
import { determinationId } from '../../model/identifier.ts';

export function determinationView(row: Determination): Static<typeof DeterminationView> {
  const { decidedAt: _decidedAt, frame: _frame, ...shown } = row;
  return { id: determinationId(row), ...shown };
}

/** The factors that these rows speak of, in the order of their codes; derived ones first. */
export function factorViews(house: House, rows: readonly Determination[]): Static<typeof FactorView>[] {
  const points = new Map(rows.map((row) => [row.factor, row.point]));
  return [...points].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, point]) => ({ ...factorAt(house, point, code) }));
}
