import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '../basis/canonical.ts';
import { startOfDay, type Day } from '../basis/time.ts';
import type { Case, CaseEvent } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import { chainEvent } from '../model/history.ts';
import { nextCheckpoint, type Signer, type WitnessedCheckpoint } from './checkpoint.ts';
import { keyId } from './key.ts';
import { exportPublicFile } from './public-file.ts';

/** Material of this room's tests: one public item of four events over three days, among other cases, and a key. */
const secret = new Uint8Array(32).fill(7);
export const key = keyId(ed25519.getPublicKey(secret));
export const sign: Signer = (content) => ed25519.sign(utf8ToBytes(content), secret).toBase64();

const words = (zh: string) => ({ zh, en: zh });
const field = (id: string, kind: 'text' | 'person' = 'text', hidden = false) =>
  ({ id, title: words(id), kind, required: false, ...(hidden && { hidden: true as const }) });

export const publicType = {
  id: 'test/item',
  fields: [field('problem'), field('reporter', 'person', true)],
  steps: [{ event: 'report', input: [field('done'), field('note')] }, { event: 'sign', input: [field('done')] }].map((rule) => ({
    ...rule, title: words(rule.event), from: [], to: 'x', by: [], guards: [], effects: [],
  })),
  publication: { states: ['open', 'closed'], fields: ['problem', 'reporter', 'done'], events: ['open', 'report', 'sign'], named: ['party-secretary'] },
} as Partial<CaseType> as CaseType;

const day = (number: number): Day => `2026-03-0${number}` as Day;

function event(seq: number, name: string, to: string, role: CaseEvent['actor']['role'], data: Readonly<Record<string, Json>>, previous: string): CaseEvent {
  const at = startOfDay(day(Math.min(seq + 1, 4))) + 36_000_000;
  return chainEvent({
    case: 'case-1', seq, event: name, from: seq === 1 ? '' : 'open', to, at, enteredAt: at, previous, data,
    actor: { person: `p-${seq}`, appointment: `a-${seq}`, role, unit: 'county-1', region: '980101', says: `张三 第${seq}` },
  }, `${seq}`.padEnd(32, '0'));
}

export function history(done = '整改完成'): readonly CaseEvent[] {
  const first = event(1, 'open', 'open', 'province', {
    problem: '群众李四反映(电话13800001234)河道有异味', reporter: '李四', $type: 'test/item', $number: '演〔2026〕1号', $title: words('河道异味'),
    $region: '980101', $points: [7],
  }, '');
  const second = event(2, 'report', 'open', 'county', { done, note: '内部' }, first.hash);
  const third = event(3, 'internal', 'open', 'county', { done: '不公开' }, second.hash);
  return [first, second, third, event(4, 'sign', 'closed', 'party-secretary', { done }, third.hash)];
}

/** Checkpoints of the days 03-01 … 03-05, each over this history up to then and two other cases. */
export function witnessed(events: readonly CaseEvent[]): readonly WitnessedCheckpoint[] {
  const all: WitnessedCheckpoint[] = [];
  for (const number of [1, 2, 3, 4, 5]) {
    const end = startOfDay(day(number)) + 86_400_000;
    const newest = events.findLast((known) => known.at < end);
    const heads = [{ case: 'case-0', seq: number, hash: 'a'.repeat(64) }, { case: 'case-2', seq: 1, hash: 'b'.repeat(64) }];
    all.push(nextCheckpoint({
      day: day(number), previous: all.at(-1)?.checkpoint, key, sign,
      heads: newest === undefined ? heads : [...heads, { case: 'case-1', seq: newest.seq, hash: newest.hash }],
    }));
  }
  return all;
}

export const publicCase = { id: 'case-1', type: 'test/item', number: '演〔2026〕1号', title: words('河道异味'), region: '980101', state: 'closed' } as Partial<Case> as Case;

export function exported(events = history(), checkpoints = witnessed(events)): string {
  const file = exportPublicFile({ type: publicType, of: publicCase, events, witnessed: checkpoints, key, sign });
  if (!file.ok) throw new Error(file.fault);
  return file.value;
}
