import { Type, type Static } from 'typebox';

/**
 * 年许可排放量: tonnes a year of one factor that a discharge permit allows one outlet, or the whole firm where no outlet is named
 * (全厂合计). It holds on the days of its register entry; entered again it is a new version.
 */
export const PermittedAmount = Type.Object({
  unit: Type.String({ minLength: 1 }),
  point: Type.Optional(Type.Integer({ minimum: 1, maximum: 4_294_967_295 })),
  factor: Type.String({ pattern: '^[0-9A-Za-z]{1,12}$' }),
  /** t/a, above zero: `12.5`. A permit that names none has no entry. */
  amount: Type.String({ pattern: '^(?=.*[1-9])\\d{1,9}(\\.\\d{1,6})?$' }),
  permit: Type.String({ minLength: 1, maxLength: 200 }),
  clause: Type.String({ minLength: 1, maxLength: 200 }),
}, { additionalProperties: false });
export type PermittedAmount = Static<typeof PermittedAmount>;

/** `enterprise-98-0001-100001-a21026`; of the whole firm `enterprise-98-0001--a21026`. */
export const amountKey = ({ unit, point, factor }: Pick<PermittedAmount, 'unit' | 'point' | 'factor'>): string =>
  [unit, point ?? '', factor].join('-');

/**
 * Where a year's tonnes stand towards what the permit allows. `over`: more than that has left already, a lead until somebody verifies
 * it. While the year runs: `would-exceed` and `on-course` by the straight line. When it is over: `within`, or `incomplete` where hours
 * without a value keep it open. `no-amount`: the permit names none; `no-data`: no hour tells a mass.
 */
export const permitStates = ['over', 'would-exceed', 'on-course', 'within', 'incomplete', 'no-amount', 'no-data'] as const;
export type PermitState = (typeof permitStates)[number];
