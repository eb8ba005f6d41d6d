import type { Finding } from '../model/finding.ts';
import type { FindingRule } from '../model/programme.ts';
import { declaredType } from './cases/case-types.ts';
import { rulesFor } from './finding-rules.ts';
import { confidenceOfGrounds, standingGrounds } from './grounds.ts';
import type { House } from './house.ts';
import { machineStep, takeMachineStep } from './machine-step.ts';
import type { RecordWriter } from './ports/records.ts';

/**
 * 判定撤回: an open lead whose findings have all lost their ground gets the machine's step that its rule names, where its state
 * takes it. Where people are already at work on it, they decide. `gone` are withdrawn in this same transaction.
 */
export async function liftWithdrawn(house: House, records: RecordWriter, gone: readonly Finding[]): Promise<void> {
  for (const finding of gone) {
    const point = house.directory.points.get(finding.point);
    if (point === undefined) continue;
    for (const { opens, withdraws } of rulesFor(house, point, finding)) {
      if (opens !== undefined && withdraws !== undefined) await lift(house, records, opens, withdraws, finding);
    }
  }
}

async function lift(house: House, records: RecordWriter, typeId: string, { event, regrounds }: NonNullable<FindingRule['withdraws']>, finding: Finding): Promise<void> {
  const type = declaredType(house.programmes, typeId);
  for (const held of await records.cases({ types: [typeId], point: finding.point, open: true, limit: 100 })) {
    if (!held.findings.includes(finding.id)) continue;
    const grounds = await standingGrounds(records, held);
    if (grounds.length === 0) {
      const rule = machineStep(type, held, (one) => one.event === event);
      if (rule !== undefined) await takeMachineStep(house, records, type, held, rule, finding);
      continue;
    }
    const confidence = confidenceOfGrounds(grounds);
    const rule = machineStep(type, held, (one) => one.event === regrounds);
    if (rule !== undefined && held.fields['confidence'] !== confidence) await takeMachineStep(house, records, type, held, rule, { ...finding, confidence });
  }
}
