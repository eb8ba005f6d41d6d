import type { Static } from 'typebox';
import { addEvidence, approvalSheet, stepCase, type CaseView } from '../../src/contract/case.ts';
import { prepareSigning } from '../../src/contract/signing.ts';
import type { Case } from '../../src/model/case.ts';
import { answersFor } from './answers.ts';
import type { Answered, Door } from './door.ts';
import { material } from './material.ts';
import { drawOf, type Act } from './next-act.ts';
import type { Seen } from './seen.ts';

export type View = Static<typeof CaseView>;
/** `password` is also the PIN of the seal with which a leader signs; `seed` fills the forms. */
export type Hand = { readonly seed: number; readonly password: string };

/** Does the act on the case as it was just seen. A case that has moved on since is refused by the server, and the answer says so. */
export async function doAct(door: Door, seen: Seen, act: Act, { seed, password }: Hand): Promise<Answered<View>> {
  if (act.item !== undefined) return handIn(door, seen, act.item);
  const data = answersFor(act, seen, drawOf(seed, seen));
  if (data['method'] === 'seal') return signWithSeal(door, seen, act.event, String(data['hash'] ?? ''), password);
  return door.ask(stepCase, { params: { id: seen.id, event: act.event }, body: { seenSeq: seen.seq, data, password } });
}

/** A leader opens the sheet, asks for what is signed and seals it; the PIN of the drill's seals is its password. */
export async function signWithSeal(door: Door, { id, seq }: Pick<Seen, 'id' | 'seq'>, event: string, hash: string, pin: string): Promise<Answered<View>> {
  const sheet = await door.ask(approvalSheet, { params: { id } });
  if (!sheet.ok) return sheet;
  const asked = await door.ask(prepareSigning, { params: { id } });
  if (!asked.ok) return asked;
  const { statement, ticket } = asked.value;
  return door.ask(stepCase, { params: { id, event }, body: { seenSeq: seq, data: { hash, method: 'seal' }, signing: { statement, ticket, pin } } });
}

/** The material of one item: its files first, then its mark on the checklist. */
async function handIn(door: Door, seen: Seen, item: string): Promise<Answered<View>> {
  const pieces = material[item];
  if (pieces === undefined) throw new RangeError(`no material for ${item}`);
  let seq = seen.seq;
  let files: readonly string[] = [];
  for (const { name, bytes } of pieces) {
    const form = new FormData();
    form.set('item', item);
    form.set('seenSeq', String(seq));
    form.set('file', new File([Buffer.from(bytes(seen.seq + seen.title.length))], name));
    const handed = await door.ask(addEvidence, { params: { id: seen.id }, body: form });
    if (!handed.ok) return handed;
    const of = handed.value.case as Case;
    seq = of.seq;
    files = of.evidence.filter((file) => file.item === item).map(({ hash }) => hash);
  }
  return door.ask(stepCase, { params: { id: seen.id, event: 'work' }, body: { seenSeq: seq,
    data: { marks: { [item]: { state: 'have', files } }, ...pairOf(item, files) } } });
}

/** The newest two photographs are those of before and after. */
function pairOf(item: string, files: readonly string[]): { readonly pair?: { readonly before: string; readonly after: string } } {
  const [before, after] = files.slice(-2);
  return item !== 'photos' || before === undefined || after === undefined || before === after ? {} : { pair: { before, after } };
}
