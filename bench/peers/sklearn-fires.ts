import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Detections } from '../../src/science/fire/detections.ts';

/** Debian's python, or another with scikit-learn by QINGSHAN_PEER_PYTHON. */
const python = process.env['QINGSHAN_PEER_PYTHON'] ?? '/usr/bin/python3';

/** The same detections for scikit-learn, least of three. Undefined: not installed. `reach` radians, `span` ms. */
export function sklearnLabels({ lat, lon, at }: Detections, reach: number, span: number): { readonly ms: number; readonly labels: Int32Array } | undefined {
  if (spawnSync(python, ['-c', 'import sklearn']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'qs-sklearn-'));
  try {
    for (const [name, column] of [['lat', lat], ['lon', lon], ['at', at]] as const) writeFileSync(join(folder, `${name}.bin`), column);
    const run = spawnSync(python, [fileURLToPath(new URL('sklearn_fires.py', import.meta.url)), folder, String(reach), String(span)], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`scikit-learn ended with ${run.status}: ${run.stderr.slice(-400)}`);
    return { ms: Number(run.stdout), labels: new Int32Array(new Uint8Array(readFileSync(join(folder, 'labels.bin'))).buffer) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
