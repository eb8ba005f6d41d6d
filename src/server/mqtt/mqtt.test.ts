import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { PushDoor } from '../../flow/push/push-door.ts';
import { mosquitto } from '../../../tools/need.ts';
import { FrameNumbers, pushDoor } from '../../sense/frame-numbers.ts';
import { KeyRates } from '../key-rate.ts';
import { pushApp, stream, type PushApp } from '../push.fixture.ts';
import { whole } from '../things.fixture.ts';
import { openBroker, type Broker } from './broker.ts';

const run = promisify(execFile);
let app: PushApp & { readonly key: string };
let broker: Broker;
let failing = false;
/** A pipe would hold mosquitto's lines back until it ends. */
const lineByLine = '/usr/bin/stdbuf';
const listeners: ChildProcess[] = [];

beforeEach(async () => {
  app = await pushApp();
  failing = false;
  const { house } = app;
  const observations = { ...house.observations, append: (batch: Parameters<typeof house.observations.append>[0]) => (failing ? Promise.reject(new Error('no disk')) : house.observations.append(batch)) };
  const push = new PushDoor({ store: observations, clocks: house.clocks, numbers: new FrameNumbers(pushDoor, 0n, () => app.time.machine), onStored: () => undefined, onTrouble: () => undefined });
  broker = await openBroker({ port: 0, host: '127.0.0.1', house, push, rates: new KeyRates(() => performance.now()), origin: () => 'http://st.test', everyMs: 20, onTrouble: (error) => { throw error; } });
});
afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.kill();
  await broker.close();
});

const at = (): readonly string[] => ['-h', '127.0.0.1', '-p', String(broker.port)];
const as = (key: string | undefined): readonly string[] => (key === undefined ? [] : ['-u', 'application', '-P', key]);
/** Ends with 0 once the broker has acknowledged. */
const pub = async (topic: string, text: string, key: string | undefined = app.key): Promise<number> => {
  const said = run('timeout', ['5', 'mosquitto_pub', ...at(), ...as(key), '-q', '1', '-t', topic, '-m', text]);
  return said.then(() => 0, (error: { code?: number }) => error.code ?? -1);
};
/** Listens until so many messages came; resolves with them. `ready` when the subscription stands. */
async function sub(topic: string, count: number, key?: string): Promise<{ readonly messages: Promise<readonly Record<string, unknown>[]>; readonly ended: Promise<number> }> {
  const child = spawn(lineByLine, ['-oL', 'mosquitto_sub', ...at(), ...as(key), '-q', '1', '-d', '-W', '6', '-C', String(count), '-t', topic], { stdio: ['ignore', 'pipe', 'pipe'] });
  listeners.push(child);
  let text = '';
  const ended = once(child, 'exit').then(([code]) => Number(code ?? -1));
  const stands = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => { text += chunk.toString(); if (text.includes('SUBACK') || text.includes('Subscribed')) resolve(); });
    void ended.then(() => resolve());
  });
  await stands;
  return { ended, messages: ended.then(() => text.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>)) };
}

const body = (before: number, result: string): string => `{"phenomenonTime":"${app.during(before)}","result":${result},"Datastream":{"@iot.id":"${stream}"}}`;

