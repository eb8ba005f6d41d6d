import { isDeepStrictEqual } from 'node:util';
import type { Static } from 'typebox';
import { civil, instant } from '../../basis/time.ts';
import type { listTwoHigh, readTwoHigh, TwoHighRow } from '../../contract/two-high.ts';
import { flagsOf } from '../../flow/two-high/flags.ts';
import type { TwoHighVersion } from '../../flow/two-high/register.ts';
import type { House } from '../../flow/house.ts';
import { twoHighStatuses, type TwoHighProject } from '../../model/two-high-project.ts';
import type { Words } from '../../model/words.ts';
import { regionName, unitName } from './names.ts';

type Row = Static<typeof TwoHighRow>;
type Listed = Static<typeof listTwoHigh.reply>;

export function twoHighRow(house: House, { enteredAt, body: { says: _says, why: _why, ...project } }: TwoHighVersion, today: string): Row {
  return {
    project, enteredAt, place: regionName(house, project.region), industryName: industryName(house, project.industry),
    ...(project.unit === undefined ? {} : { firm: unitName(house, project.unit) }),
    flags: flagsOf(project, house.twoHighRules.rules, today)
      .map(({ id, says, clause, confidence, from }) => ({ rule: id, says, clause, confidence, from })),
  };
}

/** Of its division; a code without a name stands for itself. */
const industryName = ({ twoHighRules }: House, code: string): Words =>
  twoHighRules.industries.find((known) => code.startsWith(known.code))?.name ?? { zh: code, en: code };

export const byStatus = (rows: readonly Row[]): Listed['sums'] => twoHighStatuses.map((status) => {
  const own = rows.filter(({ project }) => project.status === status);
  const sum = (of: 'energy' | 'carbon'): number => own.reduce((total, { project }) => total + (project[of] ?? 0), 0);
  const blank = (of: 'energy' | 'carbon'): number => own.filter(({ project }) => project[of] === undefined).length;
  return {
    status, count: own.length, flagged: own.filter(({ flags }) => flags.length > 0).length, energy: sum('energy'), carbon: sum('carbon'),
    energyBlank: blank('energy'), carbonBlank: blank('carbon'),
  };
});

/** What the filters offer: divisions and places that the list has. */
export function choicesOf(house: House, rows: readonly Row[]): Pick<Listed, 'industries' | 'places'> {
  const codes = [...new Set(rows.map(({ project }) => project.industry.slice(0, 2)))].toSorted();
  const places = new Map(rows.map(({ place }) => [place.code, place]));
  return {
    industries: codes.map((code) => ({ code, name: industryName(house, code) })),
    places: [...places.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

export function changesOf(versions: readonly TwoHighVersion[]): Static<typeof readTwoHigh.reply>['changes'] {
  return versions.map(({ from, enteredAt, body }, at) => ({
    from, enteredAt, says: body.says, why: body.why, fields: at === 0 ? [] : changedFields(versions[at - 1]?.body, body),
  })).toReversed();
}

function changedFields(before: TwoHighProject | undefined, after: TwoHighProject): string[] {
  const [old, now] = [{ ...before }, { ...after }] as readonly Readonly<Record<string, unknown>>[];
  const keys = new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})]);
  return [...keys].filter((key) => key !== 'says' && key !== 'why' && !isDeepStrictEqual(old?.[key], now?.[key]));
}

export function twoHighBasis(house: House): Words {
  const at = civil(instant(house.clocks.world()));
  return {
    zh: `本职务可见的在册“两高”项目|能耗、碳排放为登记值,未登记的不计入合计|提示按核查规则由登记内容得出,属疑似、待核,不是认定;规则置信度低,须由省级确认|截至${at}`,
    en: `projects on the list that this office may see | energy and carbon as entered; what is not on record stands in no sum | flags follow from the record by rules and are for a check, never a finding; the rules are of low confidence until a province confirms them | as of ${at}`,
  };
}
