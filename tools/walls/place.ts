/** Where a file stands: its floor (0 is the ground), its room, and whether it is material of tests and builds only. */
export type Place = {
  readonly path: string;
  readonly floor: number;
  readonly room: string;
  /** The folder inside a room that is walled by itself: a programme, a store, a panel. */
  readonly chamber: string;
  readonly offstage: boolean;
};

export const flowFloor = 5;
export const edgeFloor = 6;
export const roofFloor = 7;
/** sim, bench, e2e, tools: outside the house, they may look at everything. */
export const outside = 8;

const floors: Readonly<Record<string, number>> = {
  standards: -1,
  basis: 0, model: 1,
  science: 2, rulebook: 2, codecs: 2,
  sense: 3, judge: 3, trace: 3, plan: 3, act: 3, account: 3, close: 3, publish: 3,
  programmes: 4,
  flow: flowFloor, contract: flowFloor,
  stores: edgeFloor, gateway: edgeFloor, uplink: edgeFloor, server: edgeFloor, cli: edgeFloor, web: edgeFloor,
  roof: roofFloor, main: roofFloor,
};

const offstageName = /(?:^|[./-])(?:test|tests|fixture|fixtures|laws|golden)(?:[./-]|$)|\.config\.ts$/u;

/** `undefined` for a path in a room that no floor knows: that is itself a breach. */
export function placeOf(path: string): Place | undefined {
  const [top = '', ...rest] = path.split('/');
  const offstage = offstageName.test(path);
  if (top === 'standards') return { path, floor: -1, room: top, chamber: '', offstage };
  if (top !== 'src') return { path, floor: outside, room: top, chamber: '', offstage };
  const room = rest.length === 1 ? 'main' : rest[0] ?? '';
  const floor = floors[room];
  return floor === undefined ? undefined : { path, floor, room, chamber: chamberOf(room, rest.slice(1)), offstage };
}

function chamberOf(room: string, inside: readonly string[]): string {
  const [first = '', second = ''] = inside;
  if ((room === 'programmes' || room === 'stores') && inside.length > 1) return first;
  if (room === 'web' && first === 'panels' && inside.length > 2) return second;
  return '';
}
