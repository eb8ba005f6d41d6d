import { openCase } from '../act/open-case.ts';
import { step } from '../act/step.ts';
import type { Json } from '../basis/canonical.ts';
import type { Result } from '../basis/result.ts';
import type { Case } from '../model/case.ts';
import type { CaseType, StepRule } from '../model/case-type.ts';
import { factorOf } from '../model/factor.ts';
import type { Finding } from '../model/finding.ts';
import type { Point } from '../model/point.ts';
import type { FindingRule } from '../model/programme.ts';
import { declaredType } from './cases/case-types.ts';
import { issueNumber } from './cases/issue-number.ts';
import { partiesOfPlace } from './cases/parties-of-place.ts';
import { projectToPublic } from './cases/project-to-public.ts';
import { stepContext } from './cases/step-context.ts';
import { exceedanceMessage } from './exceedance-message.ts';
import type { House } from './house.ts';
import type { RecordWriter } from './ports/records.ts';
import { machineActor } from './viewer.ts';

/** What new findings lead to by the programmes' rules: a lead opened, an open one joined, a closed item that rebounds. */
export async function actOnFindings(house: House, records: RecordWriter, findings: readonly Finding[]): Promise<void> {
  for (const finding of findings) {
    const point = house.directory.points.get(finding.point);
    if (point === undefined) continue;
    for (const rule of rulesFor(house, point, finding)) {
      if (rule.opens !== undefined) await openOrAttach(house, records, declaredType(house.programmes, rule.opens), point, finding);
      if (rule.reopens !== undefined) await rebound(house, records, declaredType(house.programmes, rule.reopens.type), rule.reopens.event, finding);
    }
  }
}

const rulesFor = (house: House, point: Point, finding: Finding): readonly FindingRule[] =>
  house.programmes.flatMap((programme) => programme.rules)
    .filter((rule) => rule.points.includes(point.kind) && rule.period === finding.period && (rule.confidence === 'any' || finding.confidence === 'high'));

/** One open lead per outlet and factor, to which later findings attach. */
async function openOrAttach(house: House, records: RecordWriter, type: CaseType, point: Point, finding: Finding): Promise<void> {
  const held = await records.caseOfSeries(type.id, finding.point, finding.factor);
  const attach = held === undefined || held.closedAt !== undefined ? undefined : machineStep(type, held, (rule) => rule.effects.some(({ effect }) => effect === 'attach-finding'));
  if (held !== undefined && attach !== undefined) {
    if (!held.findings.includes(finding.id)) await takeMachineStep(house, records, type, held, attach, finding);
    return;
  }
  if (held === undefined || held.closedAt !== undefined) await openLead(house, records, type, point, finding);
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
  await records.putCase(stepped.case, [stepped.event], stepped.tasks, 0);
  await projectToPublic(house, records, type, stepped.case);
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

const machineStep = (type: CaseType, of: Case, fits: (rule: StepRule) => boolean): StepRule | undefined =>
  type.steps.find((rule) => rule.by.includes('system') && rule.from.includes(of.state) && fits(rule));

async function takeMachineStep(house: House, records: RecordWriter, type: CaseType, of: Case, rule: StepRule, finding: Finding): Promise<void> {
  const asked = { event: rule.event, actor: machineActor, seenSeq: of.seq, data: givenFields(house, rule.input.map((field) => field.id), finding) };
  const stepped = orThrow(step(type, of, asked, await stepContext(house, type, of, '')), `${type.id} ${rule.event} for ${finding.id}`);
  if (!(await records.putCase(stepped.case, [stepped.event], stepped.tasks, of.seq))) throw new CaseMoved(of.id);
  await projectToPublic(house, records, type, stepped.case);
}

/** Somebody took a step meanwhile: the whole transaction is run again on what now stands. */
export class CaseMoved extends Error {}

/** Of what a declaration asks, all that a finding can say. */
function givenFields(house: House, wanted: readonly string[], finding: Finding): Record<string, Json> {
  const says: Record<string, Json> = {
    finding: finding.id, point: finding.point, factor: finding.factor, confidence: finding.confidence,
    outlet: house.directory.points.get(finding.point)?.id ?? String(finding.point),
    message: exceedanceMessage(house, finding).zh, edition: `${finding.standard} ${finding.clause}`,
    reason: exceedanceMessage(house, finding).zh,
  };
  return Object.fromEntries(Object.entries(says).filter(([id]) => wanted.includes(id)));
}

/** What the machine does by declaration must be possible: a refusal is a wiring error and must not pass in silence. */
function orThrow<T>(result: Result<T>, what: string): T {
  if (!result.ok) throw new Error(`${what}: ${result.fault} ${result.detail}`);
  return result.value;
}
