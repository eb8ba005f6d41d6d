import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { postgresql } from '../../../tools/need.ts';
import { hourMs } from '../../basis/time.ts';
import { exchangeStand, type ExchangeStand } from '../../uplink/exchange.fixture.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import type { ExchangeTables, InRow } from '../ports/exchange-tables.ts';
import { machineViewer } from '../viewer.ts';
import { ExchangeDesk } from './exchange-desk.ts';
import { exchangeSource, inRow, memoryInTables } from './exchange.fixture.ts';

const outlet = 200_000;
const at = Date.UTC(2026, 2, 2, 0);

let home: TestHouse;
let mn: string;
beforeEach(async () => {
  home = await testHouse();
  mn = home.house.directory.deviceOf(outlet)?.mn ?? '';
});

const values = async (): Promise<readonly string[]> => (await home.house.observations.readingsOfHours([{ point: outlet, at }], 'hour', ['Avg'])).map(({ factor, value, flag }) => `${factor} ${value} ${flag}`);
async function pass(tables: ExchangeTables, times = 2): Promise<ExchangeDesk> {
  const desk = new ExchangeDesk(home.house, tables, (error) => { throw error; });
  await desk.load();
  if (desk.sources.length === 0) await desk.put(exchangeSource(), '某人');
  for (let time = 0; time < times; time += 1) {
    home.time.machine += 10_000;
    desk.tick();
    await desk.settled();
  }
  return desk;
}

test.each<[string, Partial<InRow>, string]>([
  ['no logger and no point', {}, 'row.missing-site'], ['a logger that nobody knows', { mn: 'NOBODY' }, 'row.unknown-point'],
  ['a point that nobody knows', { point: 'nowhere' }, 'row.unknown-point'], ['another data type', { data_type: '9999' }, 'row.unknown-type'],
  ['no data type', { data_type: null }, 'row.unknown-type'], ['a factor that is none', { factor: 'w99999' }, 'row.unknown-factor'], ['no factor', { factor: null }, 'row.unknown-factor'],
  ['another kind of value', { field: 'Median' }, 'row.unknown-field'], ['no time', { data_time: null }, 'row.missing-time'], ['no moment', { data_time: '2026-02-30 08:00:00' }, 'row.bad-time'],
  ['between two hours', { data_time: '2026-03-02 08:30:00' }, 'row.off-period'], ['tomorrow', { data_time: '2026-03-03 08:00:00' }, 'row.not-yet'],
  ['no value', { value: ' ' }, 'row.no-value'], ['a value in words', { value: '未检出' }, 'row.bad-value'], ['below detection', { value: '0.05L' }, 'row.bad-value'],
  ['another unit', { unit: 'dB' }, 'row.unknown-unit'], ['two flags', { flag: 'NN' }, 'row.unknown-flag'],
])('%s: refused with its reason, and the rows after it are stored', async (_what, change, fault) => {
  const tables = memoryInTables();
  tables.rows.push({ ...inRow(1, { mn: fault === 'row.missing-site' || 'point' in change ? null : mn, ...change }), status: 0 }, { ...inRow(2, { mn }), status: 0 });
  const desk = await pass(tables);
  expect(tables.rows.map(({ status }) => status)).toEqual([2, 1]);
  expect(tables.rows[0]?.error).toContain(`[${fault}]`);
  expect(await values()).toEqual(['w01018 32.5 N']);
  const [run] = await home.house.records.read(machineViewer).imports(9, 'city');
  expect(run).toMatchObject({ state: 'done', rows: 2, stored: 1, already: 0, refused: 1, refusedBy: { [fault]: 1 } });
  expect(desk.now('city')).toMatchObject({ waiting: { rows: 0 } });
});

