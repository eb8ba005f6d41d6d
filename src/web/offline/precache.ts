import type { Plugin, Rollup } from 'vite';
import { sha256Text } from '../../basis/hash.ts';

const entries = ['index.html', 'features/field/page.tsx', 'app/words/zh.ts', 'app/words/en.ts', 'app/words/zh-later.ts', 'app/words/en-later.ts'] as const;

/**
 * Builds the worker as `/sw.js` and writes into it the files that the field page needs (scripts, what they import, styles, the mark) and the
 * name of this build, so that each build has a worker and a cache of its own.
 */
export function fieldWorker(): Plugin {
  return {
    name: 'field-worker', apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'offline/worker.ts', fileName: 'sw.js' });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') throw new Error('sw.js was not built');
        if (worker.imports.length > 0) throw new Error(`sw.js must stand alone, it imports ${worker.imports.join(', ')}`);
        const files = filesOf(bundle);
        const page = bundle['index.html'];
        const hash = sha256Text([...files, worker.code, page?.type === 'asset' ? String(page.source) : ''].join('\n'));
        const build = { name: `qingshan-${hash.slice(0, 16)}`, files };
        worker.code = `const fieldBuild = ${JSON.stringify(build)};\n${worker.code}`;
      },
    },
  };
}

/** Everything that is fetched before these entries can run, each file once. */
function filesOf(bundle: Rollup.OutputBundle): readonly string[] {
  const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));
  const files = new Set<string>(['mark.svg']);
  const walk = (name: string): void => {
    const chunk = chunks.get(name);
    if (chunk === undefined || files.has(name)) return;
    files.add(name);
    for (const style of [...chunk.viteMetadata?.importedCss ?? [], ...chunk.viteMetadata?.importedAssets ?? []]) files.add(style);
    for (const next of chunk.imports) walk(next);
  };
  for (const entry of entries) {
    const chunk = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/web/${entry}`) === true);
    if (chunk === undefined) throw new Error(`${entry} is no chunk of its own`);
    walk(chunk.fileName);
  }
  return [...files].map((name) => `/${name}`).toSorted();
}
