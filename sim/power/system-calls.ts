/** One change of a file system by the traced process, in the order in which the calls returned. */
export type Change =
  | { readonly kind: 'create' | 'folder'; readonly path: string }
  | { readonly kind: 'remove' | 'sync'; readonly path: string }
  | { readonly kind: 'write' | 'size'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string };

/** Calls that change files or make changes last: what strace is asked for. */
export const traced = 'openat,creat,write,pwrite64,writev,pwritev,fsync,fdatasync,syncfs,sync,rename,renameat,renameat2,mkdir,mkdirat,unlink,unlinkat,rmdir,ftruncate,truncate';

const named = /"([^"]+)"/g;
const handle = /\(\d+<([^>]+)>/;
const whole = /^(\d+)\s+(\w+)\((.*)\)\s+= (-?\d+)/;
const begun = /^(\d+)\s+(\w+)\((.*) <unfinished \.\.\.>$/;
const resumed = /^(\d+)\s+<\.\.\. (\w+) resumed>(.*)\)\s+= (-?\d+)/;

/**
 * Reads the lines of `strace -f -y -s 0`. A call that another thread interrupted stands where it returned; one that never returned
 * did nothing that counts. Paths outside `folder` are left out, calls of kinds that are not known here are a fault.
 */
export function changesIn(log: string, folder: string): readonly Change[] {
  const open = new Map<string, string>();
  const changes: Change[] = [];
  for (const line of log.split('\n')) {
    const [, pid = '', , args = ''] = begun.exec(line) ?? [];
    if (pid !== '') {
      open.set(pid, args);
      continue;
    }
    const after = resumed.exec(line);
    const [, , name = '', given = '', result = ''] = after ?? whole.exec(line) ?? [];
    if (name === '' || Number(result) < 0) continue;
    const all = after === null ? given : `${open.get(after[1] ?? '') ?? ''}${given}`;
    const change = changeOf(name, `(${all}`, Number(result));
    if (change !== undefined && (change.path.startsWith(`${folder}/`) || change.path === folder)) changes.push(change);
  }
  return changes;
}

function changeOf(name: string, args: string, result: number): Change | undefined {
  const [first = '', second = ''] = [...args.matchAll(named)].map(([, path = '']) => path.replace(/\/$/, ''));
  const path = handle.exec(args)?.[1] ?? '';
  switch (name) {
    case 'openat': case 'creat': return args.includes('O_CREAT') || name === 'creat' ? { kind: 'create', path: first } : undefined;
    case 'write': case 'writev': case 'pwrite64': case 'pwritev': return { kind: 'write', path, bytes: result };
    case 'fsync': case 'fdatasync': case 'syncfs': return { kind: 'sync', path };
    case 'rename': case 'renameat': case 'renameat2': return { kind: 'rename', path: first, to: second };
    case 'mkdir': case 'mkdirat': return { kind: 'folder', path: first };
    case 'unlink': case 'unlinkat': case 'rmdir': return { kind: 'remove', path: first };
    case 'ftruncate': return { kind: 'size', path, bytes: Number(/, (\d+)$/.exec(args)?.[1] ?? 0) };
    default: throw new Error(`${name} is traced and not understood`);
  }
}
