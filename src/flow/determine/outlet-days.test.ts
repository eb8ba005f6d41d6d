import { describe, expect, test } from 'vitest';
import { dayMs, hourMs } from '../../basis/time.ts';
import type { Json } from '../../basis/canonical.ts';
import { testHouse, testMorning, type TestHouse } from '../house.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { stepBy } from '../story.fixture.ts';

const outlet = 200_000;
const code = 'w01018';
/** 2026-03-01 00:00 in Beijing: the day before the house's morning. */
const start = testMorning - 10 * hourMs - dayMs;
const days = ({ house }: TestHouse) => house.observations.determinations({ points: [outlet], factors: [code], period: 'day', window: { from: start - 30 * dayMs, to: start + 30 * dayMs } });
const findings = async ({ house }: TestHouse) => (await house.records.read(machineViewer).findings({ limit: 100 })).filter((one) => one.period === 'day');
const leads = ({ house }: TestHouse) => house.records.read(machineViewer).cases({ types: ['integrity/exceedance'], limit: 50 });

/** The outlet with these limits only. */
async function limited(limits: readonly { averaging: 'hour' | 'day'; max: string; confidence?: 'high' | 'low'; id?: string }[], attributes: Record<string, string> = {}): Promise<TestHouse> {
  const one = await testHouse();
  const { house } = one;
  const bodies = limits.map(({ id, ...limit }, at) => ({ id: id ?? `l${at}`, point: outlet, factor: code, unit: 'mg/L', standard: '排污许可证', clause: '表1', from: '2020-01-01', enteredAt: 0, confidence: 'high', ...limit }));
  house.directory.replace('outlet-limit', bodies.map((body) => ({ kind: 'outlet-limit', id: body.id, from: body.from, enteredAt: 0, body: body as Json })));
  const point = house.directory.points.get(outlet);
  if (point === undefined) throw new TypeError('no outlet');
  house.directory.replace('point', [{ kind: 'point', id: String(outlet), from: '2020-01-01', enteredAt: 0, body: { ...point, attributes } }]);
  return one;
}
const send = async (one: TestHouse, from: number, to: number, value: string, flag = 'N', day = start): Promise<void> => {
  for (let hour = from; hour < to; hour += 1) await one.sense(outlet, day + hour * hourMs, { [code]: value }, flag);
};

describe('an outlet day', () => {
  test('is judged once all its hours are in, not before', async () => {
    const one = await limited([{ averaging: 'day', max: '50' }]);
    await send(one, 0, 23, '60');
    expect(await days(one)).toEqual([]);
    await send(one, 23, 24, '60');
    expect(await days(one)).toMatchObject([{ verdict: 'exceeds', value: '60', limit: '50', valid: 24, at: start, edition: 'l0' }]);
    expect(await findings(one)).toMatchObject([{ period: 'day', at: start, value: '60', timesOver: '0.20', confidence: 'low', method: 'outlet-day/1' }]);
    expect((await leads(one)).map((of) => [of.state, of.fields['confidence']])).toEqual([['explaining', 'low']]);
    expect(String((await leads(one))[0]?.fields['message'])).toContain('2026-03-01 日均值60 mg/L');
  });
  test('or once the data have gone on: what is missing is missing', async () => {
    const one = await limited([{ averaging: 'day', max: '50' }]);
    await send(one, 0, 21, '40');
    expect(await days(one)).toEqual([]);
    await send(one, 0, 1, '40', 'N', start + dayMs);
    expect(await days(one)).toMatchObject([{ verdict: 'meets', valid: 21 }]);
  });
  test('with too few valid hours cannot be determined', async () => {
    const one = await limited([{ averaging: 'day', max: '50' }]);
    await send(one, 0, 19, '90');
    await send(one, 19, 24, '900', 'M');
    expect(await days(one)).toMatchObject([{ verdict: 'undeterminable', reason: 'too-few-values', valid: 19 }]);
    expect(await findings(one)).toEqual([]);
  });
  test('late data judge it again: the finding goes, the lead is lifted, and comes back with the next correction', async () => {
    const one = await limited([{ averaging: 'day', max: '50' }]);
    await send(one, 0, 24, '60');
    await send(one, 0, 12, '30');
    expect(await days(one)).toMatchObject([{ verdict: 'meets', value: '45' }]);
    expect((await findings(one)).map((of) => of.withdrawnAt !== undefined)).toEqual([true]);
    expect((await leads(one)).map((of) => of.state)).toEqual(['lifted']);
    await send(one, 0, 12, '60');
    expect((await findings(one)).map((of) => of.withdrawnAt !== undefined)).toEqual([false]);
  });
  test('a later hour of the day does not withdraw what the day found', async () => {
    const one = await limited([{ averaging: 'day', max: '50' }]);
    await send(one, 0, 24, '60');
    await send(one, 0, 1, '60');
    expect((await findings(one)).map((of) => of.withdrawnAt)).toEqual([undefined]);
  });
  test('the province is stricter than the permit, and is told', async () => {
    const one = await limited([{ averaging: 'day', max: '50' }], { 'standard:DB33/2169-2018': 'sourceClass=existing plant', 'standard:GB 18918-2002': 'grade=1A' });
    await send(one, 0, 24, '45');
    expect(await findings(one)).toMatchObject([{ standard: 'DB33/2169-2018', limit: '40', confidence: 'low', value: '45' }]);
  });
});

describe('a ground of low confidence', () => {
  test('never carries a case by itself; a sure one does; when the sure one is withdrawn it carries no more', async () => {
    const one = await limited([{ averaging: 'day', max: '50' }, { averaging: 'hour', max: '100' }]);
    await send(one, 0, 24, '60');
    const transfer = async (): Promise<string> => {
      const [lead] = await leads(one);
      return stepBy(one.house, 'branch-980102-head', lead?.id ?? '', 'review-transfer', { reviewReason: '移交' }).then(() => 'ok', (error: unknown) => String(error));
    };
    const [opened] = await leads(one);
    await stepBy(one.house, 'enterprise-98-0001-officer', opened?.id ?? '', 'explain', { explanationType: 'process', explanation: '检修' });
    expect(await transfer()).toContain('case.ground-too-weak');
    await one.sense(outlet, start + dayMs, { [code]: '120' });
    expect((await leads(one)).map((of) => of.fields['confidence'])).toEqual(['high']);
    await one.sense(outlet, start + dayMs, { [code]: '20' });
    expect((await leads(one)).map((of) => [of.state, of.fields['confidence']])).toEqual([['reviewing', 'low']]);
    expect(await transfer()).toContain('case.ground-too-weak');
    await one.sense(outlet, start + dayMs, { [code]: '120' });
    await send(one, 0, 24, '61');
    expect((await leads(one)).map((of) => of.fields['confidence'])).toEqual(['high']);
    expect(await transfer()).toBe('ok');
  });
});
