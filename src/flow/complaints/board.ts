import type { CaseHead } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';

export type BoardCell = { readonly state: string; readonly count: number; readonly late: number };
export type BoardRow = {
  readonly region: string;
  readonly cells: readonly BoardCell[];
  readonly total: number;
  readonly late: number;
  readonly returned: number;
  readonly nextDue?: number;
};

/** 县(市、区) × 环节: how many items stand where, and how many of them are late now. Regions in their code order. */
export function boardOf(type: CaseType, items: readonly CaseHead[], now: number): readonly BoardRow[] {
  return [...Map.groupBy(items, ({ region }) => region)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([region, own]) => {
      const dues = own.flatMap(({ clocks }) =>
        clocks.flatMap(({ due, stoppedAt }) => (stoppedAt === undefined && due !== undefined && due >= now ? [due] : [])),
      );
      return {
        region,
        total: own.length,
        late: own.filter((of) => isLate(of, now)).length,
        returned: own.filter(({ returned }) => returned !== undefined).length,
        cells: type.stages.map((state) => {
          const here = own.filter((of) => of.state === state);
          return { state, count: here.length, late: here.filter((of) => isLate(of, now)).length };
        }),
        ...(dues.length === 0 ? {} : { nextDue: Math.min(...dues) }),
      };
    });
}

/** A clock of it that runs has passed its end. */
export const isLate = ({ clocks }: CaseHead, now: number): boolean =>
  clocks.some(({ due, stoppedAt }) => stoppedAt === undefined && due !== undefined && due < now);
