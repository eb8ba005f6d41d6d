import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresql } from '../../tools/need.ts';
import { hourMs } from '../basis/time.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { dryRunExchange, listExchangeSources } from '../contract/exchange.ts';
import type { listUpperPlatforms } from '../contract/upper-platform.ts';
import { platform } from '../flow/forward/upper.fixture.ts';
import { exchangeSource } from '../flow/imports/exchange.fixture.ts';
import { exchangeStand, type ExchangeStand } from '../uplink/exchange.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const [english = '', chinese = ''] = ['exchange-tables.md', 'exchange-tables.zh.md'].map((name) => readFileSync(new URL(`../../docs/do/${name}`, import.meta.url), 'utf8'));
const blocks = (page: string): readonly string[] => [...page.matchAll(/^```sql\n(?<block>[^`]+)```$/gmu)].map((found) => found.groups?.['block'] ?? '');
const [out = '', given = '', read = ''] = blocks(english);
const [system, province] = ['administration-system', 'province-98-officer'];
const outlet = 200_000;

test('both pages have the same statements', () => expect(blocks(chinese)).toEqual([out, given, read]));

describe.skipIf(postgresql.skip)(postgresql.named('the page over a real database'), () => {
  let stand: ExchangeStand;
  let app: TestApp;
  beforeAll(async () => {
    stand = await exchangeStand('exchange');
    app = await testApp('drill', {}, stand.tables);
  }, 120_000);
  afterAll(() => stand.close());

  test('out: rows as the page reads them, refused in part, in the counts of 转发状态', async () => {
    await app.send(outlet, app.time.world - 2 * hourMs, { w01018: '32.5', w21003: '1.25' });
    await app.forward.put(platform({ id: 'front', what: 'readings', address: { kind: 'tables', ...stand.end } }), '某人');
    const pass = async (): Promise<void> => {
      app.time.machine += 10_000;
      app.forward.tick();
      await app.forward.settled();
    };
    await pass();
    const [look = '', ...answers] = out.trim().split('\n');
    expect((await stand.sql(look)).map(({ factor, data_type: type, value, flag }) => [factor, type, value, flag])).toEqual([['w01018', '2061', '32.500000', 'N'], ['w21003', '2061', '1.250000', 'N']]);
    for (const answer of answers) await stand.sql(answer);
    await pass();
    const shown = await app.ask({ url: '/api/upper-platforms', as: province });
    expect((shown.json() as Reply<typeof listUpperPlatforms>).rows[0]?.standing).toMatchObject({ selected: 1, accepted: 0, written: 0, refused: 1 });
    const kept = await app.ask({ url: '/api/upper-platforms/front/frames', as: province });
    expect(kept.json()).toMatchObject({ rows: [{ state: 'refused', detail: '点位未备案', again: true }] });
  });

  test('in: rows as the page writes them, and what became of each, there and on 数据接入', async () => {
    const point = app.house.directory.points.get(outlet);
    const mn = app.house.directory.deviceOf(outlet)?.mn ?? '';
    await app.exchange.put(exchangeSource({ end: stand.end }), '某人');
    await stand.sql(given.replaceAll('MN-OF-THE-LOGGER', mn).replaceAll('CODE-OF-THE-POINT', point?.id ?? ''));
    const dry = await app.ask({ method: 'POST', url: '/api/exchange-sources/city/dry-run', as: system, body: {} });
    expect(dry.json() as Reply<typeof dryRunExchange>).toMatchObject({ rows: 3, good: 2, refused: 1 });
    app.exchange.tick();
    await app.exchange.settled();
    expect((await stand.sql(read)).map(({ status, error_text: text }) => [status, text])).toEqual([[1, null], [1, null], [2, '时间不在周期的起点上:2026-03-02 08:30:00 [row.off-period]']]);
    const said = await app.ask({ url: '/api/exchange-sources', as: province });
    const { rows: [row], mayChange } = said.json() as Reply<typeof listExchangeSources>;
    expect(row).toMatchObject({
      totals: { batches: 1, rows: 3, stored: 2, already: 0, refused: 1, refusedBy: [{ fault: 'row.off-period', count: 1 }] }, standing: { waiting: 0, lagMs: 0 },
      batches: [{ state: 'done', rows: 3 }],
    });
    expect(mayChange).toBe(false);
    const refused = await app.ask({ url: `/api/imports/${row?.batches[0]?.id}/refused`, as: province });
    expect(refused.json()).toMatchObject({ rows: [{ fault: 'row.off-period' }] });
    expect((await app.ask({ url: '/api/imports', as: province })).json()).toEqual([]);
  });
});
