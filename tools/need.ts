import { existsSync } from 'node:fs';

/**
 * What a test needs of the machine. `skip` is for vitest's skipIf; `named` puts the reason into the title, where
 * tools/reporter.ts finds it: `test.skipIf(chromium.skip)(chromium.named('an officer signs in'), …)`.
 */
export type Need = { readonly skip: boolean; named(title: string): string };

export function need(present: boolean, why: string): Need {
  return { skip: !present, named: (title) => (present ? title : `${title} (skipped: ${why})`) };
}

const chromiumPath = process.env['QINGSHAN_CHROMIUM'] ?? '/usr/bin/chromium';
const realFolder = process.env['QINGSHAN_REAL_DATA'] ?? '';

export const chromium: Need & { readonly path: string } = { ...need(existsSync(chromiumPath), `no browser at ${chromiumPath} (QINGSHAN_CHROMIUM)`), path: chromiumPath };
/** Other people's files, never in the repository: a skip for this reason is allowed even where skips are forbidden. */
export const realData: Need & { readonly folder: string } = { ...need(realFolder !== '' && existsSync(realFolder), 'QINGSHAN_REAL_DATA names no folder'), folder: realFolder };
export const root: Need = need(process.getuid?.() === 0, 'only root can start a server under another user');
