import { beforeAll, describe, expect, test } from 'vitest';
import { exact } from '../../basis/decimal.ts';
import type { Case } from '../../model/case.ts';
import type { PublicTable } from '../../model/public-table.ts';
import type { DrillComplaint } from '../../../sim/complaints/complaints.ts';
import { machineViewer } from '../viewer.ts';
import { bulletinNow, idOf, itemsNow, playThirtyDays, type Played } from './thirty-days.fixture.ts';

const total = 7_000;
let played: Played;
let items: ReadonlyMap<string, Case>;
let tables: readonly PublicTable[];
let truth: readonly DrillComplaint[];

/** Of the last day: what the item says by then, as the plan of its truth has it. */
const completionNow = ({ truth: { completion, completedOn } }: DrillComplaint): string =>
  completedOn === undefined ? completion : 'completed';
const counted = (of: readonly DrillComplaint[], key: (one: DrillComplaint) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const one of of) counts[key(one)] = (counts[key(one)] ?? 0) + 1;
  return counts;
};

describe('thirty days, 7,000 items, every one by the truth', () => {
  beforeAll(async () => {
    played = await playThirtyDays(total);
    items = new Map((await itemsNow(played.house)).map((of) => [of.id, of]));
    tables = await played.house.records.read(machineViewer).publicTables('complaints/passed-on-complaint');
    truth = played.batches.flatMap(({ drill }) => drill.items);
  }, 1_500_000);

  test('every row of thirty lists is stored, nothing is refused on the way', () => {
    expect(played.batches.map(({ report }) => report.refused)).toEqual(Array.from({ length: 30 }, () => []));
    expect(played.batches.reduce((sum, { report }) => sum + report.stored, 0)).toBe(total);
    expect([items.size, truth.length, played.refused]).toEqual([total, total, []]);
    expect(truth.filter((one) => items.get(idOf(one))?.number !== one.number)).toEqual([]);
    expect(truth.filter((one) => items.get(idOf(one))?.fields['complaint'] !== one.complaint)).toEqual([]);
  });

  test('who was late by the truth is late by the clocks, and nobody else is', () => {
    const late = (event: string): string[] =>
      truth.filter((one) => items.get(idOf(one))?.doneBy[event] !== undefined).map(({ number }) => number);
    const should = (kind: string): string[] => truth.filter(({ truth: { late: is } }) => is === kind).map(({ number }) => number);
    expect(should('acceptance').length).toBeGreaterThan(300);
    expect(late('late-acceptance')).toEqual(should('acceptance'));
    expect(late('late-report')).toEqual(should('report'));
    expect(late('late-on-site')).toEqual([]);
    expect(truth.filter((one) => (items.get(idOf(one))?.doneBy['return-report'] !== undefined) !== one.truth.returned)).toEqual([]);
  });

  test('every batch has its table, with every item and the truth of it, in the official columns', () => {
    expect(tables.map(({ ordinal, rows }) => [ordinal, rows.length])).toEqual(
      played.batches.map(({ drill }) => [drill.ordinal, drill.items.length]),
    );
    const byNumber = new Map(tables.flatMap(({ rows }) => rows).map((row) => [row.number, row]));
    expect(
      truth.filter(
        (one) => byNumber.get(one.number)?.verdict !== one.truth.verdict || byNumber.get(one.number)?.completion !== completionNow(one),
      ),
    ).toEqual([]);
    expect(
      truth.filter(
        (one) => byNumber.get(one.number)?.cells[4] !== one.pollution.join('、') || byNumber.get(one.number)?.cells[3] !== one.regionName,
      ),
    ).toEqual([]);
    expect(tables.every(({ rows }) => rows.every((row, at) => row.cells[0] === String(at + 1) && row.cells.length === 10))).toBe(true);
  });

  test('a table is out again when an item changed, with what changed, and what was published before stays', async () => {
    const again = tables.filter(({ version }) => version > 1);
    expect(again.length).toBeGreaterThan(25);
    for (const table of again.slice(0, 5)) {
      const before = await played.house.records.read(machineViewer).publicTable(table.batch, table.version - 1);
      const differ = table.rows.filter((row) => {
        const old = before?.rows.find(({ number }) => number === row.number);
        return old === undefined || row.cells.slice(1).join() !== old.cells.slice(1).join();
      });
      expect(table.changes.map(({ number }) => number)).toEqual(differ.map(({ number }) => number));
    }
  });

  test('the bulletin counts what is true', async () => {
    const bulletin = await bulletinNow(played.house);
    expect(bulletin).toMatchObject({
      batches: 30,
      items: total,
      published: total,
      starred: truth.filter(({ starred }) => starred).length,
    });
    expect(bulletin.byCompletion).toEqual(counted(truth, completionNow));
    expect(bulletin.byVerdict).toEqual(counted(truth, ({ truth: { verdict } }) => verdict));
    expect(bulletin.byRegion).toEqual(counted(truth, ({ region }) => region));
    expect(bulletin.figures['penalties']).toBe(String(truth.reduce((sum, one) => sum + one.truth.penalties, 0)));
    expect(bulletin.figures['fines']).toBe(truth.reduce((sum, one) => sum.plus(one.truth.fines), exact(0)).toString());
  });

  test('no name, telephone or house number that stood in a text came out, and who complained stands in no event', async () => {
    const out = tables
      .flatMap(({ rows }) => rows)
      .map(({ cells }) => cells.join('|'))
      .join('\n');
    const personal = truth.flatMap((one) => one.truth.personal);
    expect(personal.length).toBeGreaterThan(3_000);
    expect(personal.filter((text) => out.includes(text))).toEqual([]);
    const withReporter = truth.filter(({ reporter }) => reporter !== undefined).slice(0, 200);
    for (const one of withReporter) {
      const history = JSON.stringify(await played.house.records.read(machineViewer).caseEvents(idOf(one)));
      expect(history).not.toContain(one.reporter?.phone);
    }
  });
});
