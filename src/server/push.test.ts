import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromMicro } from '../basis/decimal.ts';
import { sensePushed } from '../flow/push/sense-pushed.ts';
import { dirtyHoursOf } from '../flow/dirty-hours.ts';
import { onHours } from '../flow/determine/on-hours.ts';
import { ReadingBuilder } from '../sense/reading-builder.ts';
import { pushApp, stream, type PushApp } from './push.fixture.ts';

let app: PushApp & { readonly key: string };
beforeAll(async () => {
  app = await pushApp();
});

const one = (before: number, result: string, more = ''): string => `{ "phenomenonTime": "${app.during(before)}", "result": ${result}${more}, "Datastream": {"@iot.id": "${stream}"} }`;
const counts = () => app.house.observations.counts();
const root = 'http://localhost:80/ogc/sensorthings/v1.1';

describe('one Observation', () => {
  test('is created under the id that “why?” takes, and read at the address it is told', async () => {
    const said = await app.post('Observations', one(3, '37.50', ', "resultQuality": "N"'));
    const id = `R-${stream}-${app.hour(3)}`;
    expect(said).toMatchObject({ status: 201, json: { '@iot.id': id, 'result': 37.5, 'resultQuality': 'N', 'phenomenonTime': app.during(3) } });
    expect(said.headers['location']).toBe(`${root}/Observations('${id}')`);
    const read = await app.ask({ url: `/ogc/sensorthings/v1.1/Observations('${id}')`, key: app.key });
    expect([read.statusCode, read.json()]).toEqual([200, said.json]);
  });

  test('goes in through its Datastream, too', async () => {
    const said = await app.post(`Datastreams('${stream}')/Observations`, `{"phenomenonTime": "${app.during(4)}", "result": 12}`);
    expect(said).toMatchObject({ status: 201, json: { '@iot.id': `R-${stream}-${app.hour(4)}` } });
  });

  test('of a series that nobody has begun stands in the lists at once', async () => {
    expect((await app.ask({ url: "/ogc/sensorthings/v1.1/Datastreams('10000-w01018-realtime-Rtd')" })).statusCode).toBe(404);
    const said = await app.post('Observations', '{"result": 5.1, "Datastream": {"@iot.id": "10000-w01018-realtime-Rtd"}}');
    expect(said).toMatchObject({ status: 201, json: { phenomenonTime: new Date(app.time.world).toISOString() } });
    expect((await app.ask({ url: `/ogc/sensorthings/v1.1/Observations('${String(said.json['@iot.id'])}')` })).statusCode).toBe(200);
  });

  test('“why?” walks from the reading to the address and the body, to the byte', async () => {
    const text = one(5, '1.0', ',\n  "parameters": {"PW": "not hidden: PW=7"}');
    const { json } = await app.post('Observations', text);
    const why = (await app.ask({ url: `/api/why/${String(json['@iot.id'])}`, key: app.key })).json() as { chain: readonly { kind: string; title: { en: string }; raw?: { hex: string } }[] };
    const frame = why.chain.at(-1);
    expect(frame).toMatchObject({ kind: 'frame', title: { en: 'what an application sent' } });
    expect(Buffer.from(frame?.raw?.hex ?? '', 'hex').toString()).toBe(`Observations\r\n\r\n${text}`);
  });

  test('law: a decimal is stored as it was written, or refused; never rounded', async () => {
    await fc.assert(fc.asyncProperty(fc.bigInt(-(10n ** 17n), 10n ** 17n), fc.boolean(), async (micro, tooFine) => {
      const text = fromMicro(micro).toFixed(6);
      const said = await app.post('Observations', one(6, tooFine ? `${text}1` : text));
      if (tooFine) expect(said).toMatchObject({ status: 422, json: { fault: 'value.unrepresentable' } });
      else expect(await app.valueOf(app.hour(6))).toEqual([`${fromMicro(micro).toFixed()} N`]);
    }), { numRuns: 40 });
  });
});

