import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { sm4 } from '../../src/gateway/sm4.ts';
import { fuzzFrames } from '../fuzz/mutated-frames.ts';
import { runPowerCuts } from '../power/power-cuts.ts';
import { runInstallationKills } from './installation-kills.ts';
import { runKills } from './kills.ts';
import { smallEntry } from './small-entry.ts';

/**
 * `npm run soak`: 1,000 kills (QINGSHAN_KILLS) of the smallest serving process, a quarter as many losses of power, and 50
 * (QINGSHAN_INSTALLATION_KILLS) kills of the whole installation, after a million (QINGSHAN_FUZZ_FRAMES) mutated frames; results printed and recorded in docs/know/soak.md. Exit 1 when anything was lost, doubled or broken.
 */
const kills = Number(process.env['QINGSHAN_KILLS'] ?? 1000);
const wholeKills = Number(process.env['QINGSHAN_INSTALLATION_KILLS'] ?? 50);
const fuzzed = Number(process.env['QINGSHAN_FUZZ_FRAMES'] ?? 1_000_000);
const mustBeZero = [
  'lost', 'doubled', 'withoutReadings', 'foreign', 'unbalanced', 'findingsLost', 'findingsDoubled', 'findingsAstray', 'seriesAstray', 'chainsBroken', 'mergedUnsynced',
  'threw', 'overBuffer', 'unaccounted',
];
type Figures = Readonly<Record<string, number>>;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
/** What was running when the soak began, and on which day. */
const commit = execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=12'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
const day = new Date().toISOString().slice(0, 10);

const fuzz = await recorded(async () => fuzzFrames({ frames: fuzzed, seed: 212 }, sm4));
const small = await recorded((folder) => runKills({ kills, seed: 1, entry: smallEntry(folder, { links: 100, values: 10 }) }, say));
const cut = await recorded((folder) => runPowerCuts(smallEntry(join(folder, 'data'), { links: 40, values: 10 }), join(folder, 'data'), { cuts: Math.ceil(kills / 4), seed: 1 }, say));
const whole = await recorded((folder) => runInstallationKills(folder, wholeKills, 1, say));
process.stdout.write(`${JSON.stringify({ fuzz, small, power: cut, installation: whole })}\n`);
await writeFile(new URL('../../docs/know/soak.md', import.meta.url), report());
process.exitCode = [fuzz, small, cut, whole].every((figures) => mustBeZero.every((name) => (figures[name] ?? 0) === 0)) ? 0 : 1;

async function recorded(run: (folder: string) => Promise<Figures>): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'qingshan-soak-'));
  await chmod(folder, 0o755);
  const started = performance.now();
  const result = await run(folder);
  await rm(folder, { recursive: true, force: true });
  // Hours may follow: what is known stands in the log, whatever becomes of the rest.
  say(JSON.stringify(result));
  return { ...result, minutes: Math.round((performance.now() - started) / 6_000) / 10 };
}

function table(figures: Figures): string {
  return `| figure | value |\n|---|---|\n${Object.entries(figures).map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`;
}

function report(): string {
  return `# Soak: kill -9 under load

Written by \`npm run soak\` on ${day}, commit \`${commit}\`, seeds in the tables.
A serving process is killed at seeded random moments while loggers send; it is started again, the loggers send again what was not
answered, and at the end every content is held against what was acknowledged. These must be 0:
${mustBeZero.map((name) => `\`${name}\``).join(', ')}.

## Mutated frames

Frames of all editions, each changed at one to four places and cut anywhere, through splitting and decoding (\`sim/fuzz\`): nothing may
throw, no more may be kept than the longest frame, every byte has to be told.

${table(fuzz)}

## Gateway and chDB

${table(small)}

## Loss of power

As above, and after each kill what the process had not synced is taken from the folder: bytes of a file behind its last sync, names
behind the last sync of anything (\`sim/power\`). \`syncsEach\` is sync calls for each acknowledged frame: with few loggers a flush holds few.

${table(cut)}

## The whole installation

\`qingshan serve\` on a drill county whose clock stands still: every frame is above its outlet's hour limit, so each acknowledged
hour must be one finding, each series one lead, each finding in one event of it, and each history whole. \`leads\` equals \`links\`.

${table(whole)}

On ${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 1_073_741_824)} GiB, Node ${process.version}.

What it does not show: a disk that says it has what it only holds in a cache of its own; a loss of power of PostgreSQL, whose own
journal (\`fsync = on\`) is not traced here.
`;
}
