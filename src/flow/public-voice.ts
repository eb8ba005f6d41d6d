import type { Json } from '../basis/canonical.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { CaseType } from '../model/case-type.ts';
import { declaredType } from './cases/case-types.ts';
import { takeStep } from './cases/take-step.ts';
import type { House } from './house.ts';
import { machineViewer, publicActor } from './viewer.ts';

export type Voice = { readonly kind: 'objection' | 'report'; readonly item: string; readonly text: string; readonly contact?: string };

/**
 * A visitor speaks on a published item: an objection during the notice, or 「没改好」 after it. Which step that is, and its
 * fields, is the declaration's: the public step of the present state with a long text. Answers with a number to ask by.
 */
export async function hearPublic(house: House, voice: Voice): Promise<Result<{ readonly number: string }>> {
  const records = house.records.read(machineViewer);
  const of = await records.case(voice.item);
  if (of === undefined || (await records.publication(voice.item)) === undefined) return fail('request.not-found', voice.item);
  const type = declaredType(house.programmes, of.type);
  const step = publicStep(type, of.state, voice.kind);
  if (step === undefined) return fail('case.step-refused', of.state);
  const data: Record<string, Json> = { [step.text]: voice.text, ...(voice.contact === undefined || step.contact === undefined ? {} : { [step.contact]: voice.contact }) };
  const taken = await takeStep(house, machineViewer, { case: of.id, event: step.event, actor: publicActor(of.region), seenSeq: of.seq, data });
  return taken.ok ? ok({ number: `${taken.value.number}-${taken.value.seq}` }) : taken;
}

function publicStep(type: CaseType, state: string, kind: Voice['kind']): { event: string; text: string; contact?: string } | undefined {
  for (const rule of type.steps) {
    const objects = rule.effects.some(({ effect }) => effect === 'record-objection');
    if (!rule.by.includes('public') || !rule.from.includes(state) || objects !== (kind === 'objection')) continue;
    const text = rule.input.find((field) => field.kind === 'long-text');
    const contact = rule.input.find((field) => field.kind === 'text' && field.hidden === true);
    if (text !== undefined) return { event: rule.event, text: text.id, ...(contact === undefined ? {} : { contact: contact.id }) };
  }
  return undefined;
}
