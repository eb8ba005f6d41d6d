import { expect, test } from 'vitest';
import type { UpperPlatform } from '../../../model/upper-platform.ts';
import { platformOf, spanOf, valuesOf, waysOf, type FormValues } from './form-values.ts';

const at = Date.UTC(2026, 2, 2, 4);
const platforms: readonly UpperPlatform[] = [
  {
    id: 'ministry', name: { zh: '部平台', en: 'ministry' }, address: { kind: 'hj212', host: '10.0.0.1', port: 9212, tls: true, edition: '2025', window: 3, asks: true },
    identity: { others: 'none', list: [{ device: 'A1', mn: 'B1', password: '' }] }, selection: { commands: ['2061', '2051'], regions: ['980100'], kinds: ['air-outlet'], points: [7, 8] },
    what: 'frames', order: 'in-order', since: at, paused: true, from: '2026-03-01', to: '2026-12-31',
  },
  {
    id: 'city', name: { zh: '市', en: 'city' }, address: { kind: 'files', folder: 'city', every: 'day' }, identity: { others: 'own', list: [] },
    selection: { commands: ['2061'] }, what: 'hours', order: 'live-first', since: 0, paused: false, from: '2026-03-01',
  },
  {
    id: 'front', name: { zh: '前置库', en: 'front' }, address: { kind: 'tables', host: 'db', port: 5432, tls: true, database: 'd', schema: 's', user: 'u', password: '' },
    identity: { others: 'own', list: [] }, selection: { commands: ['2061', '2011'] }, what: 'readings', order: 'live-first', since: 0, paused: false, from: '2026-03-01',
  },
];
test.each([
  ['tables', { what: 'hours', port: 9212 }, { what: 'readings', port: 5432 }], ['hj212', { what: 'readings', port: 5432 }, { what: 'hours', port: 9212 }],
  ['tables', { what: 'frames', port: 6000 }, { what: 'frames', port: 6000 }], ['files', { what: 'hours', port: 9212 }, { what: 'hours', port: 9212 }],
] as const)('to %s: what cannot go that way is not asked for', (kind, change, want) =>
  expect(waysOf(kind, { ...valuesOf(undefined, at), ...change })).toEqual({ kind, ...want }));
test.each(platforms)('$id comes out of the form as it went in', (platform) => expect(platformOf(valuesOf(platform, at))).toEqual({ platform }));

const filled: FormValues = { ...valuesOf(undefined, at), id: 'x', zh: '甲', host: 'h' };
test.each([
  ['a password and a key', { identities: 'A1, B1 ,secret,' + 'ab'.repeat(16) }, [{ device: 'A1', mn: 'B1', password: 'secret', keyHex: 'ab'.repeat(16) }]],
  ['a Chinese comma', { identities: 'A1,B1' }, [{ device: 'A1', mn: 'B1', password: '' }]],
  ['empty lines', { identities: '\n\nA1,B1\n' }, [{ device: 'A1', mn: 'B1', password: '' }]],
] as const)('identities: %s', (_what, change, list) => expect(platformOf({ ...filled, ...change })).toMatchObject({ platform: { identity: { list } } }));

test.each([
  ['no number of theirs', { identities: 'A1,B1\nA2' }, { line: 2 }], ['a key that is none', { identities: 'A1,B1,p,xyz' }, { line: 1 }], ['five cells', { identities: 'A,B,C,,E' }, { line: 1 }],
  ['no name', { zh: '' }, undefined], ['no address', { host: '' }, undefined], ['no command', { commands: [] }, undefined], ['a point that is no number', { points: '7, seven' }, undefined],
  ['no moment', { since: 'soon' }, undefined],
] as const)('refused: %s', (_what, change, want) => expect(platformOf({ ...filled, ...change, commands: [...('commands' in change ? change.commands : filled.commands)] })).toEqual(want));

test.each([[0, 0, 'seconds'], [1, 1, 'seconds'], [119_000, 119, 'seconds'], [120_000, 2, 'minutes'], [7_200_000, 2, 'hours'], [172_800_000, 2, 'days']] as const)('%i ms', (ms, n, unit) => expect(spanOf(ms)).toEqual([n, unit]));
