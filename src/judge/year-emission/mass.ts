import type { Factor } from '../../model/factor.ts';

const units: ReadonlySet<string> = new Set(['mg/m³', 'mg/L', 'µg/L', 'ng/m³', 'ng/L']);

/** Whether tonnes of a factor can be told: a concentration of waste gas or water whose unit is known here. */
export const isMassFactor = ({ code, unit }: Pick<Factor, 'code' | 'unit'>): boolean => /^[aw]\d/.test(code) && units.has(unit);
