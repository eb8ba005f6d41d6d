import type { Node } from './tree-table.tsx';

export type Place = Node['case']['region'];
/** What stands below one item at one place, and how the worst of it stands. */
export type MatrixCell = { readonly place: string; readonly nodes: readonly Node[]; readonly closed: number; readonly worst: Standing };
export type MatrixRow = { readonly item: Node; readonly cells: ReadonlyMap<string, MatrixCell>; readonly all: number; readonly closed: number };
export type Matrix = { readonly places: readonly Place[]; readonly rows: readonly MatrixRow[] };

/** Worst first; `open`: without a day there is no colour. */
export const standings = ['red', 'yellow', 'grey', 'open', 'green', 'closed'] as const;
export type Standing = (typeof standings)[number];

export const standingOf = ({ case: { closedAt }, colour }: Node): Standing => (closedAt !== undefined ? 'closed' : colour?.colour ?? 'open');

/** 事项×属地: the topmost items that a unit answers for, and under each the tasks that have nothing below them, by their places. */
export function matrixOf(nodes: readonly Node[]): Matrix {
  const below = Map.groupBy(nodes, ({ parent }) => parent);
  const parents = new Map(nodes.map((node) => [node.case.id, node]));
  const isTop = ({ parent, unit }: Node): boolean => unit !== undefined && (parent === undefined || parents.get(parent)?.unit === undefined);
  const leaves = (of: Node): readonly Node[] => (below.get(of.case.id) ?? []).flatMap((child) => (below.has(child.case.id) ? leaves(child) : [child]));
  const rows = nodes.filter(isTop).map((item): MatrixRow => {
    const held = leaves(item);
    const cells = Map.groupBy(held, ({ case: { region } }) => region.code);
    return { item, cells: new Map([...cells].map(([place, own]) => [place, cellOf(place, own)])), all: held.length, closed: closedOf(held) };
  });
  const places = new Map(rows.flatMap(({ cells }) => [...cells.values()].map(({ place, nodes: [first] }) => [place, first?.case.region] as const)));
  return { rows, places: [...places.values()].filter((place) => place !== undefined).toSorted((a, b) => (a.code < b.code ? -1 : 1)) };
}

const closedOf = (nodes: readonly Node[]): number => nodes.filter(({ case: { closedAt } }) => closedAt !== undefined).length;
const cellOf = (place: string, nodes: readonly Node[]): MatrixCell =>
  ({ place, nodes, closed: closedOf(nodes), worst: standings.find((one) => nodes.some((node) => standingOf(node) === one)) ?? 'open' });

/** Tasks of the matrix that stand so, and at which place there are the most of them. */
export function standingCount({ rows }: Matrix, standing: Standing): { readonly count: number; readonly place?: Place; readonly most: number } {
  const found = rows.flatMap(({ cells }) => [...cells.values()].flatMap(({ nodes }) => nodes)).filter((node) => standingOf(node) === standing);
  const [most] = [...Map.groupBy(found, ({ case: { region } }) => region.code).values()].toSorted((a, b) => b.length - a.length);
  return { count: found.length, most: most?.length ?? 0, ...(most?.[0] === undefined ? {} : { place: most[0].case.region }) };
}
