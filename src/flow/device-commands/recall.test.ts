import { beforeEach, expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { CommandDesk } from './command-desk.ts';
import { firstStretch, recallMissing, recallRule, setRecallRule } from './recall.ts';

const outlet = 200_000;
const rule = { on: true, tries: 2, waitHours: 6, backHours: 5 };
let home: TestHouse;
let desk: CommandDesk;
let mn: string;
let links: Set<string>;

beforeEach(async () => {
  home = await testHouse();
  mn = home.house.directory.deviceOf(outlet)?.mn ?? '';
  links = new Set([mn]);
  desk = new CommandDesk(home.house, (error) => { throw error; });
  desk.attach({ doorOf: (of) => (links.has(of) ? 0 : undefined), send: () => true });
});

const recalls = async (): Promise<readonly (readonly [number, number, string])[]> => {
  const { world } = home.time;
  return (await home.house.records.read(machineViewer).deviceCommands({ mn, limit: 99 })).toReversed()
    .map(({ ask, givenAt, state }) => ('from' in ask ? [(ask.from - start) / hourMs, (ask.to - start) / hourMs, state] : [givenAt - world, 0, state]));
};
/** Hour that is the last one due at first; the five hours due are −4 … 0. */
let start: number;
beforeEach(() => { start = Math.floor(home.time.world / hourMs) * hourMs - 2 * hourMs; });
/** No answer comes: the command times out. */
const silence = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) {
    home.time.machine += 10_000;
    await desk.tick();
  }
};

test('nothing is recalled before somebody has decided it, nor after it was switched off', async () => {
  expect(await recallRule(home.house)).toMatchObject({ on: true, by: '演练省 drill' });
  await home.house.records.write(machineViewer, (writer) => writer.setSetting('recall', null));
  expect([await recallRule(home.house), await recallMissing(home.house, desk)]).toEqual([undefined, 0]);
  await setRecallRule(home.house, { ...rule, on: false }, '系统管理员 甲');
  expect(await recallMissing(home.house, desk)).toBe(0);
  expect(await recallRule(home.house)).toMatchObject({ on: false, by: '系统管理员 甲', at: home.time.world });
  expect((await home.house.records.read(machineViewer).audit({ limit: 1 }))[0]).toMatchObject({ actor: '系统管理员 甲', action: 'recall.set' });
});

test('the earliest stretch of missing hours is asked for, one recall at a time, then the next', async () => {
  await setRecallRule(home.house, rule, '系统管理员 甲');
  for (const hour of [-2, -1]) await home.send(outlet, start + hour * hourMs, { w01018: '30' });
  expect(await recallMissing(home.house, desk)).toBe(1);
  expect(await recallMissing(home.house, desk)).toBe(0);
  expect(await recalls()).toEqual([[-4, -2, 'sent']]);
  await silence();
  expect(await recallMissing(home.house, desk)).toBe(1);
  expect(await recalls()).toEqual([[-4, -2, 'timed-out'], [0, 1, 'sent']]);
});

test('never endless: an hour is asked for so often and no more, and not again before its time', async () => {
  await setRecallRule(home.house, { ...rule, backHours: 168 }, '系统管理员 甲');
  await home.send(outlet, start, { w01018: '30' });
  const asks = async (): Promise<number> => {
    const asked = await recallMissing(home.house, desk);
    await silence();
    return asked;
  };
  expect(await asks()).toBe(1);
  home.time.world += 6 * hourMs - 1;
  const first = await recalls();
  expect(first).toHaveLength(1);
  await home.send(outlet, start + hourMs, { w01018: '30' });
  for (let hour = 2; hour <= 9; hour += 1) await home.send(outlet, start + hour * hourMs, { w01018: '30' });
  expect(await asks()).toBe(0);
  home.time.world += 1;
  expect(await asks()).toBe(1);
  for (let day = 1; day < 4; day += 1) {
    home.time.world += 6 * hourMs;
    for (let hour = 10; hour <= 40; hour += 1) await home.send(outlet, start + hour * hourMs, { w01018: '30' });
    expect(await asks()).toBe(0);
  }
  expect(await recalls()).toHaveLength(2);
});

test('a logger without a line is not asked, and nothing waits for it', async () => {
  links.clear();
  await setRecallRule(home.house, rule, '系统管理员 甲');
  expect([await recallMissing(home.house, desk), await recalls()]).toEqual([0, []]);
});

test('nothing missing, nothing asked', async () => {
  await setRecallRule(home.house, rule, '系统管理员 甲');
  for (let hour = -4; hour <= 0; hour += 1) await home.send(outlet, start + hour * hourMs, { w01018: '30' });
  expect(await recallMissing(home.house, desk)).toBe(0);
});

test.each([
  ['none', [], undefined], ['one', [3], [3, 4]], ['a stretch', [3, 4, 5], [3, 6]], ['the first of two', [1, 2, 5, 6], [1, 3]], ['apart', [1, 3], [1, 2]],
] as const)('the first stretch of %s', (_name, hours, expected) => {
  const found = firstStretch(hours.map((hour) => hour * hourMs));
  expect(found === undefined ? undefined : [found.from / hourMs, found.to / hourMs]).toEqual(expected);
});
