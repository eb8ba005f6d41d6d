import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, type Json } from '../basis/canonical.ts';
import type { CaseEvent } from '../model/case.ts';
import { chainEvent } from '../model/history.ts';
import { exported, history, key, publicCase, publicType, sign, witnessed } from './fixture.ts';
import { exportPublicFile, sealedContent, type PublicFile } from './public-file.ts';
import { verifyPublicFile } from './verify.ts';

const text = exported();
const parsed = JSON.parse(text) as PublicFile;
/** What the installation itself could hand out: changed at will and sealed anew. */
const resealed = (change: Partial<PublicFile>): string => {
  const { seal: _seal, ...unsealed } = { ...parsed, ...change };
  return canonical({ ...unsealed, seal: { algorithm: 'ed25519', signature: sign(sealedContent(unsealed)) } } satisfies Json);
};
const whereOf = (file: string, by = key): string => { const got = verifyPublicFile(file, by); return got.ok ? 'ok' : got.where; };

test('an untouched file holds, with a key line or a key file', () => {
  expect(verifyPublicFile(text, `${key}\n`)).toEqual({
    ok: true, events: 4, covered: 4, newest: '2026-03-05', signatures: { seal: 0, passkey: 0, paper: 0, unproved: 0 },
    says: {
      zh: '演〔2026〕1号:4条记录相连无改动,其中4条已由截至2026-03-05的4个检查点证明。',
      en: '演〔2026〕1号: 4 linked events unchanged, 4 of them proved by 4 checkpoints up to 2026-03-05.',
    },
  });
  const noted = [{ day: '2026-03-03', root: parsed.checkpoints[1]?.checkpoint.root ?? '' }];
  expect(verifyPublicFile(text, JSON.stringify({ key, checkpoints: noted })).ok).toBe(true);
});

test('law: whatever byte is changed, dropped or added, the file fails', () => {
  const bytes = new TextEncoder().encode(text);
  const read = (changed: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(changed);
  fc.assert(fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.constantFrom('flip', 'drop', 'add'), (at, bits, how) => {
    const changed = how === 'flip' ? bytes.map((byte, index) => (index === at ? byte ^ bits : byte))
      : how === 'drop' ? new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + 1)])
        : new Uint8Array([...bytes.slice(0, at), bits, ...bytes.slice(at)]);
    expect(verifyPublicFile(read(changed), key).ok).toBe(false);
  }), { numRuns: 400 });
});

test.each([
  ['a space behind                ', `${text} `, 'file'],
  ['indented                      ', JSON.stringify(parsed, null, 1), 'file'],
  ['another order of keys         ', JSON.stringify(Object.fromEntries(Object.entries(parsed).reverse())), 'file'],
  ['not JSON                      ', '{', 'file'],
  ['an extra field                ', resealed(Object.fromEntries([['extra', 1]])), 'file'],
] as const)('form: %s', (_name, file, where) => expect(whereOf(file)).toBe(where));

const edit = (index: number, change: object): PublicFile['events'] => parsed.events.map((event, at) => (at === index ? { ...event, ...change } : event));
test.each([
  ['a value changed              ', { events: edit(1, { disclosed: { ...parsed.events[1]?.disclosed, 'data.done': { salt: 'x', value: '没改' } } }) }, 'events[1].disclosed.data.done'],
  ['an event dropped             ', { events: parsed.events.filter((_event, at) => at !== 1) }, 'events[1]'],
  ['the newest event dropped     ', { events: parsed.events.slice(0, 3) }, 'case.state'],
  ['two events exchanged         ', { events: [parsed.events[0], parsed.events[2], parsed.events[1], parsed.events[3]] as PublicFile['events'] }, 'events[1]'],
  ['a time changed               ', { events: edit(2, { at: 1 }) }, 'events[2].hash'],
  ['a redacted text without ground', { events: edit(2, { redacted: { 'data.other': 'x' } }) }, 'events[2].redacted.data.other'],
  ['another state in the head    ', { case: { ...parsed.case, state: 'open' } }, 'case.state'],
  ['a field that no event tells  ', { case: { ...parsed.case, fields: { done: '更好' } } }, 'case.fields'],
  ['a checkpoint left out        ', { checkpoints: parsed.checkpoints.filter((_one, at) => at !== 1) }, 'checkpoints[1].checkpoint.previous'],
  ['early checkpoints left out   ', { checkpoints: parsed.checkpoints.slice(1), before: parsed.checkpoints[0]?.checkpoint ?? null }, 'before'],
  ['their forerunner left out too', { checkpoints: parsed.checkpoints.slice(1), before: null }, 'checkpoints[0].checkpoint.previous'],
  ['no checkpoint at all         ', { checkpoints: [] }, 'checkpoints'],
  ['a proof of another leaf      ', { checkpoints: parsed.checkpoints.map((one) => ({ ...one, proof: [] })) }, 'checkpoints[0].proof'],
] as const)('sealed anew by the installation: %s', (_name, change, where) => expect(whereOf(resealed(change))).toBe(where));

function rewritten(): readonly CaseEvent[] {
  const [first, second, ...rest] = history() as [CaseEvent, CaseEvent, CaseEvent, CaseEvent];
  const lie = chainEvent({ ...second, data: { done: '从未超标' } }, 'lie');
  return rest.reduce<CaseEvent[]>((chain, event) => [...chain, chainEvent({ ...event, previous: chain.at(-1)?.hash ?? '' }, 'lie')], [first, lie]);
}

test('history re-written by the installation itself fails at the first checkpoint that knew better', () => {
  const honest = witnessed(history());
  const file = exported(rewritten(), honest);
  expect(whereOf(file)).toBe('checkpoints[1]');
});

test('history re-written and every checkpoint signed anew fails for an outsider who noted one root', () => {
  const forged = exported(rewritten(), witnessed(rewritten()));
  expect(whereOf(forged)).toBe('ok');
  const honest = parsed.checkpoints[2]?.checkpoint;
  expect(whereOf(forged, JSON.stringify({ key, checkpoints: [{ day: honest?.day, root: honest?.root }] }))).toBe('checkpoints 2026-03-04');
});

test.each([
  ['another key ', `ed25519:${new Uint8Array(32).fill(9).toBase64()}`, 'key'],
  ['no key      ', 'hello', 'key'],
  ['short key   ', 'ed25519:AAAA', 'key'],
  ['bad JSON    ', '{"key":1}', 'key'],
] as const)('%s', (_name, by, where) => expect(whereOf(text, by)).toBe(where));

test('the public sees no reporter, no telephone number, no internal step; the signing leader is named', () => {
  for (const secret of ['李四', '13800001234', '内部', '不公开', 'internal', '张三 第2', 'p-4']) expect(text).not.toContain(secret);
  expect(text).toContain('张三 第4');
  expect(parsed.case.fields['problem']).toBe('群众〔已隐去〕反映(电话〔已隐去〕)河道有异味');
  expect(exportPublicFile({ type: publicType, of: { ...publicCase, state: 'draft' }, events: history(), witnessed: [], key, sign })).toMatchObject({ fault: 'publish.not-public' });
});
