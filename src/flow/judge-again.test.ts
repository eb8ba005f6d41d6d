import { expect, test } from 'vitest';
import type { Json } from '../basis/canonical.ts';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import { askedEdition } from './asked-edition.ts';
import { testHouse, type TestHouse } from './house.fixture.ts';
import { judgeAgain, type Again } from './judge-again.ts';
import { machineViewer } from './viewer.ts';

const [outlet, code] = [200_000, 'w01018'];
const asked = day('2025-06-10');
const from = startOfDay(asked);
const air = { a21026: '10', a21004: '30', a34002: '130', a34004: '30', a21005: '0.8', a05024: '90' };
const stationOf = ({ house }: TestHouse): number =>
  [...house.directory.points.values()].find((point) => point.kind === 'air-station')?.number ?? 0;
const again = async (one: TestHouse, more: Partial<Again> = {}, edition?: string) => {
  const chosen = edition === undefined ? undefined : askedEdition(one.house.rulebook, one.house.directory, edition);
  if (chosen?.ok === false) throw new TypeError(chosen.fault);
  const under = chosen === undefined ? {} : { editionDay: chosen.value };
  return judgeAgain(one.house, { from: asked, to: asked, kinds: [], record: false, ...more, ...under }, () => undefined);
};
const permit = ({ house }: TestHouse, max: string): void => {
  const body = {
    id: 'P', point: outlet, factor: code, averaging: 'hour', max, unit: 'mg/L', standard: '排污许可证', clause: '表1', from: '2020-01-01', to: '2025-12-31',
    enteredAt: 0, confidence: 'high',
  };
  const later = { ...body, id: 'Q', max: '10', from: '2026-01-01' };
  house.directory.replace('outlet-limit', [
    { kind: 'outlet-limit', id: 'P', from: body.from, to: body.to, enteredAt: 0, body: body as Json },
    { kind: 'outlet-limit', id: 'Q', from: later.from, enteredAt: 0, body: later as Json },
  ]);
};
const history = ({ house }: TestHouse, at: number) =>
  house.observations.determinationHistory({ point: outlet, factor: code, period: 'hour', at });

test('what would a day of 2025 have been under the edition of 2026: levels move, nothing is written', async () => {
  const one = await testHouse();
  const station = stationOf(one);
  for (const hour of [0, 1]) await one.sense(station, from + hour * hourMs, air);
  const before = await one.house.observations.latestDeterminations('all', 0);
  for (const edition of ['HJ 633-2026', 'hj633-2026', '2026-03-01']) {
    const compared = await again(one, {}, edition);
    expect([compared.hours, compared.judged]).toEqual([2, 14]);
    expect(compared.levels).toEqual([{ kind: 'air-station', period: 'hour', factor: 'aqi', was: 2, is: 3, rows: 2 }]);
    expect(compared.verdicts).toEqual([{ kind: 'air-station', period: 'hour', was: 'assessed', is: 'assessed', rows: 14, figures: 4 }]);
    const index = compared.first.find((row) => row.id === `D-${station}-aqi-hour-${from}`);
    expect(index).toMatchObject({ was: { value: '90', edition: 'HJ 633-2012' }, is: { value: '104', edition: 'HJ 633-2026' } });
  }
  expect(await one.house.observations.latestDeterminations('all', 0)).toEqual(before);
  expect(await again(one)).toMatchObject({ hours: 2, judged: 14, changed: 0, verdicts: [], levels: [], first: [] });
});

test('a permit keeps its own day under another edition', async () => {
  const one = await testHouse();
  permit(one, '50');
  await one.sense(outlet, from, { [code]: '30' });
  expect(await again(one, {}, '2026-06-01')).toMatchObject({ hours: 1, judged: 1, changed: 0 });
});

test('recorded: what changed is kept, old verdicts stay, findings follow; again nothing differs; other days are left alone', async () => {
  const one = await testHouse();
  permit(one, '50');
  for (const hour of [-1, 0, 23, 24]) await one.sense(outlet, from + hour * hourMs, { [code]: '30' });
  permit(one, '20');
  const moved = { kind: 'water-outlet', period: 'hour', was: 'meets', is: 'exceeds', rows: 2, figures: 2 };
  expect(await again(one)).toMatchObject({ changed: 2, verdicts: [moved] });
  expect((await history(one, from)).map((row) => row.verdict)).toEqual(['meets']);
  expect(await again(one, { record: true })).toMatchObject({ changed: 2 });
  const verdicts = [-1, 0, 23, 24].map(async (hour) => (await history(one, from + hour * hourMs)).map((row) => row.verdict));
  expect(await Promise.all(verdicts)).toEqual([['meets'], ['meets', 'exceeds'], ['meets', 'exceeds'], ['meets']]);
  const found = await one.house.records.read(machineViewer).findings({ points: [outlet] });
  expect(found.map(({ at }) => (at - from) / hourMs)).toEqual([23, 0]);
  expect(await again(one, { record: true })).toMatchObject({ changed: 0 });
  expect(await again(one, { kinds: ['air-station'] })).toMatchObject({ hours: 0, judged: 0 });
});

test.each([['GB 1-1900', 'standard.unknown'], ['GB 3095-2026', 'standard.wrong-kind']])('asked to judge by %s', async (edition, fault) => {
  const { house } = await testHouse();
  expect(askedEdition(house.rulebook, house.directory, edition)).toMatchObject({ ok: false, fault });
});
