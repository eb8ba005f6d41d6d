import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder through which the server's user may pass. For tests. */
export function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qs-records-'));
  chmodSync(folder, 0o755);
  return folder;
}
