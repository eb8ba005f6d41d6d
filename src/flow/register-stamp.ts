import type { House } from './house.ts';
import type { RegisterKind } from './ports/records.ts';
import { machineViewer } from './viewer.ts';

/**
 * Changes with every entry of these registers: a shared answer that rests on them is asked for with it, so that nobody waits for what
 * was just entered.
 */
export async function registerStamp({ records }: Pick<House, 'records'>, kinds: readonly RegisterKind[]): Promise<string> {
  const reader = records.read(machineViewer);
  const entries = (await Promise.all(kinds.map((kind) => reader.entries(kind)))).flat();
  return `${entries.length} ${entries.reduce((newest, { enteredAt }) => Math.max(newest, enteredAt), 0)}`;
}
