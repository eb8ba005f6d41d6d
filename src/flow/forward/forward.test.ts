import { beforeEach, describe, expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import type { UpperPlatform } from '../../model/upper-platform.ts';
import { machineViewer } from '../viewer.ts';
import { forwarding, platform, type Forwarding } from './upper.fixture.ts';

const [outlet, other] = [200_000, 200_004];
let home: Forwarding;
let hour: number;
beforeEach(async () => {
  home = await forwarding();
  hour = home.time.world - 48 * hourMs;
});

const mnOf = (point: number): string => home.house.directory.deviceOf(point)?.mn ?? '';
const send = (point: number, hours: number, value: string): Promise<bigint> => home.send(point, hour + hours * hourMs, { w01018: value });
const put = async (change: Partial<UpperPlatform> = {}): Promise<void> => { expect(await home.desk.put(platform(change), '某人')).toMatchObject({ ok: true }); };
const values = (): readonly string[] => home.upper.got.map(({ upload }) => upload.items[0]?.values[0]?.text ?? '');
const stand = async () => {
  const [{ state, counts, lagMs } = { state: undefined, counts: undefined, lagMs: undefined }] = await home.desk.standings();
  if (state === undefined || counts === undefined) throw new Error('nothing was forwarded');
  const { selected, accepted, unasked } = state;
  expect(selected).toBe(accepted + unasked + Object.values(counts).reduce((sum, count) => sum + count, 0));
  return { selected, accepted, unasked, ...counts, lagMs };
};

describe('what goes out', () => {
  test('a stored frame goes as it came under our own identity, its QN kept, and 9014 makes it accepted', async () => {
    const number = await send(outlet, 0, '32.5');
    await put();
    await home.pass(2);
    const stored = Buffer.from((await home.house.observations.frame(number))?.bytes ?? []).toString();
    expect(home.upper.got.map(({ text }) => text)).toEqual([`${stored}\r\n`]);
    expect(await stand()).toMatchObject({ selected: 1, accepted: 1, lagMs: 0 });
  });

  test('under the number and password that the platform knows; length and check are printed again, the data area stays', async () => {
    await send(outlet, 0, '32.50');
    await put({ identity: { others: 'none', list: [{ device: mnOf(outlet), mn: '980100000000000000000001', password: '654321' }] } });
    await home.pass(2);
    expect(home.upper.got[0]?.upload.header).toMatchObject({ mn: '980100000000000000000001', pw: '654321', cn: '2061', flag: '5' });
    expect(home.upper.got[0]?.text).toContain('w01018-Avg=32.50,w01018-Flag=N&&');
  });

  test('the edition of 2025 marks what comes from the backlog, and encrypts where there is a key', async () => {
    const keyHex = '00112233445566778899aabbccddeeff';
    home.upper.sender = { crc: 'hj212', keys: [Uint8Array.fromHex(keyHex)] };
    await send(outlet, 0, '1');
    await put({
      address: { kind: 'hj212', host: 'h', port: 1, tls: false, edition: '2025', window: 1, asks: true },
      identity: { others: 'none', list: [{ device: mnOf(outlet), mn: 'UP1', password: '1', keyHex }] },
    });
    await home.pass(2);
    await send(outlet, 1, '2');
    await home.pass(2);
    expect(home.upper.got.map(({ upload: { header } }) => [header.flag, header.rf])).toEqual([['9', '1'], ['9', undefined]]);
    expect(values()).toEqual(['1', '2']);
    expect(home.upper.got[0]?.text).not.toContain('w01018');
  });

  test('hours printed anew: what holds of the hour, a correction included', async () => {
    await home.send(outlet, hour, { w01018: '10', w21003: '1.5' });
    await home.send(outlet, hour, { w01018: '11' }, 'M');
    await put({ what: 'hours' });
    await home.pass(2);
    const items = home.upper.got.at(-1)?.upload.items.map(({ factor, flag, values: [value] }) => [factor, value?.field, value?.text, flag]);
    expect(items?.toSorted()).toEqual([['w01018', 'Avg', '11', 'M'], ['w21003', 'Avg', '1.5', 'N']]);
    expect(await stand()).toMatchObject({ selected: 2, accepted: 2 });
  });

  test.each([
    ['points', { points: [outlet] }, ['1']], ['a region', { regions: ['980102'] }, undefined], ['kinds', { kinds: ['air-station'] }, []], ['nothing narrows', {}, ['1', '2']],
  ] as const)('selected by %s', async (_by, narrowed, want) => {
    await send(outlet, 0, '1');
    await send(other, 0, '2');
    await put({ selection: { commands: ['2061'], ...('points' in narrowed ? { points: [...narrowed.points] } : 'regions' in narrowed ? { regions: [...narrowed.regions] } : 'kinds' in narrowed ? { kinds: [...narrowed.kinds] } : {}) } });
    await home.pass(2);
    const inside = (point: number): boolean => home.house.directory.points.get(point)?.region.startsWith('980102') ?? false;
    expect(values()).toEqual(want ?? [...(inside(outlet) ? ['1'] : []), ...(inside(other) ? ['2'] : [])]);
  });

  test('nothing before the day from which it is wanted, nothing while paused, nothing after the last day', async () => {
    await send(outlet, 0, '1');
    await send(outlet, 5, '2');
    await put({ since: hour + 5 * hourMs, paused: true });
    await home.pass(3);
    expect(home.upper.dials).toBe(0);
    await put({ since: hour + 5 * hourMs, to: '2026-01-31' });
    await home.pass(3);
    expect(home.upper.dials).toBe(0);
    await put({ since: hour + 5 * hourMs });
    await home.pass(3);
    expect(values()).toEqual(['2']);
  });

  test('a logger that the platform does not know is not sendable, is said so, and goes when it is known', async () => {
    await send(outlet, 0, '1');
    await put({ identity: { others: 'none', list: [] } });
    await home.pass(2);
    expect(await stand()).toMatchObject({ 'selected': 1, 'accepted': 0, 'not-sendable': 1 });
    expect(await home.house.records.read(machineViewer).forwardItems({ platform: 'ministry', limit: 9 })).toMatchObject([{ fault: 'forward.no-identity', mn: mnOf(outlet), tries: 1 }]);
    await put();
    expect(await home.desk.resend('ministry', { kind: 'all' }, '某人')).toEqual({ ok: true, value: 1 });
    await home.pass(2);
    expect(values()).toEqual(['1']);
    expect(await stand()).toMatchObject({ 'selected': 1, 'accepted': 1, 'not-sendable': 0 });
  });
});

describe('patience', () => {
  test('one unanswered frame at a time; the same QN again after 10 s, three times, then another line', async () => {
    for (const n of [0, 1, 2]) await send(outlet, n, String(n));
    home.upper.manner = () => 'ignores';
    await put();
    await home.pass(39);
    expect([home.upper.dials, values()]).toEqual([1, ['0', '0', '0', '0']]);
    expect(new Set(home.upper.got.map(({ upload }) => upload.header.qn)).size).toBe(1);
    await home.pass(4);
    expect([home.upper.dials, values().at(-1)]).toEqual([2, '1']);
  });

  test('a silent platform costs nothing but time: nothing is given up, and all goes when it answers', async () => {
    for (const n of [0, 1, 2]) await send(outlet, n, String(n));
    home.upper.manner = () => 'ignores';
    await put();
    await home.pass(200);
    expect(home.desk.now('ministry').trouble?.fault).toBe('forward.silent');
    expect(await stand()).toMatchObject({ selected: 0, accepted: 0, unanswered: 0 });
    home.upper.manner = () => 'answers';
    await home.pass(400);
    expect(await stand()).toMatchObject({ selected: 3, accepted: 3 });
    expect(home.desk.now('ministry')).toMatchObject({ connected: true, active: true });
    expect(home.desk.now('ministry').trouble).toBeUndefined();
  });

  test('one frame that is never answered holds up no other; it is listed, tried again by itself, and goes at last', async () => {
    for (const [n, point] of [[0, outlet], [1, other], [2, outlet]] as const) await send(point, n, String(n));
    home.upper.manner = ({ header }) => (header.mn === mnOf(outlet) ? 'ignores' : 'answers');
    await put();
    await home.pass(60);
    expect(await stand()).toMatchObject({ selected: 3, accepted: 1, unanswered: 2 });
    home.upper.manner = () => 'answers';
    await home.pass(700);
    expect(await stand()).toMatchObject({ selected: 3, accepted: 3, unanswered: 0 });
  });

  test('refused with a reason: kept with it, and sent again by hand', async () => {
    const number = await send(outlet, 0, '1');
    home.upper.manner = () => 'refuses';
    await put();
    await home.pass(2);
    expect(await stand()).toMatchObject({ selected: 1, refused: 1 });
    expect(await home.house.records.read(machineViewer).forwardItems({ platform: 'ministry', limit: 9 })).toMatchObject([{ fault: 'forward.refused', detail: 'QnRtn=3' }]);
    home.upper.manner = () => 'answers';
    await home.desk.resend('ministry', { kind: 'frames', frames: [String(number)] }, '某人');
    await home.pass(2);
    expect(await stand()).toMatchObject({ selected: 1, accepted: 1, refused: 0 });
  });

  test('what is asked by hand does not wait for the work that is under way, and a new version holds from the next piece on', async () => {
    for (let n = 0; n < 120; n += 1) await send(outlet, n - 200, String(n));
    home.upper.manner = ({ items }) => (Number(items[0]?.values[0]?.text) >= 60 ? 'ignores' : 'answers');
    await put();
    await home.pass(1);
    expect(home.desk.now('ministry').carried).toBeGreaterThan(0);
    expect(await home.desk.resend('ministry', { kind: 'all' }, '某人')).toMatchObject({ ok: true });
    await put({ selection: { commands: ['2031'] } });
    home.upper.manner = () => 'answers';
    await home.pass(60);
    expect(await stand()).toMatchObject({ selected: 100, accepted: 100 });
  });

  test('a frame on which the platform hangs up three times is the frame, not the line', async () => {
    for (const n of [0, 1]) await send(n === 0 ? outlet : other, n, String(n));
    home.upper.manner = ({ header }) => (header.mn === mnOf(outlet) ? 'hangs-up' : 'answers');
    await put();
    await home.pass(60);
    expect(await stand()).toMatchObject({ selected: 2, accepted: 1, unanswered: 1 });
  });

  test('nobody there: dialled again ever more slowly, five minutes at most', async () => {
    await send(outlet, 0, '1');
    home.upper.reachable = false;
    await put();
    await home.pass(3600);
    expect(home.upper.dials).toBeGreaterThan(10);
    expect(home.upper.dials).toBeLessThan(22);
    expect(home.desk.now('ministry').trouble).toMatchObject({ fault: 'forward.no-line', detail: 'nobody is there' });
    home.upper.reachable = true;
    await home.pass(301);
    expect(await stand()).toMatchObject({ selected: 1, accepted: 1 });
  });

  test('a platform that is asked for no answer: sent is all that is known', async () => {
    await send(outlet, 0, '1');
    await put({ address: { kind: 'hj212', host: 'h', port: 1, tls: false, edition: '2017', window: 1, asks: false } });
    home.upper.manner = () => 'ignores';
    await home.pass(2);
    expect(home.upper.got[0]?.upload.header.flag).toBe('4');
    expect(await stand()).toMatchObject({ selected: 1, accepted: 0, unasked: 1 });
  });
});

describe('order', () => {
  test('what is newly collected goes before the backlog of an outage', async () => {
    await put();
    await home.pass(1);
    home.upper.reachable = false;
    for (const n of [0, 1, 2]) await send(outlet, n, String(n));
    await home.pass(1200);
    home.upper.reachable = true;
    await send(outlet, 9, '9');
    await home.pass(400);
    expect(values()).toEqual(['9', '0', '1', '2']);
    expect(await stand()).toMatchObject({ selected: 4, accepted: 4, lagMs: 0 });
  });

  test('in order, where the platform wants it', async () => {
    for (const n of [0, 1]) await send(outlet, n, String(n));
    await put({ order: 'in-order' });
    await home.pass(2);
    await send(outlet, 2, '2');
    await home.pass(2);
    expect(values()).toEqual(['0', '1', '2']);
  });

  test('a span is sent again whole when it is asked for; the platform has it twice, we counted it twice', async () => {
    for (const n of [0, 1]) await send(outlet, n, String(n));
    await put();
    await home.pass(2);
    home.time.world += hourMs;
    await send(outlet, 2, '2');
    await home.pass(2);
    expect(await home.desk.resend('ministry', { kind: 'span', from: home.time.world - 2 * hourMs, to: home.time.world }, '某人')).toMatchObject({ ok: true });
    await home.pass(3);
    expect(values()).toEqual(['0', '1', '2', '0', '1']);
    expect(await stand()).toMatchObject({ selected: 5, accepted: 5 });
  });
});

test('while nothing is accepted the lag grows, and a password is never given back', async () => {
  await put({ identity: { others: 'own', list: [{ device: mnOf(outlet), mn: 'UP1', password: 'secret' }] } });
  home.upper.reachable = false;
  await send(outlet, 0, '1');
  await home.pass(2);
  home.time.world += 3 * hourMs;
  expect((await stand()).lagMs).toBeGreaterThanOrEqual(3 * hourMs);
  await put({ identity: { others: 'own', list: [{ device: mnOf(outlet), mn: 'UP1', password: '' }] }, paused: true });
  expect(home.desk.platforms[0]?.platform.identity.list[0]?.password).toBe('secret');
  expect(JSON.stringify(await home.house.records.read(machineViewer).audit({ limit: 9 }))).not.toContain('secret');
});