describe.skipIf(mosquitto.skip)('mosquitto’s clients', () => {
  test(mosquitto.named('publish: acknowledged when durable, exact, under the key that sent it'), async () => {
    expect(await pub('v1.1/Observations', body(3, '35.20'))).toBe(0);
    expect(await app.valueOf(app.hour(3))).toEqual(['35.2 N']);
    expect(await pub(`v1.1/Datastreams('${stream}')/Observations`, `{"phenomenonTime":"${app.during(4)}","result":0.1}`)).toBe(0);
    expect(await app.valueOf(app.hour(4))).toEqual(['0.1 N']);
    const [frame] = await app.house.observations.latestFrames(1000, 1);
    expect([frame?.mn.startsWith('key:'), Buffer.from(frame?.bytes ?? []).toString().split('\r\n')[0]]).toEqual([true, `Datastreams('${stream}')/Observations`]);
  });

  test(mosquitto.named('publish: what a failing store did not take is not acknowledged'), async () => {
    failing = true;
    expect(await pub('v1.1/Observations', body(3, '1'))).not.toBe(0);
    failing = false;
    expect(await pub('v1.1/Observations', body(3, '1'))).toBe(0);
    expect(await app.valueOf(app.hour(3))).toEqual(['1 N']);
  });

  test(mosquitto.named('publish: what is wrong for good is acknowledged, counted and kept'), async () => {
    expect(await pub('v1.1/Observations', body(3, '"x"'))).toBe(0);
    expect(await pub('v1.1/Observations', body(4, '1'))).toBe(0);
    expect(await app.house.observations.refused({ limit: 9 })).toMatchObject([{ fault: 'value.not-a-number', detail: 'x' }]);
  });

  test.each<readonly [name: string, keyOf: () => Promise<string | undefined>, topic: string]>([
    ['nobody', async () => undefined, 'v1.1/Observations'], ['a key that only reads', () => app.keyOf({ region: '980000' }), 'v1.1/Observations'], ['a key that never was', async () => 'qs_never', 'v1.1/Observations'],
    ['a topic that names no resource', async () => app.key, 'sensors/1'],
  ])(mosquitto.named('%s publishes nothing'), async (_name, keyOf, topic) => {
    const key = await keyOf();
    const said = run('timeout', ['5', 'mosquitto_pub', ...at(), ...as(key), '-q', '1', '-t', topic, '-m', body(3, '1')]);
    expect(await said.then(() => 0, (error: { code?: number }) => error.code)).not.toBe(0);
    expect(await app.valueOf(app.hour(3))).toEqual([]);
  });

  test(mosquitto.named('subscribe: what applications and loggers bring, as HTTP shows it, once each'), async () => {
    const listener = await sub(`v1.1/Datastreams('${stream}')/Observations`, 3);
    await pub('v1.1/Observations', body(3, '35.20'));
    await pub('v1.1/Observations', body(3, '35.20'));
    await app.send(1000, app.time.world - 5 * hourMs, { a34004: '12', a21026: '7' });
    app.time.machine += 1_000;
    await pub('v1.1/Observations', body(4, '36'));
    const messages = await listener.messages;
    expect(messages.map(({ result }) => result)).toEqual([35.2, 12, 36]);
    const shown = await app.ask({ url: `/ogc/sensorthings/v1.1/Observations('R-${stream}-${app.hour(3)}')`, headers: { host: 'st.test' } });
    expect(messages[0]).toEqual(shown.json());
  });

  test(mosquitto.named('a Datastream that the application registered: published, heard by it, by nobody else'), async () => {
    const key = await app.keyOf({ name: '微站平台', things: { region: '980102', public: false } });
    const made = await app.post('Things', JSON.stringify(whole), key);
    const own = `v1.1/Datastreams('${String(made.json['@iot.id'])}-X0000001-realtime-Rtd')/Observations`;
    const [mine, all, foreign] = [await sub(own, 1, key), await sub('v1.1/Observations', 1), await sub(own, 1)];
    expect(await pub(own, '{"result":12.5}', key)).toBe(0);
    expect((await mine.messages).map(({ result }) => result)).toEqual([12.5]);
    await pub('v1.1/Observations', body(3, '7'));
    expect([(await all.messages).map(({ result }) => result), await foreign.messages]).toEqual([[7], []]);
  });

  test(mosquitto.named('subscribe: an outlet is for those who may see it, whatever the topic'), async () => {
    const outlet = "v1.1/Datastreams('200000-w01018-hour-Avg')/Observations";
    const mine = await sub(outlet, 1, app.key);
    const [all, foreign] = [await sub('v1.1/Observations', 1), await sub(outlet, 1)];
    expect(await foreign.ended).not.toBe(-1);
    await pub(outlet, `{"phenomenonTime":"${app.during(3)}","result":50}`);
    expect((await mine.messages).map(({ result }) => result)).toEqual([50]);
    await pub('v1.1/Observations', body(3, '7'));
    expect((await all.messages).map((row) => row['@iot.id'])).toEqual([`R-${stream}-${app.hour(3)}`]);
  });

  test.each(['#', 'v1.1/#', 'v1.1/Things', 'taken', '$SYS/#'])(mosquitto.named('subscribe to %s: refused'), async (topic) => {
    const listener = await sub(topic, 1);
    expect(await listener.messages).toEqual([]);
    expect(await listener.ended).toBeGreaterThanOrEqual(0);
  });

  test(mosquitto.named('a key that is revoked hears no more'), async () => {
    const listener = await sub(`v1.1/Datastreams('${stream}')/Observations`, 5, app.key);
    const [key] = await app.house.records.read(machineViewer).apiKeys();
    if (key === undefined) throw new TypeError('no key');
    const other = await app.keyOf({ writes: [1000] });
    await app.house.records.write(machineViewer, (records) => records.putApiKey({ ...key, revokedAt: 1, revokedBy: '测试' }));
    await pub('v1.1/Observations', body(3, '35.20'), other);
    expect(await listener.messages).toEqual([]);
    expect(await pub('v1.1/Observations', body(3, '1'))).not.toBe(0);
  });
});
