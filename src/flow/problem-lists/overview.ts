import { compareFractions } from '../../basis/fraction.ts';
import { regionContains, type Region } from '../../model/region.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import { controlIndex, type ControlIndex } from './control-index.ts';
import { inPeriod, isOverdue, type Period } from './counted.ts';
import type { Listed } from './listed-problems.ts';
import type { IndexWeights } from '../../model/problem-lists.ts';

/** `solved` of `total`; both of the problems found in the period. */
export type ListFigures = {
  readonly list: string; readonly total: number; readonly solved: number; readonly overdue: number; readonly selfFound: number; readonly byReference: number;
};

/**
 * Figures of each list in the order given, and of all together under the id ``. A problem of a list that nobody names any more stands
 * with its id.
 */
export function listFigures(problems: readonly Listed[], lists: readonly string[], period: Period): readonly ListFigures[] {
  const found = problems.filter((one) => inPeriod(one, period));
  const unnamed = [...new Set(found.map(({ list }) => list))].filter((list) => !lists.includes(list)).sort();
  const of = (list: string, held: readonly Listed[]): ListFigures => ({
    list, total: held.length, solved: held.filter(({ solved }) => solved).length, overdue: held.filter((one) => isOverdue(one, period)).length,
    selfFound: held.filter(({ selfFound }) => selfFound).length, byReference: held.filter(({ byReference }) => byReference).length,
  });
  return [of('', found), ...[...lists, ...unnamed].map((list) => of(list, found.filter((one) => one.list === list)))];
}

export type PlaceFigures = { readonly region: string; readonly total: number; readonly solved: number; readonly place?: number } & ControlIndex;

/**
 * Regions of a level that the viewer may compare, highest index first, equal ones share a place; those without a figure follow in the
 * order of their codes.
 */
export function rankedPlaces(house: House, viewer: Viewer, level: Region['level'], inside: string | undefined, problems: readonly Listed[], period: Period, weights: IndexWeights): readonly PlaceFigures[] {
  const places = [...house.directory.regions.values()]
    .filter((region) => region.level === level && comparable(viewer, region.code) && (inside === undefined || regionContains(inside, region.code)))
    .map(({ code }) => placeFigures(code, problems.filter(({ of }) => regionContains(code, of.region)), period, weights))
    .sort((a, b) => order(b.index, a.index) || (a.region < b.region ? -1 : 1));
  return places.map((one) => (one.index === undefined ? one : { ...one, place: 1 + places.filter(({ index }) => index !== undefined && order(index, one.index) > 0).length }));
}

function placeFigures(region: string, problems: readonly Listed[], period: Period, weights: IndexWeights): PlaceFigures {
  const found = problems.filter((one) => inPeriod(one, period));
  return { region, total: found.length, solved: found.filter(({ solved }) => solved).length, ...controlIndex(problems, period, weights) };
}

/** Whoever sees single cases only is shown the own region only: a place is not ranked by what an office happens to see of it. */
const comparable = ({ scope, region }: Viewer, code: string): boolean => scope === 'all' || (scope === 'region' ? regionContains(region, code) : region === code);

function order(a: ControlIndex['index'], b: ControlIndex['index']): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareFractions(a, b);
}
