import { readFileSync } from 'node:fs';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { instant } from '../../basis/time.ts';
import { readMoment } from '../../codecs/hj212/moment.ts';
import { sm4 } from '../../gateway/sm4.ts';
import { commandKinds, formOf } from '../../model/command-form.ts';
import type { Device } from '../../model/device.ts';
import { CommandAsk } from '../../model/device-command.ts';
import { loadProtocolBook } from '../../roof/protocol-book.ts';
import { readStored } from '../../sense/stored-frame.ts';
import { commandBytes } from './command-bytes.ts';
import { edition212Has, unfitAsk } from './unfit-ask.ts';

type Frame = { readonly id: string; readonly frame: string };
const frames = new Map((JSON.parse(readFileSync(new URL('../../codecs/hj212/hj212-frames.json', import.meta.url), 'utf8')) as readonly Frame[]).map(({ id, frame }) => [id, frame]));
const protocol = loadProtocolBook();
const device: Device = { mn: '010000A8900016F000169DC0', password: '123456', edition: '2017', crc: 'hj212', point: 1, from: '2026-01-01' };
const at = (moment: string): number => readMoment(moment) ?? 0;
const of = { factor: 'w01018' };

/** An ask, the edition, and the packet of annex C that it must be written as. */
const rows: readonly (readonly [CommandAsk, Device['edition'], string])[] = [
  [{ kind: 'timeouts', seconds: 5, resends: 3 }, '2017', 'f060'], [{ kind: 'timeouts', seconds: 5, resends: 3 }, '2025', 'f155'],
  [{ kind: 'clock-read', ...of }, '2017', 'f063'], [{ kind: 'clock-read', ...of }, '2025', 'f154'], [{ kind: 'clock-read' }, '2025', 'f048'],
  [{ kind: 'clock-set', ...of }, '2017', 'f065'],
  [{ kind: 'realtime-interval-read' }, '2017', 'f068'], [{ kind: 'realtime-interval', seconds: 30 }, '2017', 'f070'], [{ kind: 'realtime-interval', seconds: 30 }, '2025', 'f150'],
  [{ kind: 'minute-interval-read' }, '2017', 'f071'], [{ kind: 'minute-interval', minutes: 10 }, '2025', 'f148'],
  [{ kind: 'realtime-stop' }, '2017', 'f075'], [{ kind: 'plant-stop' }, '2017', 'f077'], [{ kind: 'realtime-stop' }, '2025', 'f145'],
  [{ kind: 'runtime-records', from: at('20160801000000'), to: at('20160801000000') + 1000 }, '2017', 'f085'],
  [{ kind: 'calibration', ...of }, '2017', 'f089'], [{ kind: 'calibration', ...of, calibration: 'zero' }, '2025', 'f138'],
  [{ kind: 'sample-now', ...of }, '2017', 'f090'], [{ kind: 'cleaning', ...of }, '2017', 'f091'], [{ kind: 'comparison-sample', ...of }, '2017', 'f092'],
  [{ kind: 'sampling-cycle', ...of, start: '000000', cycleHours: 2 }, '2017', 'f094'], [{ kind: 'sampling-cycle-read', ...of }, '2017', 'f095'],
  [{ kind: 'result-time-read', ...of }, '2017', 'f097'], [{ kind: 'analyser-id', ...of }, '2017', 'f099'],
  [{ kind: 'site-information', ...of, info: 'i12001' }, '2017', 'f106'],
  [{ kind: 'site-log', ...of, info: 'i11001', from: at('20240601010522'), to: at('20240601085857') + 1000 }, '2025', 'f133'],
  [{ kind: 'site-parameter', ...of, info: 'i13004', value: '168.0' }, '2017', 'f112'], [{ kind: 'retain-now', ...of }, '2025', 'f130'],
];
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
/** What a packet asks: from CN on, without the identity. */
const asked = (frame: string): string => `${/CN=\d{4}/.exec(frame)?.[0]} ${/Flag=\d+/.exec(frame)?.[0]} ${/CP=&&.*&&/.exec(frame)?.[0]}`;

describe('as the standard prints it', () => {
  test.each(rows)('%j in %s is %s', (ask, edition, id) => {
    expect(Value.Check(CommandAsk, ask)).toBe(true);
    expect(unfitAsk(ask, { ...device, edition }, at('20300101000000'), protocol)).toBeUndefined();
    const bytes = commandBytes(ask, '20160801085857223', { ...device, edition }, 'water-outlet', instant(at('20160801085857')));
    expect(bytes.ok && asked(latin(bytes.value))).toBe(asked(frames.get(id) ?? ''));
  });
});

test('every kind has words of the standard in some edition, and its required values are asked for', () => {
  for (const kind of commandKinds) expect([kind, (['2005', '2017', '2025'] as const).some((edition) => edition212Has(protocol, kind, edition))]).toEqual([kind, true]);
});

test.each([
  ['3014 meant another thing in 2005', { kind: 'comparison-sample', ...of }, '2005'], ['3014 is gone in 2025', { kind: 'comparison-sample', ...of }, '2025'],
  ['3015 is no request in 2025', { kind: 'retained-sample' }, '2025'], ['3016 is gone', { kind: 'sampling-cycle', ...of, start: '000000', cycleHours: 2 }, '2025'],
  ['3022 is new in 2025', { kind: 'retain-now', ...of }, '2017'], ['1014 is new in 2025', { kind: 'key-deliver' }, '2017'], ['1063 came in 2017', { kind: 'minute-interval-read' }, '2005'],
  ['which calibration came in 2025', { kind: 'calibration', ...of, calibration: 'span' }, '2017'],
] as const)('%s', (_, ask, edition) => {
  expect(unfitAsk(ask, { ...device, edition }, 0, protocol)).toMatchObject({ fault: 'command.not-in-edition' });
});

test('of what the centre sends only 1014 and 3020 are hidden, and a logger with the key reads them', () => {
  const key = new Uint8Array(16).fill(0x30);
  const modern = { ...device, edition: '2025' as const };
  const delivered = { mn: device.mn, fingerprint: 'abcdef01', keyHex: Buffer.from('msbE74gsiSHSEh5e').toString('hex'), createdAt: at('20240601085857'), madeAt: 1 };
  for (const ask of rows.filter(([, edition]) => edition === '2025').map(([own]) => own).concat({ kind: 'key-deliver', fingerprint: 'abcdef01' })) {
    const bytes = commandBytes(ask, '20240601085857223', modern, 'water-outlet', instant(at('20240601085857')), { secret: { key, sm4 }, delivered });
    if (!bytes.ok) throw new Error(bytes.fault);
    expect([ask.kind, /CP=&&[\x20-\x7e]*&&/.test(latin(bytes.value))]).toEqual([ask.kind, !['1014', '3020'].includes(formOf(ask.kind).code)]);
    const read = readStored(bytes.value.subarray(0, -2), { crc: 'hj212', keys: [key] }, sm4);
    expect(read).toMatchObject({ ok: true, value: { header: { cn: formOf(ask.kind).code } } });
    if (ask.kind === 'key-deliver' && read.ok) expect(read.value.others).toEqual([['SKCreateTime', '20240601085857000'], ['NewSK', 'msbE74gsiSHSEh5e']]);
  }
});
