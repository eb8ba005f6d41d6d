import { expect, test } from 'vitest';
import type { FieldRule } from '../../../model/case-type.ts';
import { asTyped } from './check.ts';
import { dropForm, keepForm, keptForm, keptUnder, type Shelf } from './kept-form.ts';

const shelfOf = (held = new Map<string, string>()): Shelf & { readonly held: Map<string, string> } => ({
  held, get length() { return held.size; }, key: (at) => [...held.keys()][at] ?? null, getItem: (name) => held.get(name) ?? null,
  setItem: (name, value) => void held.set(name, value), removeItem: (name) => void held.delete(name),
});
const rule = (id: string, more: Partial<FieldRule> = {}): FieldRule =>
  ({ id, title: { zh: id, en: id }, kind: 'text', required: true, ...more });
const fields = [rule('opinion'), rule('caller', { apart: 'name' })];
const name = 'appointment-county/case/1/self-check';
const day = 86_400_000;

test('what was typed outlives a reload, over the value it was typed over; who speaks does not', () => {
  const shelf = shelfOf();
  keepForm(shelf, name, fields, { opinion: { value: '已更换加药泵', over: '旧' }, caller: { value: '张三', over: undefined } }, 5);
  const after = keptForm(shelfOf(new Map(shelf.held)), name, 6);
  expect(after?.at).toBe(5);
  expect(asTyped({ opinion: '旧' }, after?.typed ?? {})).toEqual({ opinion: '已更换加药泵' });
  expect(JSON.stringify([...shelf.held])).not.toContain('张三');
});

test('each office’s form stands alone: nothing of it is another’s, sent or cleared it is gone', () => {
  const shelf = shelfOf();
  keepForm(shelf, name, fields, { opinion: { value: 'a', over: undefined } }, 1);
  expect(keptForm(shelf, 'appointment-city/case/1/self-check', 1)).toBeUndefined();
  expect(keptUnder(shelf, 'appointment-county/case/1/', 1).map(({ rest }) => rest)).toEqual(['self-check']);
  expect(keptUnder(shelf, 'appointment-county/case/2/', 1)).toEqual([]);
  dropForm(shelf, name);
  expect(shelf.held.size).toBe(0);
  keepForm(shelf, name, fields, { opinion: { value: 'a', over: undefined } }, 1);
  keepForm(shelf, name, fields, {}, 2);
  expect(shelf.held.size).toBe(0);
});

test.each([
  ['another shape    ', '{"at":1,"typed":[1]}'], ['a bare value     ', '{"at":1,"typed":{"opinion":"x"}}'], ['no JSON          ', '{'],
  ['nothing          ', 'null'], ['no time          ', '{"typed":{}}'],
])('what the browser holds of %s is no form, and stops nobody', (_name, text) => {
  expect(keptForm(shelfOf(new Map([[`qingshan.form.${name}`, text]])), name, 2)).toBeUndefined();
});

test('it is kept for thirty days, and a browser that keeps nothing is no error', () => {
  const shelf = shelfOf();
  keepForm(shelf, name, fields, { opinion: { value: 'a', over: undefined } }, 0);
  expect([keptForm(shelf, name, 30 * day)?.at, keptForm(shelf, name, 30 * day + 1)]).toEqual([0, undefined]);
  const full: Shelf = { ...shelf, length: 1, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } };
  expect(() => keepForm(full, name, fields, { opinion: { value: 'b', over: undefined } }, 1)).not.toThrow();
});
