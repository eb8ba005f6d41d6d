import { parseSync, type Node } from 'oxc-parser';
import { posix } from 'node:path';
import { usesOf, type Use } from './uses.ts';

/** One source file as the walls see it. */
export type Module = {
  readonly path: string;
  readonly imports: readonly Import[];
  readonly uses: readonly Use[];
};

/** `path` of a file in this repository, or the specifier of a package (`node:fs`, `typebox/value`). */
export type Import = { readonly line: number; readonly path?: string; readonly pack?: string };

/** Parses one file. Throws on a syntax error: a file that cannot be read must never count as clean. */
export function readModule(path: string, text: string): Module {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const lineAt = (at: number): number => text.slice(0, at).split('\n').length;
  const asked = new Map<string, number>();
  const ask = (specifier: string, at: number): void => { if (!asked.has(specifier)) asked.set(specifier, at); };
  for (const { moduleRequest } of parsed.module.staticImports) ask(moduleRequest.value, moduleRequest.start);
  for (const { entries } of parsed.module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest !== null) ask(moduleRequest.value, moduleRequest.start);
  }
  const uses: Use[] = [];
  walk(parsed.program, (node) => {
    const specifier = lazySpecifier(node);
    if (specifier !== undefined) ask(specifier, node.start);
    for (const use of usesOf(node)) uses.push({ name: use, line: lineAt(node.start) });
  });
  return { path, uses, imports: [...asked].map(([specifier, at]) => resolve(path, specifier, lineAt(at))) };
}

/** `import('./x.ts')`, the type `import('./x.ts').T`, and `new URL('./worker.ts', import.meta.url)`. */
function lazySpecifier(node: Node): string | undefined {
  if ((node.type === 'ImportExpression' || node.type === 'TSImportType') && node.source.type === 'Literal') {
    return typeof node.source.value === 'string' ? node.source.value : undefined;
  }
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'URL') return undefined;
  const [first] = node.arguments;
  return first?.type === 'Literal' && typeof first.value === 'string' && /^\..*\.tsx?$/u.test(first.value) ? first.value : undefined;
}

function resolve(from: string, specifier: string, line: number): Import {
  if (!specifier.startsWith('.')) return { line, pack: specifier };
  return { line, path: posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/u, ''))) };
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;
}
