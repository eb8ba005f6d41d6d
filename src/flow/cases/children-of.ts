import type { Case } from '../../model/case.ts';
import type { RecordReader } from '../ports/records.ts';

/** An item has a few hundred parts at most: counties of a province. */
const childrenMax = 5_000;

/** Children in the order of their regions (GB/T 2260), then of their numbers. */
export async function childrenOf(records: RecordReader, parent: string): Promise<readonly Case[]> {
  const held = await records.cases({ parent, limit: childrenMax });
  return held.toSorted((a, b) => (a.region === b.region ? order(a.number, b.number) : order(a.region, b.region)));
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Everything below it, each child before its own children. A tree of types has no cycle (checkProgrammes). */
export async function descendantsOf(records: RecordReader, parent: string): Promise<readonly Case[]> {
  const all: Case[] = [];
  for (const child of await childrenOf(records, parent)) all.push(child, ...(child.children === undefined ? [] : await descendantsOf(records, child.id)));
  return all;
}
