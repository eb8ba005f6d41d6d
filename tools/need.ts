import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
/** A map client of strangers: GDAL with its driver for OGC API – Features. */
export const gdal: Need = need(existsSync('/usr/bin/ogr2ogr'), 'no GDAL at /usr/bin/ogr2ogr (Debian: gdal-bin)');
/** MQTT clients of strangers. */
export const mosquitto: Need = need(existsSync('/usr/bin/mosquitto_pub') && existsSync('/usr/bin/mosquitto_sub'), 'no /usr/bin/mosquitto_pub (Debian: mosquitto-clients)');
/** Sees which writes were synced. */
export const strace: Need = need(canTrace(), 'no process can be traced (Debian: strace)');
/** The checker of Prometheus: `/usr/local/bin` where only the tool was taken out of Debian's package, so that no service comes with it. */
const promtoolPath = ['/usr/bin/promtool', '/usr/local/bin/promtool'].find((path) => existsSync(path)) ?? '';
export const promtool: Need & { readonly path: string } = { ...need(promtoolPath !== '', 'no promtool (Debian: prometheus)'), path: promtoolPath };
/** Verifies our SM2 signatures as a stranger: OpenSSL from 3.0 on with SM2. */
export const openssl: Need = need(spawnSync('openssl', ['list', '-public-key-algorithms']).stdout?.toString().includes('SM2') === true, 'no openssl with SM2 (Debian: openssl)');
/** Reads our PDF as a stranger, and a Chinese font to make one with. */
export const poppler: Need = need(existsSync('/usr/bin/pdftotext') && existsSync('/usr/bin/pdffonts'), 'no /usr/bin/pdftotext (Debian: poppler-utils)');
export const chineseFont: Need = need(
  spawnSync('fc-match', ['-f', '%{lang}', 'Noto Serif CJK SC:lang=zh-cn']).stdout?.toString().includes('zh-cn') === true,
  'fontconfig finds no Chinese font (Debian: fontconfig, fonts-noto-cjk)',
);
export const root: Need = need(process.getuid?.() === 0, 'only root can start a server under another user');

/** Debian's PostgreSQL, the newest that is installed from 15 on, or a server by QINGSHAN_TEST_POSTGRES_URL. */
const postgresqlVersions = globSync('/usr/lib/postgresql/*/bin/initdb').map((path) => Number(path.split('/')[4])).filter((version) => version >= 15);
export const postgresql: Need & { readonly url: string | undefined; readonly bin: string } = {
  ...need(process.env['QINGSHAN_TEST_POSTGRES_URL'] !== undefined || postgresqlVersions.length > 0, 'no QINGSHAN_TEST_POSTGRES_URL and no PostgreSQL from 15 on in /usr/lib/postgresql'),
  url: process.env['QINGSHAN_TEST_POSTGRES_URL'], bin: join('/usr/lib/postgresql', String(Math.max(0, ...postgresqlVersions)), 'bin'),
};

/** A file system of a test's own, some megabytes small, to be filled to the brim. */
export const smallDisk: Need = need(process.getuid?.() === 0 && canMount(), 'no small file system can be mounted here (root and mount are needed)');

function canTrace(): boolean {
  return existsSync('/usr/bin/strace') && spawnSync('/usr/bin/strace', ['-o', '/dev/null', 'true']).status === 0;
}

function canMount(): boolean {
  const at = mkdtempSync(join(tmpdir(), 'qs-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]).status === 0;
  if (mounted) spawnSync('umount', [at]);
  rmdirSync(at);
  return mounted;
}
