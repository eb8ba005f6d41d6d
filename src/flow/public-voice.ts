import type { Json } from '../basis/canonical.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { numberParameter } from '../act/parameters.ts';
import { answerDue } from '../model/answer-due.ts';
import type { Case } from '../model/case.ts';
import type { CaseType, FieldRule, StepRule } from '../model/case-type.ts';
import { declaredType } from './cases/case-types.ts';
import { parametersOf } from './cases/parameters-of.ts';
import { takeStep } from './cases/take-step.ts';
import type { House } from './house.ts';
import { receiptOf, reportOf } from './report-receipt.ts';
import { keepHandedIn } from './scans.ts';
import { machineViewer, publicActor } from './viewer.ts';

export type Voice = { readonly kind: 'objection' | 'report'; readonly item: string; readonly text: string; readonly contact?: string };
/** The number to ask by, until when it is answered, and the receipt by which photographs may be added. */
export type Heard = { readonly number: string; readonly answerBy?: number; readonly photos?: { readonly receipt: string; readonly most: number } };

type HandedIn = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

const triesMax = 5;

/**
 * A visitor speaks on a published item: an objection during the notice, or 「没改好」 after it. Which step that is, and its
 * fields, is the declaration's: the public step of the present state with a long text. Faults: request.not-found, case.*.
 */
export async function hearPublic(house: House, voice: Voice): Promise<Result<Heard>> {
  for (let left = triesMax; left > 0; left -= 1) {
    const heard = await hear(house, voice);
    if (heard.ok || heard.fault !== 'request.conflict') return heard;
  }
  return fail('request.conflict', voice.item);
}

async function hear(house: House, voice: Voice): Promise<Result<Heard>> {
  const records = house.records.read(machineViewer);
  const of = await records.case(voice.item);
  if (of === undefined || (await records.publication(voice.item)) === undefined) return fail('request.not-found', voice.item);
  const type = declaredType(house.programmes, of.type);
  const step = publicSteps(type, of.state).find(({ effects, input }) =>
    effects.some(({ effect }) => effect === 'record-objection') === (voice.kind === 'objection') && fieldOf(input, 'long-text') !== undefined);
  if (step === undefined) return fail('case.step-refused', of.state);
  const [text, contact] = [fieldOf(step.input, 'long-text'), step.input.find(({ apart }) => apart === 'phone')];
  const data: Record<string, Json> = { [text?.id ?? '']: voice.text, ...(voice.contact !== undefined && contact !== undefined && { [contact.id]: voice.contact }) };
  const taken = await takeStep(house, machineViewer, { case: of.id, event: step.event, actor: publicActor(of.region), seenSeq: of.seq, data });
  if (!taken.ok) return taken;
  const opened = step.effects.some(({ effect }) => effect === 'open-child') ? await records.case(taken.value.children?.at(-1)?.id ?? '') : undefined;
  return ok(opened === undefined ? { number: `${taken.value.number}-${taken.value.seq}` } : heardAs(house, opened));
}

/** The report as a case of its own: its number and its clocks are its own, too. */
function heardAs(house: House, of: Case): Heard {
  const most = photosMost(house, declaredType(house.programmes, of.type));
  const answerBy = answerDue(of);
  return { number: of.number, ...(answerBy !== undefined && { answerBy }), ...(most !== undefined && { photos: { receipt: receiptOf(house, of.id), most } }) };
}

/** How many photographs go with what a citizen says of a case of this type, or of its parent; undefined where none do. */
export function photosMost(house: House, type: CaseType): number | undefined {
  const below = type.steps.filter(({ by }) => by.includes('public')).flatMap(({ effects }) => effects)
    .flatMap((effect) => (effect.effect === 'open-child' ? type.children?.find(({ id }) => id === effect.child)?.type ?? [] : []));
  const taker = below[0] === undefined ? type : declaredType(house.programmes, below[0]);
  const guard = photoGuard(taker);
  return guard === undefined ? undefined : numberParameter(taker, guard.most, parametersOf(house, taker.id));
}

const photoGuard = (type: CaseType) => type.steps.filter(({ by }) => by.includes('public'))
  .flatMap(({ guards }) => guards).find((guard) => guard.guard === 'files-at-most');

/** 补充照片: by the receipt only, while nobody has been on the spot. Faults: request.not-found, file.type-refused, case.*. */
export async function addReportPhoto(house: House, receipt: string, photo: HandedIn): Promise<Result<{ readonly photos: number }>> {
  const id = reportOf(house, receipt);
  const of = id === undefined ? undefined : await house.records.read(machineViewer).case(id);
  if (of === undefined) return fail('request.not-found', 'receipt');
  if (!photo.type.startsWith('image/')) return fail('file.type-refused', photo.type);
  const type = declaredType(house.programmes, of.type);
  const step = publicSteps(type, of.state).find(({ input }) => fieldOf(input, 'files') !== undefined);
  const item = photoGuard(type)?.item;
  if (step === undefined || item === undefined) return fail('case.step-refused', of.state);
  const kept = await keepHandedIn(house, photo.bytes);
  if (!kept.ok) return kept;
  const handed = { hash: kept.value, name: photo.name, type: photo.type, size: photo.bytes.length, item };
  const data = { [fieldOf(step.input, 'files')?.id ?? '']: [handed] };
  const taken = await takeStep(house, machineViewer, { case: of.id, event: step.event, actor: publicActor(of.region), seenSeq: of.seq, data });
  return taken.ok ? ok({ photos: taken.value.evidence.filter((file) => file.item === item).length }) : taken;
}

const publicSteps = (type: CaseType, state: string): readonly StepRule[] => type.steps.filter(({ by, from }) => by.includes('public') && from.includes(state));
const fieldOf = (input: readonly FieldRule[], kind: FieldRule['kind']): FieldRule | undefined => input.find((field) => field.kind === kind);
