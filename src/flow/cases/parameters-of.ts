import type { Json } from '../../basis/canonical.ts';
import type { House } from '../house.ts';

/** Values that this place has set for the parameters of one case type; what it has not set is the declaration's. */
export const parametersOf = (house: House, type: string): Readonly<Record<string, Json>> => house.parameters[type] ?? {};
