import { compareFractions, fraction, fractionOf, sumOf } from '../../basis/fraction.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { dayOf, instant, isDay } from '../../basis/time.ts';
import { indexParts, type IndexWeights } from '../../model/problem-lists.ts';
import type { House } from '../house.ts';
import type { RecordReader } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import type { DeclaredLists } from './declared.ts';

const setting = 'control-index-weights';

/** Weights as they hold from a day on: who entered them when (world clock, UTC ms) and why. The declaration's own has nobody. */
export type WeightEdition = { readonly from: string; readonly weights: IndexWeights; readonly reason: string; readonly by?: string; readonly at?: number };

/** All editions, in the order in which they were entered; the declaration's own stands first. */
export async function weightEditions(house: House, { rule }: DeclaredLists): Promise<readonly WeightEdition[]> {
  const { value, from, cite } = rule.index.weights;
  return [{ from, weights: value as IndexWeights, reason: cite }, ...await entered(house.records.read(machineViewer))];
}

/** That of the latest beginning up to the day; of two that begin on one day the one entered last. */
export const weightsOn = (editions: readonly WeightEdition[], day: string): WeightEdition =>
  editions.reduce((best, one) => (one.from <= day && one.from >= best.from ? one : best), editions[0] as WeightEdition);

/**
 * New weights from a day on, never before today: a ranking that has been shown stays as it was. Entered beside what stood, audited.
 * Faults: index.weights-unfit, index.day-unfit.
 */
export async function setWeights(house: House, given: Pick<WeightEdition, 'from' | 'weights' | 'reason'>, by: string): Promise<Result<WeightEdition>> {
  const [at, worldAt] = [house.clocks.machine(), house.clocks.world()];
  if (!isDay(given.from) || given.from < dayOf(instant(worldAt))) return fail('index.day-unfit', given.from);
  if (!fit(given.weights)) return fail('index.weights-unfit');
  const edition: WeightEdition = { ...given, by, at: worldAt };
  await house.records.write(machineViewer, async (records) => {
    await records.setSetting(setting, [...await entered(records), edition]);
    await records.putAudit([{ at, worldAt, actor: by, action: 'control-index.weights', subject: given.from, outcome: 'ok', detail: edition }]);
  });
  return ok(edition);
}

const entered = async (records: RecordReader): Promise<readonly WeightEdition[]> => ((await records.setting(setting)) ?? []) as readonly WeightEdition[];

const one = fraction(1n, 1n);
const share = /^(0|1|0\.\d{1,4}|1\.0{1,4})$/;

function fit(weights: IndexWeights): boolean {
  const given = [...indexParts.map((part) => weights[part]), weights.leniency];
  return given.every((text) => share.test(text)) && compareFractions(sumOf(indexParts.map((part) => fractionOf(weights[part]))), one) === 0;
}
