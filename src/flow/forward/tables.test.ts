import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { postgresql } from '../../../tools/need.ts';
import { fail } from '../../basis/result.ts';
import { hourMs } from '../../basis/time.ts';
import type { UpperPlatform } from '../../model/upper-platform.ts';
import { exchangeStand, type ExchangeStand } from '../../uplink/exchange.fixture.ts';
import { forwarding, platform, type Forwarding } from './upper.fixture.ts';

const outlet = 200_000;

describe.skipIf(postgresql.skip)(postgresql.named('exchange tables of a real server'), () => {
  let stand: ExchangeStand;
  let home: Forwarding;
  let id = 0;
  beforeAll(async () => { stand = await exchangeStand(); }, 120_000);
  afterAll(() => stand.close());
  beforeEach(async () => {
    home = await forwarding(undefined, stand.tables);
    id += 1;
  });
  const put = (change: Partial<UpperPlatform> = {}) =>
    home.desk.put(platform({ id: `p${id}`, what: 'readings', address: { kind: 'tables', ...stand.end }, ...change }), '某人');
  /** Turns of the machine clock with the database's answers in between. */
  const pass = async (seconds = 12): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      await home.pass();
      await home.desk.settled();
    }
  };
  const standing = async () => {
    const [held] = await home.desk.standings();
    const { selected = 0, accepted = 0 } = held?.state ?? {};
    return { selected, accepted, ...held?.counts };
  };
  const rows = (text: string) => stand.sql(text.replaceAll('$p', `platform = 'p${id}'`));
  const none = { 'written': 0, 'waiting': 0, 'refused': 0, 'unanswered': 0, 'not-sendable': 0 };

  test('readings stand in their rows with batch and status, and count as accepted once the other side has read them all', async () => {
    await put();
    await home.send(outlet, home.time.world - 2 * hourMs, { w01018: '32.5', w21003: '1.25' });
    await pass();
    expect(await standing()).toEqual({ ...none, selected: 1, accepted: 0, written: 1 });
    expect(await rows(`select mn, data_type, factor, factor_name, unit, field, data_time::text, value::text, flag, status, point::int from qz.out_reading where $p order by factor`)).toEqual([
      { mn: expect.stringMatching(/./u), data_type: '2061', factor: 'w01018', factor_name: '化学需氧量', unit: 'mg/L', field: 'Avg', data_time: '2026-03-02 08:00:00', value: '32.500000', flag: 'N', status: 0, point: outlet },
      { mn: expect.stringMatching(/./u), data_type: '2061', factor: 'w21003', factor_name: '氨氮', unit: 'mg/L', field: 'Avg', data_time: '2026-03-02 08:00:00', value: '1.250000', flag: 'N', status: 0, point: outlet },
    ]);
    await rows(`update qz.out_reading set status = 1, read_at = now() where $p and factor = 'w01018'`);
    await pass();
    expect((await standing()).accepted).toBe(0);
    await rows(`update qz.out_reading set status = 1 where $p`);
    await pass();
    expect(await standing()).toEqual({ ...none, selected: 1, accepted: 1 });
    expect(await rows(`select readings, content, settled_at is not null as settled from qz.out_frame where $p`)).toEqual([{ readings: 2, content: null, settled: true }]);
    expect((await home.desk.standings())[0]?.lagMs).toBe(0);
  });

  test('what is refused is listed with their words, and sent again it is the same row, unread again', async () => {
    await put();
    const number = await home.send(outlet, home.time.world - 2 * hourMs, { w01018: '32.5' });
    await pass();
    await rows(`update qz.out_reading set status = 2, error_text = '点位未备案' where $p`);
    await pass();
    expect(await standing()).toEqual({ ...none, selected: 1, accepted: 0, refused: 1 });
    const [item] = await home.house.records.read({ scope: 'all', unit: '', region: '', role: '' }).forwardItems({ platform: `p${id}`, limit: 9 });
    expect(item).toMatchObject({ state: 'refused', fault: 'forward.refused', detail: '点位未备案', tries: 1 });
    await home.desk.resend(`p${id}`, { kind: 'frames', frames: [String(number)] }, '某人');
    await pass();
    expect(await rows(`select status, error_text from qz.out_reading where $p`)).toEqual([{ status: 0, error_text: null }]);
    await rows(`update qz.out_frame set status = 1 where $p`);
    await pass();
    expect(await standing()).toEqual({ ...none, selected: 1, accepted: 1 });
  });

  test('the same reading twice is one row; of two frames the newer holds, in whatever order they are written', async () => {
    const at = home.time.world - 2 * hourMs;
    await home.send(outlet, at, { w01018: '30', w21003: '1' });
    await put({ order: 'live-first' });
    await home.send(outlet, at, { w01018: '31' });
    await pass();
    expect(await rows(`select factor, value::text from qz.out_reading where $p order by factor`)).toEqual([{ factor: 'w01018', value: '31.000000' }, { factor: 'w21003', value: '1.000000' }]);
    await home.desk.resend(`p${id}`, { kind: 'span', from: 0, to: home.time.world + hourMs }, '某人');
    await pass();
    expect(await rows(`select factor, value::text from qz.out_reading where $p order by factor`)).toHaveLength(2);
    await rows(`update qz.out_reading set status = 1 where $p`);
    await pass();
    expect(await standing()).toMatchObject({ accepted: 2, written: 0 });
  });

  test('frames stand as they would go over the line; a flag that is a quote does no harm', async () => {
    await put({ what: 'frames' });
    await home.send(outlet, home.time.world - 2 * hourMs, { w01018: '32.5' }, "'");
    await pass();
    expect(await rows(`select left(content, 2) as starts, content like '%w01018-Avg=32.5,w01018-Flag=''%' as whole, command from qz.out_frame where $p`))
      .toEqual([{ starts: '##', whole: true, command: '2061' }]);
    expect(await rows(`select flag from qz.out_reading where $p`)).toEqual([{ flag: "'" }]);
  });

  test('tables that are not there, a server that is not there: nothing is lost, and the trouble is said without the password', async () => {
    const address = { kind: 'tables' as const, ...stand.end };
    await put({ address: { ...address, schema: 'elsewhere', password: 'very-secret' } });
    await home.send(outlet, home.time.world - 2 * hourMs, { w01018: '32.5' });
    await pass(2);
    expect(home.desk.now(`p${id}`).trouble).toMatchObject({ fault: 'exchange.no-tables', detail: expect.stringContaining('out_frame') });
    await put({ address: { ...address, host: '127.0.0.1', port: 1, password: 'very-secret' } });
    await pass(2);
    expect(home.desk.now(`p${id}`).trouble).toMatchObject({ fault: 'exchange.no-line' });
    expect(JSON.stringify(home.desk.now(`p${id}`))).not.toContain('very-secret');
    await put({ address });
    await pass();
    expect(await standing()).toEqual({ ...none, selected: 1, accepted: 0, written: 1 });
  });

  test('a crash between their commit and ours, or ours and their receipt, counts nothing twice', async () => {
    await put();
    await home.send(outlet, home.time.world - 2 * hourMs, { w01018: '32.5' });
    await pass();
    await rows(`update qz.out_reading set status = 1 where $p`);
    await pass();
    expect(await standing()).toMatchObject({ accepted: 1, written: 0 });
    await rows(`update qz.out_frame set settled_at = null where $p`);
    await home.crash().load();
    await pass();
    expect(await standing()).toMatchObject({ selected: 1, accepted: 1, written: 0 });
    expect(await rows(`select settled_at is not null as settled from qz.out_frame where $p`)).toEqual([{ settled: true }]);
  });

  test('their database breaks before or after any of its commits: each frame is accepted once, and the counts balance', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('before', 'after', 'fine'), { maxLength: 8 }), fc.array(fc.constantFrom('send', 'read', 'crash', 'pass'), { maxLength: 10 }), async (breaks, events) => {
      id += 1;
      const queue = [...breaks];
      const broken = <A extends unknown[], R>(work: (...given: A) => Promise<R>) => async (...given: A) => {
        const how = queue.shift() ?? 'fine';
        if (how === 'before') return fail('exchange.no-line', 'cut');
        const done = await work(...given);
        return how === 'after' ? fail('exchange.no-line', 'cut') : done;
      };
      const { write, answers, taken } = stand.tables;
      home = await forwarding(undefined, { ...stand.tables, write: broken(write), answers: broken(answers), taken: broken(taken) });
      await put();
      let sent = 0;
      for (const event of [...events, 'pass'] as const) {
        if (event === 'send') await home.send(outlet, home.time.world - (sent += 1) * hourMs, { w01018: String(sent) });
        else if (event === 'read') await rows('update qz.out_reading set status = 1 where $p');
        else if (event === 'crash') await home.crash().load();
        else await pass(6);
        const { selected, accepted, written = 0, waiting = 0, refused = 0, unanswered = 0 } = await standing();
        expect(selected).toBe(accepted + written + waiting + refused + unanswered);
      }
      queue.length = 0;
      await pass(320);
      await rows('update qz.out_reading set status = 1 where $p');
      await pass(12);
      expect(await standing()).toEqual({ ...none, selected: sent, accepted: sent });
      expect(await rows('select value::int as value from qz.out_reading where $p order by value')).toEqual(Array.from({ length: sent }, (_, place) => ({ value: place + 1 })));
      await home.desk.stop();
    }), { numRuns: Number(process.env['QINGSHAN_FUZZ'] ?? 6) });
  }, 120_000);
});
