import type { Json } from '../../basis/canonical.ts';
import type { Copyable } from '../../act/context.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType, CopiedFrom } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import type { RecordReader } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';

type Data = Readonly<Record<string, Json>>;

/** What a step that copies would take over: a case that is open to every office, whoever's it is. Undefined where there is none. */
export async function copyableFor(house: House, type: CaseType, of: Case, event: string, data: Data): Promise<Copyable | undefined> {
  const effect = type.steps.find((rule) => rule.event === event && rule.from.includes(of.state))?.effects.find((one) => one.effect === 'copy-measures');
  const named = effect === undefined ? undefined : data[effect.input];
  if (effect === undefined || typeof named !== 'string') return undefined;
  const records = house.records.read(machineViewer);
  const source = await sourceNamed(records, effect.from, named.trim());
  const item = source?.parent === undefined ? undefined : await records.case(source.parent);
  return source === undefined || item === undefined ? undefined : { id: source.id, number: source.number, measures: item.measures };
}

/** By its id, or by its number in whatever brackets it was typed. */
async function sourceNamed(records: RecordReader, { type, states }: CopiedFrom, named: string): Promise<Case | undefined> {
  const byId = await records.case(named);
  const found = byId === undefined ? (await records.cases({ types: [type], text: named, limit: 20 })).filter(({ number }) => number === named) : [byId];
  return found.find((one) => one.type === type && states.includes(one.state));
}
