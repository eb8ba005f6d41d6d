import type { Static } from 'typebox';
import type { measureSummary } from '../../contract/measure.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import type { CaseType } from '../../model/case-type.ts';
import { levelOf, regionContains } from '../../model/region.ts';
import { regionName, unitName } from './names.ts';

type Choices = Pick<Static<typeof measureSummary.reply>, 'places' | 'leads' | 'types'>;

/** What the filters offer: places of the own region, units that can do the work there, kinds of items that have measures. */
export function measureChoices(house: House, { scope, region }: Viewer): Choices {
  const { regions, appointments } = house.directory;
  const here = (code: string): boolean => scope === 'all' || region === '' || regionContains(region, code);
  const types = house.programmes.flatMap(({ cases }) => cases).filter((type) => type.measures !== undefined);
  const roles = new Set<string>(types.flatMap((type) => type.parties[workerOf(type)]?.roles ?? []));
  const units = new Set([...appointments.values()].filter((held) => roles.has(held.role) && here(held.region)).map(({ unit }) => unit));
  return {
    places: [...regions.keys()]
      .filter((code) => here(code) && ['city', 'county'].includes(levelOf(code)))
      .sort()
      .map((code) => regionName(house, code)),
    leads: [...units].sort().map((unit) => unitName(house, unit)),
    types: types.map(({ id, title }) => ({ id, title })),
  };
}

const workerOf = (type: CaseType): string => type.ledger?.responsible ?? type.measures?.by ?? '';
