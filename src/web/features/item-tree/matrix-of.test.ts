import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrixOf, standingCount, standingOf, type Standing } from './matrix-of.ts';
import type { Node } from './tree-table.tsx';

type Given = { readonly id: string; readonly parent?: string; readonly region?: string; readonly unit?: false; readonly stands?: Standing };
const node = ({ id, parent, region = '980102', unit, stands = 'green' }: Given): Node => ({
  case: { id, region: { code: region, name: { zh: region, en: region } }, ...(stands === 'closed' ? { closedAt: 1 } : {}) } as Node['case'], ...(parent === undefined ? {} : { parent }),
  depth: 0, shares: { verified: 0, reported: 0 }, earlierDeadlines: [], movedAt: 0, ...(unit === false ? {} : { unit: { id: 'u', name: { zh: '', en: '' } } }),
  ...(stands === 'closed' || stands === 'open' ? {} : { colour: { colour: stands, gap: 0, why: { zh: '', en: '' } } }),
});
const tree = [
  node({ id: 'inspection', unit: false, region: '980000' }), node({ id: 'p1', parent: 'inspection', region: '980000' }), node({ id: 'c1', parent: 'p1', region: '980100' }),
  node({ id: 'k1', parent: 'c1', region: '980102', stands: 'closed' }), node({ id: 'k2', parent: 'c1', region: '980102', stands: 'yellow' }), node({ id: 'k3', parent: 'c1', region: '980101', stands: 'red' }),
  node({ id: 'p2', parent: 'inspection', region: '980000' }), node({ id: 'c2', parent: 'p2', region: '980200' }), node({ id: 'p3', parent: 'inspection', region: '980000' }),
];

test('rows are the items below the inspection, columns the places of what has nothing below it, in the order of their codes', () => {
  const matrix = matrixOf(tree);
  expect(matrix.places.map(({ code }) => code)).toEqual(['980101', '980102', '980200']);
  expect(matrix.rows.map(({ item, all, closed }) => [item.case.id, all, closed])).toEqual([['p1', 3, 1], ['p2', 1, 0], ['p3', 0, 0]]);
  expect([...matrix.rows[0]?.cells.values() ?? []].map(({ place, worst, nodes, closed }) => [place, worst, nodes.length, closed])).toEqual([['980102', 'yellow', 2, 1], ['980101', 'red', 1, 0]]);
  expect(standingCount(matrix, 'red')).toMatchObject({ count: 1, most: 1, place: { code: '980101' } });
  expect(standingCount(matrix, 'grey')).toEqual({ count: 0, most: 0 });
});

test('a city that sees no inspection has its own items as rows', () => {
  expect(matrixOf([node({ id: 'c1', region: '980100' }), ...tree.slice(3, 6)]).rows.map(({ item }) => item.case.id)).toEqual(['c1']);
});

test('law: every task that has nothing below it stands in one cell, and the worst of a cell is one of its own', () => {
  const given = fc.array(fc.record({ above: fc.constantFrom('p1', 'p2', 'c1'), region: fc.constantFrom('980101', '980102', '980103'), stands: fc.constantFrom<Standing>('red', 'yellow', 'grey', 'open', 'green', 'closed') }));
  fc.assert(fc.property(given, (leaves) => {
    const nodes = [node({ id: 'p1' }), node({ id: 'p2' }), node({ id: 'c1', parent: 'p1' }), ...leaves.map(({ above, region, stands }, at) => node({ id: `k${at}`, parent: above, region, stands }))];
    const { rows } = matrixOf(nodes);
    const cells = rows.flatMap((row) => [...row.cells.values()]);
    const seen = cells.flatMap((cell) => cell.nodes.map(({ case: { id } }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(leaves.map((_leaf, at) => `k${at}`).filter((id) => !seen.includes(id))).toEqual([]);
    for (const { nodes: own, worst } of cells) expect(own.map(standingOf)).toContain(worst);
  }));
});
