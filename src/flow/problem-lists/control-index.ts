import { fraction, fractionOf, ratioOf, sumOf, type Fraction } from '../../basis/fraction.ts';
import { indexParts, type IndexPart, type IndexWeights } from '../../model/problem-lists.ts';
import { countedIn, type Period, type Side } from './counted.ts';
import type { Listed } from './listed-problems.ts';

/**
 * How many problems a part is counted over, and of these those that count for it and in part. `value`: 0 to 1; absent where there is
 * nothing to count.
 */
export type PartFigure = {
  readonly part: IndexPart; readonly counted: number; readonly good: number; readonly inPart: number; readonly weight: string; readonly value?: Fraction;
};
export type ControlIndex = {
  readonly parts: readonly PartFigure[];
  /** 0 to 1; absent while a part that has a weight has no figure: what was not counted is never taken for zero. */
  readonly index?: Fraction;
  /** The same had everything been handed down: the difference is what finding problems oneself was worth. */
  readonly asHandedDown?: Fraction;
};

/** 管控力指数 of a set of problems in a period. Exact: no rounding before it is shown. */
export function controlIndex(problems: readonly Listed[], period: Period, weights: IndexWeights): ControlIndex {
  const parts = indexParts.map((part) => figureOf(part, problems, period, weights));
  const index = weighted(parts);
  if (index === undefined) return { parts };
  const handedDown = problems.map((one): Listed => ({ ...one, selfFound: false }));
  const asHandedDown = weighted(indexParts.map((part) => figureOf(part, handedDown, period, weights)));
  return { parts, index, ...(asHandedDown === undefined ? {} : { asHandedDown }) };
}

function figureOf(part: IndexPart, problems: readonly Listed[], period: Period, weights: IndexWeights): PartFigure {
  const sides = problems.flatMap((one): readonly Side[] => { const side = countedIn(part, one, period); return side === undefined ? [] : [side]; });
  const [good, inPart] = [sides.filter((side) => side === 'for').length, sides.filter((side) => side === 'in-part').length];
  const figure = { part, counted: sides.length, good, inPart, weight: weights[part] };
  if (sides.length === 0) return figure;
  const credit = sumOf([whole(good), times(whole(inPart), fractionOf(weights.leniency))]);
  return { ...figure, value: ratioOf(credit, whole(sides.length)) };
}

function weighted(parts: readonly PartFigure[]): Fraction | undefined {
  const counted = parts.filter(({ weight }) => fractionOf(weight).top !== 0n);
  const terms = counted.flatMap(({ weight, value }) => (value === undefined ? [] : [times(fractionOf(weight), value)]));
  return terms.length < counted.length ? undefined : sumOf(terms);
}

const whole = (count: number): Fraction => fraction(BigInt(count), 1n);
const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom);
