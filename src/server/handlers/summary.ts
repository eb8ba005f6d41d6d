import { fail, ok } from '../../basis/result.ts';
import { dayOf, instant, startOfDay } from '../../basis/time.ts';
import { caseSummary } from '../../contract/case.ts';
import { caseTypeOf } from '../../flow/cases/case-types.ts';
import { rulesFor } from '../../flow/finding-rules.ts';
import type { House } from '../../flow/house.ts';
import type { RecordReader } from '../../flow/ports/records.ts';
import type { CaseHead } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { Words } from '../../model/words.ts';
import { handle, type Handler } from '../handler.ts';
import { dayTally, type DayTally } from '../views/day-tally.ts';
import { regionName, unitName } from '../views/names.ts';

/** A guard of the machine: no province moves so many of one type in a day; `counted` says it if one does. */
const movedMost = 20_000;

/** Counts of one type by state and region, and the day's numbers as the type declares them: whole, by rule and by unit. */
export function summaryHandlers(house: House): readonly Handler[] {
  return [
    handle(caseSummary, async ({ query }, { caller }) => {
      const type = caseTypeOf(house.programmes, query.type);
      if (type === undefined) return fail('case.unknown-type', query.type);
      const records = house.records.read(caller.viewer);
      const counts = await records.caseCounts({ types: [type.id] });
      const from = startOfDay(dayOf(instant(house.clocks.world())));
      const recent = await records.caseHeads({ types: [type.id], movedFrom: from, limit: movedMost });
      const { tallyParty } = type;
      const detail = query.detail === true;
      const units = tallyParty === undefined || !detail ? [] : named(type, recent, from, (of) => of.parties[tallyParty], (id) => unitName(house, id).name);
      return ok({
        counts: counts.map(({ state, region, count }) => ({ state, region: regionName(house, region), count })),
        today: dayTally(type, recent, from), byRule: detail ? await byRule(house, records, type, recent, from) : [], byUnit: units, counted: recent.length,
      });
    }),
  ];
}

/** By the rule under which its first finding fell: what opened it. */
async function byRule(house: House, records: RecordReader, type: CaseType, cases: readonly CaseHead[], from: number): Promise<NamedTally[]> {
  const titles = new Map(house.programmes.flatMap(({ rules }) => rules).filter(({ opens }) => opens === type.id).map(({ id, title }) => [id, title]));
  const firsts = cases.flatMap(({ findings: [first] }) => (first === undefined ? [] : [first]));
  if (titles.size === 0 || firsts.length === 0) return [];
  const rules = new Map<string, string>();
  for (const finding of await records.findings({ ids: firsts })) {
    const point = house.directory.points.get(finding.point);
    const rule = point === undefined ? undefined : rulesFor(house, point, finding).find(({ id }) => titles.has(id));
    if (rule !== undefined) rules.set(finding.id, rule.id);
  }
  return named(type, cases, from, ({ findings: [first] }) => rules.get(first ?? ''), (id) => titles.get(id) ?? { zh: id, en: id });
}

type NamedTally = DayTally & { readonly id: string; readonly name: Words };

function named(type: CaseType, cases: readonly CaseHead[], from: number, keyOf: (of: CaseHead) => string | undefined, nameOf: (id: string) => Words): NamedTally[] {
  return [...Map.groupBy(cases, keyOf)].flatMap(([id, own]) => (id === undefined ? [] : [{ id, name: nameOf(id), ...dayTally(type, own, from) }]))
    .filter(({ opened, reviewed, assigned, verified }) => opened + reviewed + assigned + verified > 0)
    .toSorted((a, b) => b.opened - a.opened || b.verified - a.verified || (a.id < b.id ? -1 : 1));
}
