import type { OutletLimit } from '../model/limit.ts';
import type { FactorBook } from '../model/factor.ts';
import type { Point } from '../model/point.ts';
import { holdsOn, inForce, type Edition } from '../rulebook/edition.ts';
import { plainItemName } from '../rulebook/item-names.ts';
import { standardLimits, type AppliedLimit } from '../rulebook/limits.ts';
import { plainName } from '../rulebook/rulebook.ts';
import type { LimitRow } from '../rulebook/standard-file.ts';
import type { House } from './house.ts';

/** A limit that applies to an outlet's factor, and who set it: the permit (a local row), the province or the nation. */
export type PlacedLimit = AppliedLimit & { readonly factor: string; readonly setBy: 'permit' | 'province' | 'nation' };
export type OutletLimits = {
  readonly limits: readonly PlacedLimit[];
  /** Limits that exist and whose figures were not obtained: never "no limit". */
  readonly notKnown: readonly { readonly standard: string; readonly row: LimitRow }[];
  /** Declared standards that are not held, or of which no edition is in force on the day. */
  readonly unheld: readonly string[];
};

/** Attribute of a point that declares a standard: `standard:GB 18918-2002` = `grade=1A; builtFrom=2006-01-01`. */
const declares = 'standard:';

/**
 * Everything that limits an outlet on a day: its local rows as known at `knownAt`, and the standards that its register entry
 * declares, in the edition in force on that day, or on the day that `editionDay` names for a family.
 */
export function limitsOfOutlet(house: House, point: Point, day: string, knownAt: number, editionDay: (family: string) => string = () => day): OutletLimits {
  const limits: PlacedLimit[] = house.directory.limitsOn(point.number, day, knownAt).map((limit) => ({ ...limit, setBy: setByLocal(limit) }));
  const notKnown: { standard: string; row: LimitRow }[] = [];
  const unheld: string[] = [];
  for (const [key, value] of Object.entries(point.attributes)) {
    if (!key.startsWith(declares)) continue;
    const named = house.rulebook.byName.get(plainName(key.slice(declares.length)));
    const rulesOn = named === undefined ? day : editionDay(named.family);
    const edition = named === undefined ? undefined : inForce(house.rulebook.families.get(named.family) ?? [], rulesOn);
    if (edition === undefined) { unheld.push(key.slice(declares.length)); continue; }
    const declared = narrowings(value);
    for (const [factor, pollutant] of factorsOf(edition, house.factors, point)) {
      limits.push(...standardLimits(edition, rulesOn, pollutant, declared, day).map((limit) => ({ ...limit, factor, setBy: setBy(edition) })));
    }
    for (const row of edition.rows) if (row.kind === 'limit' && row.op === 'not-known' && holdsOn(row, rulesOn)) notKnown.push({ standard: edition.standard, row });
  }
  return { limits, notKnown, unheld };
}

const setBy = ({ standard }: Pick<Edition, 'standard'>): 'province' | 'nation' => (standard.startsWith('DB') ? 'province' : 'nation');
/** A local row repeats a standard for one outlet, or is the permit's own. */
const setByLocal = ({ standard }: OutletLimit): PlacedLimit['setBy'] => (/^DB\d/.test(standard) ? 'province' : /^(GB|HJ)/.test(standard) ? 'nation' : 'permit');

/** `grade=1A; sourceClass=coal boiler, new` */
const narrowings = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(/[;;]/).flatMap((part) => {
    const at = part.indexOf('=');
    return at < 1 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
  }));

const media: Readonly<Partial<Record<Point['kind'], string>>> = { 'air-outlet': 'a', 'water-outlet': 'w' };

/** Factor codes of the outlet's medium with the pollutant that the standard knows by one of their names. */
function factorsOf(edition: Edition, factors: FactorBook, point: Point): readonly (readonly [string, string])[] {
  const letter = media[point.kind];
  return [...factors.values()].flatMap((factor) => {
    const item = [factor.code, factor.name.zh, factor.name.en].map((name) => edition.items.get(plainItemName(name))).find((found) => found !== undefined);
    return letter === undefined || !factor.code.startsWith(letter) || item === undefined ? [] : [[factor.code, item] as const];
  });
}
