import { beforeAll, expect, test } from 'vitest';
import type { Result } from '../../basis/result.ts';
import { accessTo, houseWithReadings } from './readings.fixture.ts';
import { answerSensorThings, type Answer } from './answer.ts';
import { usualBounds } from './failure.ts';
import type { TestHouse } from '../house.fixture.ts';

let drill: TestHouse;
beforeAll(async () => {
  drill = await houseWithReadings();
});

type Reply = { readonly 'value': readonly { readonly '@iot.id': string; readonly 'result': number }[]; readonly '@iot.nextLink'?: string };
const ask = (path: string, options: Readonly<Record<string, string>>, bounds: Partial<typeof usualBounds>): Promise<Result<Answer>> =>
  answerSensorThings(drill.house, { ...accessTo(drill), bounds: { ...usualBounds, ...bounds } }, path, options);

async function replyOf(path: string, options: Readonly<Record<string, string>>, bounds: Partial<typeof usualBounds>): Promise<Reply> {
  const answer = await ask(path, options, bounds);
  if (!answer.ok || !('json' in answer.value)) throw new TypeError(JSON.stringify(answer));
  return answer.value.json as Reply;
}

test.each([['phenomenonTime'], ['phenomenonTime desc']])('a filter that finds little reads its bound and goes on where it stopped, until all is found (%s)', async ($orderby) => {
  const options = { $filter: 'result eq 41', $orderby, $select: 'id' };
  const whole = (await replyOf('Observations', options, {})).value;
  expect(whole.length).toBeGreaterThan(1);
  const found: unknown[] = [];
  let [pages, empty] = [0, 0];
  let next: Readonly<Record<string, string>> | undefined = options;
  while (next !== undefined) {
    const reply: Reply = await replyOf('Observations', next, { rowsScanned: 10 });
    found.push(...reply.value);
    pages += 1;
    if (reply.value.length === 0) empty += 1;
    next = reply['@iot.nextLink'] === undefined ? undefined : Object.fromEntries(new URL(reply['@iot.nextLink']).searchParams);
  }
  expect(found).toEqual(whole);
  expect([pages > 10, empty > 5]).toEqual([true, true]);
});

test.each([
  ['a count of what each row is asked', 'Observations', { $filter: 'result gt 1', $count: 'true' }, { rowsScanned: 100 }], ['an order of one’s own', 'Observations', { $orderby: 'result' }, { rowsScanned: 100 }],
  ['a filter through Observations', 'Things', { $filter: 'Datastreams/Observations/result gt 1' }, { rowsScanned: 100 }], ['rows to skip', 'Observations', { $skip: '101' }, { rowsScanned: 100 }],
  ['rows to skip under a filter', 'Observations', { $skip: '20', $filter: 'result eq 41' }, { rowsScanned: 60 }],
  ['too many entities', 'Things', { $expand: 'Datastreams($expand=Observations)' }, { entities: 50 }], ['too many sets of Observations', 'Datastreams', { $expand: 'Observations($top=1)' }, { seriesReads: 2 }],
] as const)('%s beyond the bound is refused, not cut', async (_name, path, options, bounds) => {
  expect(await ask(path, options, bounds)).toMatchObject({ ok: false, fault: 'query.too-wide' });
  expect((await ask(path, options, {})).ok).toBe(true);
});

test('what the store counts by itself has no bound', async () => {
  expect(await replyOf('Observations', { $count: 'true', $top: '0', $filter: "phenomenonTime lt now() and Datastream/properties/period eq 'hour'" }, { rowsScanned: 1 })).toMatchObject({ '@iot.count': 148 });
});
