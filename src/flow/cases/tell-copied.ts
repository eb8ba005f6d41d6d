import { fail, ok, type Result } from '../../basis/result.ts';
import { step } from '../../act/step.ts';
import type { Stepped } from '../../act/context.ts';
import type { Case } from '../../model/case.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { machineActor } from '../viewer.ts';
import { declaredType } from './case-types.ts';
import { stepContext } from './step-context.ts';
import type { Keep } from './tell-parent.ts';

/**
 * Whatever was copied hears of it in the same transaction: where, and how often by now. Withdrawn meanwhile, nothing is copied:
 * case.nothing-to-copy.
 */
export async function tellCopied(house: House, records: RecordWriter, before: Case, { case: of, event }: Stepped, keep: Keep): Promise<Result<true>> {
  const copied = event.data['$copiedFrom'] as { readonly case: string; readonly number: string } | undefined;
  if (copied === undefined) return ok(true);
  const effect = declaredType(house.programmes, of.type).steps.find((rule) => rule.event === event.event && rule.from.includes(before.state))
    ?.effects.find((one) => one.effect === 'copy-measures');
  const source = await records.case(copied.case);
  if (effect === undefined) return ok(true);
  if (source === undefined || !effect.from.states.includes(source.state)) return fail('case.nothing-to-copy', copied.number);
  const type = declaredType(house.programmes, source.type);
  const data = { reusedIn: of.id, reusedNumber: of.number, reuseCount: Number(source.fields['reuseCount'] ?? 0) + 1 };
  const stepped = step(type, source, { event: effect.from.tells, actor: machineActor, seenSeq: source.seq, data }, await stepContext(house, type, source, '', records));
  if (!stepped.ok) return stepped;
  const kept = await keep(house, records, type, source, stepped.value);
  return kept.ok ? ok(true) : kept;
}
