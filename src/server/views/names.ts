import type { House } from '../../flow/house.ts';
import type { Words } from '../../model/words.ts';

/** What the register calls it; an identifier that nobody holds any more stays readable. */
export const unitName = (house: House, id: string): { id: string; name: Words } => ({ id, name: house.directory.units.get(id)?.name ?? { zh: id, en: id } });

export const regionName = (house: House, code: string): { code: string; name: Words } => ({
  code, name: house.directory.regions.get(code)?.name ?? { zh: code, en: code },
});
