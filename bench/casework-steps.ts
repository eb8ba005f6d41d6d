import { join } from 'node:path';
import { settled } from './casework-house.ts';
import { registerItem } from '../src/flow/cases/register-item.ts';
import { takeStep } from '../src/flow/cases/take-step.ts';
import { testHouse } from '../src/flow/house.fixture.ts';
import { actorOf, machineViewer } from '../src/flow/viewer.ts';
import type { Case } from '../src/model/case.ts';
import { sha256 } from '../src/roof/identifiers.ts';
import { openEmbeddedRecords } from '../src/stores/records/embedded/embedded-records.ts';

/** Durable steps a second, for `casework`: items of many counties are assigned, accepted and worked on, so many at once. Prints one line. */
const [folder = '', seconds = '20', hands = '16'] = process.argv.slice(2);
const records = await openEmbeddedRecords(join(folder, 'records'));
if (!records.ok) throw new Error(records.detail);
await settled(records.value);
const made = await testHouse('drill', records.value);
const house = { ...made.house, hash: sha256 };

const holder = (unit: string, role: string) => {
  const held = [...house.directory.appointments.values()].find((one) => one.unit === unit && one.role === role);
  const person = house.directory.persons.get(held?.person ?? '');
  const of = house.directory.units.get(unit);
  if (held === undefined || person === undefined || of === undefined) throw new Error(`nobody is ${role} in ${unit}`);
  return actorOf(person, held, of, undefined);
};
const office = holder('rectification-98', 'rectification-office');
const counties = [...house.directory.regions.values()].filter(({ level }) => level === 'county').map(({ code }) => code);
const fields = { problem: '部分企业雨污混流', documentNumber: '演督反馈〔2026〕1号', itemNumber: '1', target: '雨污分流', deadlineType: 'by-date', deadline: '2026-12-01', works: 'no' };
const until = performance.now() + Number(seconds) * 1000;
let steps = 0;
await Promise.all(Array.from({ length: Number(hands) }, async (_, hand) => {
  for (let turn = hand; performance.now() < until; turn += Number(hands)) await oneItem(counties[turn % counties.length] ?? '', turn);
}));
process.stdout.write(`${JSON.stringify({ steps, perSecond: Math.round(steps / Number(seconds)) })}\n`);
await records.value.close();

async function oneItem(region: string, turn: number): Promise<void> {
  const county = holder(`county-${region}`, 'county');
  const opened = await registerItem(house, { type: 'rectification/problem', region, title: { zh: `雨污混流${turn}`, en: `sewer ${turn}` }, points: [], parties: {}, fields, actor: office });
  if (!opened.ok) throw new Error(`${opened.fault} ${opened.detail}`);
  let of: Case = opened.value;
  steps += 1;
  const walk = [['assign', office, {}], ['accept', county, {}], ['urge', office, {}], ['submit-plan', county, {
    plan: '分三步', measures: [{ id: 'm1', what: '改造管网', quantity: '3', unit: '公里', owner: '住建局', due: '2026-10-01' }],
  }]] as const;
  for (const [event, actor, data] of walk) {
    if (performance.now() > until) return;
    const taken = await takeStep(house, machineViewer, { case: of.id, event, actor, seenSeq: of.seq, data });
    if (!taken.ok) throw new Error(`${event}: ${taken.fault} ${taken.detail}`);
    of = taken.value;
    steps += 1;
  }
}
