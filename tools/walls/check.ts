import { cyclesIn } from './cycles.ts';
import { readModule, type Import, type Module } from './module.ts';
import { placeOf, type Place } from './place.ts';
import { graphRules, packageWalls, useWalls, walls } from './rules.ts';

export type Breach = { readonly rule: string; readonly why: string; readonly at: string; readonly what: string };
export type Inspection = { readonly modules: number; readonly imports: number; readonly breaches: readonly Breach[] };

/** A tree of files: paths from the root of the repository; `read` gives the text of a source file. */
export type Tree = { readonly paths: readonly string[]; readonly read: (path: string) => string };

const source = /^(?:src|sim|bench|tools|e2e)\/.*\.tsx?$/u;

/** Source modules of a tree: what the walls read, and what a test counts against `git ls-files`. */
export const sourcesOf = (paths: readonly string[]): readonly string[] => paths.filter((path) => source.test(path));

/** Reads every module of the tree and holds every rule against it. */
export function inspect(tree: Tree): Inspection {
  const modules = sourcesOf(tree.paths).map((path) => readModule(path, tree.read(path)));
  const known = new Set(tree.paths);
  return {
    modules: modules.length,
    imports: modules.reduce((sum, module) => sum + module.imports.length, 0),
    breaches: [...modules.flatMap((module) => breachesOf(module, known)), ...circles(modules)],
  };
}

function breachesOf(module: Module, known: ReadonlySet<string>): readonly Breach[] {
  const place = placeOf(module.path);
  if (place === undefined) return [{ rule: graphRules.unknownRoom.name, why: graphRules.unknownRoom.why, at: module.path, what: 'stands in no known room' }];
  const uses = useWalls.filter((wall) => wall.from(place)).flatMap(({ name, why, uses: kinds }) =>
    module.uses.filter((use) => kinds.includes(use.name)).map((use): Breach => ({ rule: name, why, at: `${module.path}:${use.line}`, what: use.name })));
  return [...module.imports.flatMap((target) => crossings(place, target, known)), ...uses];
}

function crossings(from: Place, target: Import, known: ReadonlySet<string>): readonly Breach[] {
  const breach = (what: string) => ({ name, why }: { readonly name: string; readonly why: string }): Breach => ({ rule: name, why, at: `${from.path}:${target.line}`, what });
  const { pack, path } = target;
  if (pack !== undefined) return packageWalls.filter((wall) => wall.from(from) && wall.to(pack, from)).map(breach(pack));
  if (path === undefined || !known.has(path)) return [breach(path ?? '')(graphRules.leadsNowhere)];
  const to = placeOf(path);
  return to === undefined ? [] : walls.filter((wall) => wall.from(from) && wall.to(to, from)).map(breach(path));
}

function circles(modules: readonly Module[]): readonly Breach[] {
  const graph = new Map(modules.map((module) => [module.path, module.imports.flatMap(({ path }) => path ?? [])]));
  return cyclesIn(graph).map((group) => ({ rule: graphRules.cycle.name, why: graphRules.cycle.why, at: group[0] ?? '', what: group.join(' → ') }));
}