describe('sent twice, late, corrected', () => {
  test('the same again is answered alike, counted as duplicate and stored once', async () => {
    const first = await app.post('Observations', one(8, '20'));
    const before = await counts();
    const [again, otherwise] = [await app.post('Observations', one(8, '20')), await app.post(`Datastreams('${stream}')/Observations`, `{"result":20.0,"phenomenonTime":"${app.during(8)}"}`)];
    expect([again.json, otherwise.json]).toEqual([first.json, first.json]);
    const after = await counts();
    expect([after.stored - before.stored, after.duplicate - before.duplicate, after.received - before.received]).toEqual([0, 2, 2]);
  });

  test('another value is a correction; the value from before may come back', async () => {
    const seen: unknown[] = [];
    for (const value of ['20', '21', '20']) {
      await app.post('Observations', one(9, value));
      seen.push(...await app.valueOf(app.hour(9)));
    }
    expect(seen).toEqual(['20 N', '21 N', '20 N']);
  });

  test('another flag is a correction, too', async () => {
    await app.post('Observations', one(10, '20'));
    await app.post('Observations', one(10, '20', ', "resultQuality": "D"'));
    expect(await app.valueOf(app.hour(10))).toEqual(['20 D']);
  });

  test('a hundred at once are all answered, and what was sent last of one hour holds', async () => {
    const said = await Promise.all(Array.from({ length: 100 }, (_, index) => app.post('Observations', one(11 + (index % 4), String(index)))));
    expect(new Set(said.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await Promise.all([0, 1, 2, 3].map((more) => app.valueOf(app.hour(11 + more))))).toEqual([['96 N'], ['97 N'], ['98 N'], ['99 N']]);
  });
});

type Refused = readonly [name: string, text: () => string, status: number, fault: string];

describe('what cannot be taken is told, counted and kept', () => {
  const hour = (text: string) => () => `{"result": 1, "phenomenonTime": "${text}", "Datastream": {"@iot.id": "${stream}"}}`;
  const to = (id: string) => () => `{"result": 1, "phenomenonTime": "${app.during(3)}", "Datastream": {"@iot.id": "${id}"}}`;
  test.each<Refused>([
    ['a text', () => one(3, '"1.5"'), 422, 'value.not-a-number'], ['nothing', () => one(3, 'null'), 422, 'value.not-a-number'], ['an object', () => one(3, '{"a":1}'), 422, 'value.not-a-number'],
    ['too many digits', () => one(3, '0.1234567'), 422, 'value.unrepresentable'], ['too large', () => one(3, '1e12'), 422, 'value.unrepresentable'],
    ['half an hour', hour('2026-03-02T00:00:00Z/2026-03-02T00:30:00Z'), 422, 'push.off-grid'], ['an hour that begins between two', hour('2026-03-01T00:10:00Z/2026-03-01T01:10:00Z'), 422, 'push.off-grid'],
    ['a moment of an hourly series', hour('2026-03-01T00:00:00Z'), 422, 'push.off-grid'], ['no time', () => `{"result":1,"Datastream":{"@iot.id":"${stream}"}}`, 422, 'push.off-grid'],
    ['no real time', hour('2026-02-30T00:00:00Z/2026-02-30T01:00:00Z'), 422, 'push.off-grid'], ['an hour that is not over', () => one(0, '1'), 422, 'push.future-time'],
    ['a day that is not Beijing’s', to('1000-a34004-day-Avg'), 422, 'push.off-grid'],
    ['a point of others', to('1001-a34004-hour-Avg'), 403, 'key.may-not-write'], ['a factor that no book has', to('1000-zz999-hour-Avg'), 404, 'push.unknown-datastream'],
    ['a series that is only read', to('200000-w01018-hour-disclosed'), 404, 'push.unknown-datastream'], ['no series', to('Things(1)'), 404, 'push.unknown-datastream'],
    ['no Datastream', () => '{"result": 1}', 400, 'push.malformed'], ['a property that nobody knows', () => one(3, '1', ', "value": 2'), 400, 'push.malformed'],
    ['a flag of two letters', () => one(3, '1', ', "resultQuality": "NN"'), 400, 'push.malformed'], ['no JSON', () => '{"result": 01}', 400, 'push.malformed'], ['a list', () => '[]', 400, 'push.malformed'],
    ['a NUL', () => '\u0000', 400, 'push.malformed'],
  ])('%s', async (_name, text, status, fault) => {
    const before = await counts();
    const said = await app.post('Observations', text());
    expect(said).toMatchObject({ status, json: { code: status, fault } });
    await app.post('Observations', one(20, '1'));
    expect((await counts()).refused - before.refused).toBe(1);
    expect((await app.house.observations.refused({ limit: 1 }))[0]).toMatchObject({ fault, peer: '127.0.0.1' });
    expect(Buffer.from((await app.house.observations.refused({ limit: 1 }))[0]?.bytes ?? []).toString()).toContain(text());
  });

  test('a body that names another Datastream than its address', async () => {
    expect(await app.post("Datastreams('10000-w01018-realtime-Rtd')/Observations", one(3, '1'))).toMatchObject({ status: 400, json: { fault: 'push.malformed' } });
  });

  test.each([
    ['Things', 403, 'thing.may-not-register'], ['Observations(1)', 404, 'request.not-found'], ['Things(1000)/Datastreams', 403, 'thing.may-not-register'], ['Nothings(1)', 404, 'request.not-found'],
  ])('POST to %s', async (resource, status, fault) => {
    expect(await app.post(resource, '{}')).toMatchObject({ status, json: { fault } });
  });

  test('more bytes than the door takes', async () => {
    expect(await app.post('Observations', `{"result": 1${' '.repeat(4 * 1_048_576)}}`)).toMatchObject({ status: 413, json: { fault: 'request.too-large' } });
  });

  test.each([['nobody', '', 'key.needed'], ['a key that never was', 'qs_none', 'key.unknown']])('%s writes nothing', async (_name, key, fault) => {
    expect(await app.post('Observations', one(3, '1'), key)).toMatchObject({ status: 401, json: { fault } });
  });

  test('a key that only reads writes nothing, nor does a person’s session', async () => {
    expect(await app.post('Observations', one(3, '1'), await app.keyOf({ region: '980000' }))).toMatchObject({ status: 401, json: { fault: 'key.needed' } });
    const said = await app.ask({ method: 'POST', url: '/ogc/sensorthings/v1.1/Observations', as: 'administration-system', body: { result: 1 } });
    expect(said.json()).toMatchObject({ fault: 'key.needed' });
  });
});

describe('a DataArray', () => {
  const element = (id: string, rows: string, components = '["phenomenonTime","result","resultQuality","FeatureOfInterest/id"]'): string =>
    `{"Datastream": {"@iot.id": "${id}"}, "components": ${components}, "dataArray@iot.count": 2, "dataArray": [${rows}]}`;
  const row = (before: number, result: string): string => `["${app.during(before)}", ${result}, "N", 1000]`;

  test('each row is answered in its place, taken or refused for itself', async () => {
    const said = await app.post('CreateObservations', `[${element(stream, `${row(30, '1.10')}, ${row(31, '"x"')}, [1]`)}, ${element('1001-a34004-hour-Avg', row(30, '1'))}, ${element('10000-w21003-hour-Avg', row(30, '0.35'))}]`);
    expect(said.status).toBe(201);
    const link = (id: string, before: number): string => `${root}/Observations('R-${id}-${app.hour(before)}')`;
    expect(said.json).toEqual([
      link(stream, 30), 'error', 'error', 'error', link('10000-w21003-hour-Avg', 30),
    ]);
    expect(said.headers['qingshan-row-faults'])
      .toBe('1;fault=value.not-a-number;detail="x", 2;fault=push.malformed;detail="a%20row%20has%204%20values", 3;fault=key.may-not-write;detail="1001"');
    expect(await app.valueOf(app.hour(30))).toEqual(['1.1 N']);
  });

  test('a frame holds the part of one Datastream, as it was written', async () => {
    const part = element(stream, `${row(33, '1.50')},  ${row(34, '2')}`);
    await app.post('CreateObservations', `[ ${part} ]`);
    const [frame] = await app.house.observations.latestFrames(1000, 1);
    expect([Buffer.from(frame?.bytes ?? []).toString(), frame?.st]).toEqual([`CreateObservations\r\n\r\n${part}`, 'things']);
  });

  test('reasons fill one header at most, whatever is sent', async () => {
    const said = await app.post('CreateObservations', `[${element(stream, Array.from({ length: 90 }, () => row(37, '"错,\\"\\ud800"')).join())}]`);
    expect(said.json).toEqual(Array.from({ length: 90 }, () => 'error'));
    expect(String(said.headers['qingshan-row-faults']).split(', ')).toHaveLength(40);
  });

  test.each([
    ['no list', '{}', 400, 'push.malformed'], ['too many rows', () => `[${element(stream, Array.from({ length: 20_001 }, () => '0').join())}]`, 413, 'request.too-large'],
  ] as const)('%s', async (_name, text, status, fault) => {
    expect(await app.post('CreateObservations', typeof text === 'string' ? text : text())).toMatchObject({ status, json: { fault } });
  });

  test('components that nobody knows, or twice, refuse the element in each of its rows', async () => {
    const said = await app.post('CreateObservations', `[${element(stream, `${row(35, '1')},${row(36, '1')}`, '["phenomenonTime","value"]')}, ${element(stream, '[1,1]', '["result","result"]')}]`);
    expect(said.json).toEqual(['error', 'error', 'error']);
    expect(said.headers['qingshan-row-faults']).toBe(['value', 'value', 'result'].map((name, at) => `${at};fault=push.malformed;detail="components%3A%20${name}"`).join(', '));
  });
});

test('hours that readings touched wait to be determined, and are judged as those of loggers', async () => {
  const [before, at] = [app.dirty.length, app.hour(40)];
  const outlet = '200000-w01018-hour-Avg';
  await app.post('Observations', `{"phenomenonTime":"${app.during(40)}","result":999,"Datastream":{"@iot.id":"${outlet}"}}`);
  expect(app.dirty.slice(before)).toEqual([{ point: 200_000, at }]);
  await onHours(app.house, app.dirty.slice(before), new Map(), () => undefined);
  expect(await app.house.observations.determinationsOf([{ point: 200_000, at }], 'hour')).toContainEqual(expect.objectContaining({ factor: 'w01018', value: '999', verdict: 'exceeds' }));
});

test('law: after a crash a frame makes the readings that it made, and dirties the hours that it dirtied', async () => {
  const element = fc.record({
    period: fc.constantFrom('hour', 'realtime'), rows: fc.array(fc.record({ before: fc.integer({ min: -1, max: 60 }), value: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant('x')) }), { minLength: 1, maxLength: 6 }),
  });
  await fc.assert(fc.asyncProperty(fc.array(element, { minLength: 1, maxLength: 3 }), async (elements) => {
    const fresh = await pushApp();
    const text = elements.map(({ period, rows }) => `{"Datastream":{"@iot.id":"1000-a34004-${period}-Avg"},"components":["phenomenonTime","result"],"dataArray":[${
      rows.map(({ before, value }) => `[${period === 'hour' ? `"${fresh.during(before)}"` : `"${new Date(fresh.hour(before)).toISOString()}"`},${JSON.stringify(value)}]`).join(',')}]}`).join(',');
    await fresh.post('CreateObservations', `[${text}]`);
    await fresh.post('Observations', '{"result": 5.1, "Datastream": {"@iot.id": "1000-a34004-realtime-Avg"}}');
    const { observations } = fresh.house;
    const series = (['hour', 'realtime'] as const).map((period) => ({ point: 1000, factor: 'a34004', period, field: 'Avg' as const }));
    const all = () => observations.readingsBetween({ series, window: { from: 0, to: 9e12 }, newestFirst: false, limit: 1000 });
    const stored = await all();
    const frames = await observations.framesAfter(0n, 1000);
    const builder = new ReadingBuilder();
    for (const [place, frame] of frames.entries()) expect(sensePushed(frame, place, builder)).toBe(true);
    const { columns } = builder.seal(await observations.factorNumbers(builder.codes), frames.map(({ number }) => number));
    await observations.append({ frames: [], readings: columns, repeated: [], refused: [] });
    expect((await all()).map(({ frame: _frame, ...rest }) => rest)).toEqual(stored.map(({ frame: _frame, ...rest }) => rest));
    const key = ({ point, at }: { point: number; at: number }): string => `${point} ${at}`;
    expect(new Set(dirtyHoursOf(frames).map(key))).toEqual(new Set(fresh.dirty.map(key)));
  }), { numRuns: 15 });
}, 60_000);
