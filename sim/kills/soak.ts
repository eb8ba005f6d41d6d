import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { runKills, type KillResult } from './kills.ts';
import { smallCount, smallServe } from './standard-commands.ts';

/** `npm run soak`: 200 kills (QINGSHAN_KILLS), result printed and recorded in docs/know/soak.md. */
const kills = Number(process.env['QINGSHAN_KILLS'] ?? 200);
const links = 100;
const folder = await mkdtemp(join(tmpdir(), 'qingshan-soak-'));
const started = performance.now();
const result = await runKills({ kills, seed: 1, links, values: 10, serve: smallServe(folder, links), count: smallCount(folder) }, (line) => void process.stderr.write(`${line}\n`));
await rm(folder, { recursive: true, force: true });
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
process.stdout.write(`${JSON.stringify(result)}\n`);
await writeFile(new URL('../../docs/know/soak.md', import.meta.url), report(result, minutes));
const clean = result.lost + result.doubled + result.withoutReadings + result.foreign + result.unbalanced === 0;
process.exitCode = clean ? 0 : 1;

function report(of: KillResult, took: string): string {
  const rows = Object.entries(of).map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  return `# Soak: kill -9 under load

Written by \`npm run soak\`. The serving process (gateway and chDB) is killed at seeded random moments while loggers send; it is
started again, the loggers send again what was not answered, and at the end every content is held against what was acknowledged.
\`lost\`, \`doubled\`, \`withoutReadings\`, \`foreign\` and \`unbalanced\` must be 0.

| figure | value |
|---|---|
${rows}

Took ${took} minutes on ${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 1_073_741_824)} GiB, Node ${process.version}.

What it does not show: kill -9 leaves the page cache of the operating system, so it says nothing of power loss; inserts are synced
(\`fsync_after_insert\`, \`fsync_part_directory\`), which is what a power cut needs.
`;
}
