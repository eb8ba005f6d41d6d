import { openCase } from '../act/open-case.ts';
import type { CaseType } from '../model/case-type.ts';
import { factorOf } from '../model/factor.ts';
import type { Finding } from '../model/finding.ts';
import type { Point } from '../model/point.ts';
import { declaredType } from './cases/case-types.ts';
import { issueNumber } from './cases/issue-number.ts';
import { partiesOfPlace } from './cases/parties-of-place.ts';
import { storeCase } from './cases/store-case.ts';
import { stepContext } from './cases/step-context.ts';
import { rulesFor } from './finding-rules.ts';
import type { House } from './house.ts';
import { confidenceOfGrounds, standingGrounds } from './grounds.ts';
import { givenFields, machineStep, orThrow, takeMachineStep } from './machine-step.ts';
import { isMuted } from './mutes.ts';
import type { RecordWriter } from './ports/records.ts';
import { machineActor } from './viewer.ts';

/** What new findings lead to by the programmes' rules: a lead opened, an open one joined, a closed item that rebounds. */
export async function actOnFindings(house: House, records: RecordWriter, findings: readonly Finding[]): Promise<void> {
  for (const finding of findings) {
    const point = house.directory.points.get(finding.point);
    if (point === undefined) continue;
    for (const rule of rulesFor(house, point, finding)) {
      if (rule.opens !== undefined) await openOrAttach(house, records, declaredType(house.programmes, rule.opens), point, finding, rule.withdraws?.regrounds);
      if (rule.reopens !== undefined) await rebound(house, records, declaredType(house.programmes, rule.reopens.type), rule.reopens.event, finding);
    }
  }
}

/** One open lead per outlet and factor, to which later findings attach; a mute keeps new ones from being opened. */
async function openOrAttach(house: House, records: RecordWriter, type: CaseType, point: Point, finding: Finding, regrounds: string | undefined): Promise<void> {
  const held = await records.caseOfSeries(type.id, finding.point, finding.factor);
  const attach = held === undefined || held.closedAt !== undefined ? undefined : machineStep(type, held, (rule) => rule.effects.some(({ effect }) => effect === 'attach-finding'));
  if (held !== undefined && attach !== undefined) {
    const confidence = confidenceOfGrounds([...await standingGrounds(records, held), finding]);
    // A finding that lost its ground and holds again is attached already: only what the case carries may have changed.
    const again = held.findings.includes(finding.id);
    const rule = again ? machineStep(type, held, (one) => one.event === regrounds) : attach;
    if (rule !== undefined && (!again || held.fields['confidence'] !== confidence)) await takeMachineStep(house, records, type, held, rule, { ...finding, confidence });
    return;
  }
  if ((held === undefined || held.closedAt !== undefined) && !isMuted(house, type, finding)) await openLead(house, records, type, point, finding);
}

async function openLead(house: House, records: RecordWriter, type: CaseType, point: Point, finding: Finding): Promise<void> {
  const firm = house.directory.units.get(point.enterprise ?? '')?.name;
  const factor = factorOf(house.factors, finding.factor).name;
  const context = await stepContext(house, type, undefined, '');
  const opened = openCase(type, {
    id: house.newId(), number: await issueNumber(house, records, type), region: point.region, points: [point.number], findings: [finding.id],
    title: { zh: `${firm?.zh ?? point.name.zh} ${point.outlet ?? ''} ${factor.zh}`.trim(), en: `${firm?.en ?? point.name.en} ${point.outlet ?? ''} ${factor.en}`.trim() },
    parties: partiesOfPlace(house.directory, type, { region: point.region, point }),
    fields: givenFields(house, type.fields.map((field) => field.id), finding), actor: machineActor,
  }, context);
  const stepped = orThrow(opened, `${type.id} for ${finding.id}`);
  await storeCase(house, records, type, undefined, stepped);
}

/** 反弹: a closed item with this outlet attached, within its look-back, gets its reopening event from the machine. */
async function rebound(house: House, records: RecordWriter, type: CaseType, event: string, finding: Finding): Promise<void> {
  for (const held of await records.cases({ types: [type.id], point: finding.point, open: false, limit: 100 })) {
    const rule = machineStep(type, held, (one) => one.event === event);
    const within = held.lookBackUntil !== undefined && house.clocks.world() <= held.lookBackUntil;
    // Only what was measured after the close-out is a rebound; a late back-fill of older hours is not.
    if (rule !== undefined && within && finding.at >= (held.closedAt ?? Infinity)) await takeMachineStep(house, records, type, held, rule, finding);
  }
}
