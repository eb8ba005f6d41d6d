/** What a column of a river network may be called; the first name is the documented one. */
export const columns = {
  id: ['id', 'reach', 'reach_id'],
  from: ['from', 'from_node'],
  to: ['to', 'to_node'],
  next: ['next', 'next_down', 'to_reach'],
  length: ['length_m', 'length'],
  travelHours: ['travel_hours', 'travel_time_h'],
  velocity: ['velocity_ms', 'velocity'],
  flow: ['flow_m3s', 'flow'],
  meanFlow: ['mean_flow_m3s', 'mean_flow'],
  area: ['area_km2', 'area'],
  slope: ['slope'],
  share: ['share'],
  decay: ['decay_per_day', 'decay'],
  reverses: ['reverses', 'tidal'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Column = keyof typeof columns;

/** Name in the file by column, and the names of the file that are no column here. */
export type Named = { readonly names: ReadonlyMap<Column, string>; readonly ignored: readonly string[] };

export function namedColumns(present: Iterable<string>, own: ReadonlyMap<string, string>): Named {
  const all = [...present];
  const names = new Map<Column, string>();
  for (const column of columnNames) {
    const asked = own.get(column);
    const found = asked ?? columns[column].map((name) => all.find((other) => other.toLowerCase() === name)).find((name) => name !== undefined);
    if (found !== undefined) names.set(column, found);
  }
  const used = new Set(names.values());
  return { names, ignored: all.filter((name) => !used.has(name)) };
}

export const columnNames = Object.keys(columns).filter((name): name is Column => Object.hasOwn(columns, name));