test('by logger or by point, in another unit, with a flag: the value is the register\'s, and why ends at the row', async () => {
  const tables = memoryInTables();
  const point = home.house.directory.points.get(outlet)?.id ?? '';
  tables.rows.push({ ...inRow(1, { point, value: '32500', unit: 'ug/L', flag: 'D' }), status: 0 }, { ...inRow(2, { mn, factor: 'w21003', value: '1.25', field: 'Max' }), status: 0 });
  await pass(tables);
  expect(await values()).toEqual(['w01018 32.5 D']);
  const [max] = await home.house.observations.readingsOfHours([{ point: outlet, at }], 'hour', ['Max']);
  expect(max).toMatchObject({ factor: 'w21003', value: '1.25' });
  const frame = await home.house.observations.frame(BigInt(max?.frame ?? '0'));
  expect(JSON.parse(Buffer.from(frame?.bytes ?? []).toString())).toMatchObject({ id: '2', factor: 'w21003', value: '1.25' });
});

test('what is put right and put back holds as it was written last', async () => {
  const tables = memoryInTables();
  for (const [id, value] of [[1, '30'], [2, '31'], [3, '30']] as const) {
    tables.rows.push({ ...inRow(id, { mn, value }), status: 0 });
    await pass(tables, 1);
  }
  expect(await values()).toEqual(['w01018 30 N']);
});

test('a dry run says the same and changes nothing; a batch that is none of ours is read anew', async () => {
  const tables = memoryInTables();
  tables.rows.push({ ...inRow(1, { mn }), status: 0 }, { ...inRow(2, { mn, value: 'x' }), status: 0 });
  const desk = new ExchangeDesk(home.house, tables, (error) => { throw error; });
  await desk.put(exchangeSource(), '某人');
  expect(await desk.dryRun('city')).toMatchObject({ ok: true, value: { rows: 2, good: 1, refused: 1, known: 0, refusedBy: { 'row.bad-value': 1 } } });
  expect(await desk.dryRun('nobody')).toMatchObject({ ok: false, fault: 'exchange.unknown-source' });
  expect(tables.rows.every(({ status, batch }) => status === 0 && batch === undefined)).toBe(true);
  const run = { id: 'foreign', state: 'done', kind: 'cnemc', file: '', files: [], startedAt: 1, endedAt: 1, by: '', rows: 0, stored: 0, already: 0, refused: 0, refusedBy: {}, firstMs: 1, result: {} } as const;
  await home.house.records.write(machineViewer, (records) => records.putImport(run, [], 0));
  for (const row of tables.rows) row.batch = 'foreign';
  await pass(tables);
  expect(tables.rows.map(({ status }) => status)).toEqual([1, 2]);
});

test('two sources never read one table; a changed source keeps its password, another user\'s is not given away', async () => {
  const desk = new ExchangeDesk(home.house, memoryInTables(), (error) => { throw error; });
  await desk.put(exchangeSource(), '某人');
  expect(await desk.put(exchangeSource({ id: 'again' }), '某人')).toMatchObject({ ok: false, fault: 'exchange.unfit' });
  const { end } = exchangeSource();
  const passwordOf = async (change: object): Promise<string> => {
    await desk.put(exchangeSource({ end: { ...end, password: '', ...change } }), '某人');
    return desk.sources[0]?.source.end.password ?? '';
  };
  expect(await passwordOf({ database: 'other' })).toBe('very-secret');
  expect(await passwordOf({ host: 'db.elsewhere' })).toBe('');
  expect(JSON.stringify(await home.house.records.read(machineViewer).audit({ limit: 9 }))).not.toContain('very-secret');
});

