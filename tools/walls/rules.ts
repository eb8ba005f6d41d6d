import { allowedPackages, packageName } from './packages.ts';
import { edgeFloor, flowFloor, outside, roofFloor, type Place } from './place.ts';
import type { UseName } from './uses.ts';

/** A wall between two files of the house. `from` picks the importers it binds, `to` says which targets they may not have. */
export type Wall = Bound & { readonly to: (to: Place, from: Place) => boolean };

/** A wall between a file and a package, or something that a file may not reach for. */
export type PackageWall = Bound & { readonly to: (pack: string, from: Place) => boolean };
export type UseWall = Bound & { readonly uses: readonly UseName[] };
type Bound = { readonly name: string; readonly why: string; readonly from: (from: Place) => boolean };

const everyone = (): boolean => true;
const onstage = (place: Place): boolean => !place.offstage;
const inside = (place: Place): boolean => place.floor < outside && !place.offstage;
const below = (floor: number) => (place: Place): boolean => place.floor < floor && !place.offstage;
const neighbours = (rooms: readonly string[]) => ({
  from: (from: Place): boolean => onstage(from) && rooms.includes(from.room),
  to: (to: Place, from: Place): boolean => rooms.includes(to.room) && to.room !== from.room,
});
const otherChamber = (room: string) => ({
  from: (from: Place): boolean => from.room === room && from.chamber !== '',
  to: (to: Place, from: Place): boolean => to.room === room && to.chamber !== '' && to.chamber !== from.chamber,
});
const webFloors = new Set(['contract', 'model', 'basis', 'web']);
const isPanel = (place: Place): boolean => place.room === 'web' && place.chamber !== '';
const isWebWiring = (path: string): boolean => path.startsWith('src/web/app/') || ['src/web/main.tsx', 'src/web/panels/index.ts'].includes(path);

export const walls: readonly Wall[] = [
  {
    name: 'down only',
    why: 'a floor that knows the one above cannot be understood or tested alone',
    // A test of flow or of an edge needs ports fulfilled, so it may look up; below flow nothing may.
    from: (from) => from.floor < (from.offstage ? flowFloor : outside),
    to: (to, from) => to.floor > from.floor && to.floor < outside,
  },
  {
    name: 'the house does not look outside',
    why: 'sim, bench, e2e and tools are not installed; only the roof starts the drill',
    from: inside,
    to: (to, from) => to.floor === outside && !(to.room === 'sim' && from.floor === roofFloor),
  },
  {
    name: 'product code stands without its tests',
    why: 'fixtures and laws would otherwise ship and bend the product',
    from: inside,
    to: (to) => to.offstage,
  },
  {
    name: 'knowledge never meets',
    why: 'science, rulebook and codecs are three independent trades',
    ...neighbours(['science', 'rulebook', 'codecs']),
  },
  {
    name: 'verbs never meet',
    why: 'flow joins the steps of the loop, so that each can be replaced',
    ...neighbours(['sense', 'judge', 'trace', 'plan', 'act', 'account', 'close', 'publish']),
  },
  {
    name: 'programmes never meet',
    why: 'removing one programme must leave a green build',
    ...otherChamber('programmes'),
  },
  {
    name: 'a programme is wired once',
    why: 'adding or removing a programme touches one line',
    from: (from) => from.room !== 'programmes',
    to: (to) => to.room === 'programmes' && to.chamber !== '',
  },
  {
    name: 'flow and contract meet at the door',
    why: 'what is said to the outside and how it is done change apart',
    from: (from) => onstage(from) && from.floor === flowFloor,
    to: (to, from) => to.floor === flowFloor && to.room !== from.room && !to.path.endsWith('/index.ts'),
  },
  {
    name: 'edges never meet',
    why: 'each edge is replaced by itself; the roof joins them',
    from: (from) => onstage(from) && from.floor === edgeFloor,
    to: (to, from) => to.floor === edgeFloor && to.room !== from.room,
  },
  {
    name: 'stores never meet',
    why: 'records, observations and files scale and fail apart',
    ...otherChamber('stores'),
  },
  {
    name: 'web knows contract, model, basis',
    why: 'the page speaks to the server only through the published contract',
    from: (from) => onstage(from) && from.room === 'web',
    to: (to) => !webFloors.has(to.room),
  },
  {
    name: 'panels hang on the wiring',
    why: 'a panel is removed with its programme',
    from: (from) => onstage(from) && !isWebWiring(from.path),
    to: (to, from) => isPanel(to) && to.chamber !== from.chamber,
  },
  {
    name: 'nobody imports main',
    why: 'the roof wires and is wired by none',
    from: everyone,
    to: (to) => to.path === 'src/main.ts',
  },
];

export const packageWalls: readonly PackageWall[] = [
  {
    name: 'no core modules below the edge',
    why: 'the same inputs give the same digits anywhere, in a browser too',
    from: (from) => below(edgeFloor)(from) || (onstage(from) && from.room === 'web'),
    to: (pack) => pack.startsWith('node:'),
  },
  {
    name: 'listed packages only below the edge',
    why: 'each package of a pure floor stands in tools/walls/packages.ts with its reason',
    from: below(edgeFloor),
    to: (pack, from) => !pack.startsWith('node:') && !allowedPackages.some(({ name, rooms }) => name === packageName(pack) && rooms.includes(from.room)),
  },
  {
    name: 'no test library in product code',
    why: 'development dependencies are not installed in production',
    from: inside,
    to: (pack) => ['vitest', 'fast-check', 'playwright-core'].includes(packageName(pack)),
  },
];

export const useWalls: readonly UseWall[] = [
  {
    name: 'no clock below the edge',
    why: 'time is an input: the world clock or the machine clock of a port',
    from: below(edgeFloor),
    uses: ['clock'],
  },
  {
    name: 'no chance below the edge',
    why: 'randomness is an input: a seed or a port',
    from: below(edgeFloor),
    uses: ['chance'],
  },
  {
    name: 'no world below the edge',
    why: 'files, sockets, timers and the console belong to the edge',
    from: below(edgeFloor),
    uses: ['world'],
  },
  {
    name: 'no any',
    why: 'an any hides every later fault from the compiler',
    from: everyone,
    uses: ['any'],
  },
  {
    name: 'no double cast',
    why: '`as unknown as` says that the types are wrong: mend them',
    from: everyone,
    uses: ['double cast'],
  },
];

/** Rules that look at the whole graph, named here so that the test can plant them too. */
export const graphRules = {
  leadsNowhere: { name: 'imports lead somewhere', why: 'a committed tree that cannot be loaded is not a state of the house' },
  unknownRoom: { name: 'every room has a floor', why: 'a folder that no rule names is walled by none' },
  cycle: { name: 'no cycles', why: 'files in a circle can only be read, tested and changed together' },
} as const;

export const rulesInAll = walls.length + packageWalls.length + useWalls.length + Object.keys(graphRules).length;
