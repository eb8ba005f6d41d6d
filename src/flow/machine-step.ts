import { step } from '../act/step.ts';
import type { Json } from '../basis/canonical.ts';
import type { Result } from '../basis/result.ts';
import type { Case } from '../model/case.ts';
import type { CaseType, StepRule } from '../model/case-type.ts';
import type { Finding } from '../model/finding.ts';
import { keepStep } from './cases/keep-step.ts';
import { stepContext } from './cases/step-context.ts';
import { exceedanceMessage } from './exceedance-message.ts';
import type { House } from './house.ts';
import type { RecordWriter } from './ports/records.ts';
import { machineActor } from './viewer.ts';

/** The step that the machine may do in the present state, if the declaration has one that fits. */
export const machineStep = (type: CaseType, of: Case, fits: (rule: StepRule) => boolean): StepRule | undefined =>
  type.steps.find((rule) => rule.by.includes('system') && rule.from.includes(of.state) && fits(rule));

/** Does it because of a finding, within the caller's transaction; throws CaseMoved when somebody was faster. */
export async function takeMachineStep(house: House, records: RecordWriter, type: CaseType, of: Case, rule: StepRule, finding: Finding): Promise<void> {
  const asked = { event: rule.event, actor: machineActor, seenSeq: of.seq, data: givenFields(house, rule.input.map((field) => field.id), finding) };
  const stepped = orThrow(step(type, of, asked, await stepContext(house, type, of, '')), `${type.id} ${rule.event} for ${finding.id}`);
  orThrow(await keepStep(house, records, type, of, stepped), `${type.id} ${rule.event} for ${finding.id}`);
}

/** Of what a declaration asks, all that a finding can say. */
export function givenFields(house: House, wanted: readonly string[], finding: Finding): Record<string, Json> {
  const message = exceedanceMessage(house, finding).zh;
  const says: Record<string, Json> = {
    finding: finding.id, point: finding.point, factor: finding.factor, confidence: finding.confidence,
    outlet: house.directory.points.get(finding.point)?.id ?? String(finding.point),
    message, edition: `${finding.standard} ${finding.clause}`, reason: message,
  };
  return Object.fromEntries(Object.entries(says).filter(([id]) => wanted.includes(id)));
}

/** What the machine does by declaration must be possible: a refusal is a wiring error and must not pass in silence. */
export function orThrow<T>(result: Result<T>, what: string): T {
  if (!result.ok) throw new Error(`${what}: ${result.fault} ${result.detail}`);
  return result.value;
}