test('cut off anywhere and any number of times: every row is stored once, answered once, and the counts balance', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.nat({ max: 14 }), { maxLength: 6 }), fc.integer({ min: 1, max: 12 }), async (cuts, count) => {
    home = await testHouse();
    let left = Infinity;
    const cut = (): void => { if ((left -= 1) < 0) throw new Error('kill -9'); };
    const tables = memoryInTables(cut);
    const { records, observations } = home.house;
    const cutting = <F extends (...given: never[]) => Promise<unknown>>(work: F): F => (async (...given: Parameters<F>) => {
      cut();
      const done = await work(...given);
      cut();
      return done;
    }) as F;
    const write = records.write.bind(records);
    const append = observations.append.bind(observations);
    Object.assign(records, { write: cutting(write) });
    Object.assign(observations, { append: cutting(append) });
    for (let id = 1; id <= count; id += 1) {
      tables.rows.push({ ...inRow(id, { mn, value: id % 3 === 0 ? 'x' : String(id), data_time: new Date(at + 8 * hourMs - id * hourMs).toISOString().slice(0, 19).replace('T', ' ') }), status: 0 });
    }
    const source = { source: exchangeSource(), enteredAt: 1, by: '' };
    await records.write(machineViewer, (store) => store.putExchangeSource(source));
    for (const after of [...cuts, Infinity]) {
      left = after;
      const desk = new ExchangeDesk(home.house, tables, () => undefined);
      await desk.load();
      home.time.machine += 10_000;
      desk.tick();
      await desk.settled();
    }
    const refused = Math.floor(count / 3);
    expect(tables.rows.map(({ status }) => status)).toEqual(Array.from({ length: count }, (_, place) => ((place + 1) % 3 === 0 ? 2 : 1)));
    const totals = await records.read(machineViewer).exchangeTotals('city', 0);
    expect(totals).toMatchObject({ rows: count, stored: count - refused, already: 0, refused });
    expect((await observations.framesAfter(0n, 100)).length).toBe(count - refused);
  }), { numRuns: Number(process.env['QINGSHAN_FUZZ'] ?? 25) });
}, 120_000);

describe.skipIf(postgresql.skip)(postgresql.named('exchange tables of a real server'), () => {
  let stand: ExchangeStand;
  beforeAll(async () => { stand = await exchangeStand(); }, 120_000);
  afterAll(() => stand.close());

  test('another system writes rows with SQL of its own, and reads there what became of each', async () => {
    const desk = new ExchangeDesk(home.house, stand.tables, (error) => { throw error; });
    await desk.put(exchangeSource({ end: stand.end }), '某人');
    await stand.sql(`insert into qz.in_reading (mn, factor, data_time, value, flag) values
      ('${mn}', 'w01018', '2026-03-02 08:00:00', '32.5', 'N'), ('${mn}', 'w21003', '2026-03-02 08:00:00', '很大', null), ('${mn}', 'w01001', '2026-03-02 08:00:00', '7.31', null)`);
    expect(await desk.dryRun('city')).toMatchObject({ ok: true, value: { rows: 3, good: 2, refused: 1 } });
    desk.tick();
    await desk.settled();
    expect(await stand.sql('select status, error_text, batch is not null as batch, finished_at is not null as finished from qz.in_reading order by id')).toEqual([
      { status: 1, error_text: null, batch: true, finished: true },
      { status: 2, error_text: '监测值不是数值或为负:很大 [row.bad-value]', batch: true, finished: true },
      { status: 1, error_text: null, batch: true, finished: true },
    ]);
    expect(await values()).toEqual(['w01001 7.31 N', 'w01018 32.5 N']);
    expect(desk.now('city')).toMatchObject({ waiting: { rows: 0 } });
    // The other side mends the row and gives it back.
    await stand.sql(`update qz.in_reading set value = '1.25', status = 0, batch = null where status = 2`);
    home.time.machine += 10_000;
    desk.tick();
    await desk.settled();
    expect(await values()).toEqual(['w01001 7.31 N', 'w01018 32.5 N', 'w21003 1.25 N']);
  });

  test('a batch that a kill left claimed is found again by its claim', async () => {
    await stand.sql(`insert into qz.in_reading (mn, factor, data_time, value, batch) values ('${mn}', 'w01018', '2026-03-02 08:00:00', '5', 'left-behind')`);
    const desk = new ExchangeDesk(home.house, stand.tables, (error) => { throw error; });
    await desk.put(exchangeSource({ end: stand.end }), '某人');
    desk.tick();
    await desk.settled();
    expect(await values()).toEqual(['w01018 5 N']);
    expect(await home.house.records.read(machineViewer).importRun('left-behind')).toMatchObject({ state: 'done', stored: 1, source: 'city' });
  });

  test('tables that are not there are a trouble, not a crash', async () => {
    const desk = new ExchangeDesk(home.house, stand.tables, (error) => { throw error; });
    await desk.put(exchangeSource({ end: { ...stand.end, schema: 'elsewhere' } }), '某人');
    desk.tick();
    await desk.settled();
    expect(desk.now('city').trouble).toMatchObject({ fault: 'exchange.no-tables', detail: expect.stringContaining('in_reading') });
  });
});
