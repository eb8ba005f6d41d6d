import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { strace } from '../../tools/need.ts';
import { smallEntry } from '../kills/small-entry.ts';
import { lossOf } from './drop-unsynced.ts';
import { runPowerCuts } from './power-cuts.ts';
import { changesIn } from './system-calls.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'qingshan-power-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cuts = Math.max(3, Math.ceil(Number(process.env['QINGSHAN_KILLS'] ?? 20) / 5));

test('what the last sync had not covered is lost: bytes of a file, names of the folder', () => {
  const log = `1 mkdir("/d/tmp", 0777) = 0
1 openat(AT_FDCWD</w>, "/d/tmp/a", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 5</d/tmp/a>
1 openat(AT_FDCWD</w>, "/d/tmp/b", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 6</d/tmp/b>
1  write(5</d/tmp/a>, ""..., 10) = 10
2 fdatasync(5</d/tmp/a> <unfinished ...>
1 write(6</d/tmp/b>, ""..., 7) = 7
2 <... fdatasync resumed>) = 0
1 write(5</d/tmp/a>, ""..., 3) = 3
3 fdatasync(6</d/tmp/b> <unfinished ...>
1 rename("/d/tmp/", "/d/part/") = 0
1 openat(AT_FDCWD</w>, "/d/part/c", O_WRONLY|O_CREAT, 0666) = -1 ENOSPC (No space left on device)
1 mkdir("/elsewhere", 0777) = 0`;
  expect(lossOf(changesIn(log, '/d'))).toEqual({
    sizes: new Map([['/d/part/a', 10], ['/d/part/b', 0]]), undo: [{ kind: 'rename', path: '/d/tmp', to: '/d/part' }], syncs: 1,
  });
});

test.skipIf(strace.skip)(strace.named(`${cuts} losses of power under load: everything acknowledged is there exactly once`), async () => {
  const data = join(folder, 'data');
  const result = await runPowerCuts(smallEntry(data, { links: 20, values: 5 }), data, { cuts, seed: 20261130 });
  expect(result).toMatchObject({ kills: cuts, lost: 0, doubled: 0, withoutReadings: 0, foreign: 0, unbalanced: 0, mergedUnsynced: 0 });
  expect(result.acknowledged).toBeGreaterThan(cuts);
  expect(result.syncsEach).toBeGreaterThan(0);
  expect(result.bytesDropped).toBeGreaterThan(0);
}, 60_000 + cuts * 30_000);
