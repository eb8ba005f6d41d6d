import type { Viewer } from '../../../flow/ports/records.ts';

/** Whoever sees what one unit is party to: found by unit first. */
export const isOfUnit = ({ scope }: Pick<Viewer, 'scope'>): boolean => scope === 'unit' || scope === 'own';

/** Digits of a region's code that say which city and which county: columns of their own, with indexes. */
export const cityDigits = 4;
export const countyDigits = 6;
