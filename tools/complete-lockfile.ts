import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A registry mirror may carry one platform's binaries only: `npm install` then leaves the other platforms' optional
 * packages out of the lockfile, and `npm ci` refuses it as out of step. This writes the missing entries, read from the
 * parents' own `optionalDependencies`, without a download address, so that `npm ci` works here and elsewhere.
 */
export type Entry = {
  readonly version?: string; readonly resolved?: string; readonly dev?: boolean; readonly optional?: boolean;
  readonly os?: readonly string[]; readonly cpu?: readonly string[]; readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Lockfile = { readonly packages: Readonly<Record<string, Entry>> };

/** The same lockfile with every missing entry, keys in npm's own order; unchanged where nothing is missing. */
export function complete<L extends Lockfile>(lockfile: L): L {
  const packages: Record<string, Entry> = { ...lockfile.packages };
  for (const gap of missing(lockfile)) packages[gap.place] = entryOf(gap);
  const [root, ...rest] = Object.entries(packages);
  return { ...lockfile, packages: Object.fromEntries(root === undefined ? [] : [root, ...rest.toSorted(([a], [b]) => a.localeCompare(b, 'en'))]) };
}

export type Gap = { readonly place: string; readonly name: string; readonly version: string; readonly parent: Entry };

/** Each optional dependency that no entry satisfies where its parent would look for it. */
export function missing({ packages }: Lockfile): Gap[] {
  return Object.entries(packages).flatMap(([path, parent]) => Object.entries(parent.optionalDependencies ?? {}).flatMap(([name, range]) => {
    const version = range.replace(/^[~^]/, '');
    const found = folders(path).map((folder) => packages[`${folder}node_modules/${name}`]).find((entry) => entry !== undefined);
    if (found !== undefined && (range !== version || found.version === version)) return [];
    const free = `${beside(path)}node_modules/${name}`;
    return [{ place: packages[free] === undefined ? free : `${path}/node_modules/${name}`, name, version, parent }];
  }));
}

/** Where Node looks from inside a package, nearest first: `a/node_modules/b/`, `a/`, the root. */
function folders(path: string): string[] {
  const around = path.split('node_modules/').map((_, at, parts) => parts.slice(0, at + 1).join('node_modules/'));
  return around.toReversed().map((folder) => (folder === '' || folder.endsWith('/') ? folder : `${folder}/`));
}

function beside(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('node_modules/')));
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** What a platform package's name says: `binding-linux-arm-musleabihf` is for linux, arm, musl. */
export function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const parts = (name.split('/').at(-1) ?? name).split('-');
  const os = parts.filter((part) => systems.includes(part)).slice(0, 1);
  const cpu = parts.filter((part) => processors.includes(part)).slice(0, 1);
  const libc = parts.flatMap((part) => (part.startsWith('musl') ? ['musl'] : part.startsWith('gnu') ? ['glibc'] : []));
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(os[0] === 'linux' && libc.length > 0 && { libc }) };
}

function entryOf({ name, version, parent }: Gap): Entry {
  const { os, cpu, libc } = platformOf(name);
  return { version, ...(cpu && { cpu }), ...(parent.dev === true && { dev: true }), ...(libc && { libc }), optional: true, ...(os && { os }) };
}

if (import.meta.main) {
  const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const before: Lockfile = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, `${JSON.stringify(complete(before), null, 2)}\n`);
  console.log(`${missing(before).length} entries of other platforms written`);
}
