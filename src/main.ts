#!/usr/bin/env node
import { faults } from './basis/fault.ts';
import type { Result } from './basis/result.ts';

// chDB's sessions (one writer, several readers) each hold a thread of libuv's pool while they work, and four are the default.
// The pool starts with its first job and reads this then, so it works from here (seen with Node 26: 12 workers in /proc/self/task).
process.env['UV_THREADPOOL_SIZE'] ??= '12';

/** A command: loaded only when asked for, so that `--help` and the pipes start at once. Resolves to the exit code. */
type Command = { readonly says: string; readonly load: () => Promise<{ run: (args: readonly string[]) => Promise<Result<number>> }> };

const commands: Readonly<Record<string, Command>> = {
  serve: { says: 'run the installation: gateway, flow, web (drill unless --empty)', load: () => import('./roof/serve-command.ts') },
  gateway: { says: 'one more gateway for an installation on servers', load: () => import('./roof/gateway-command.ts') },
  simulate: { says: 'send HJ 212 frames from many loggers', load: () => import('./roof/simulate-command.ts') },
  import: { says: 'read published files: cnemc, surface-water', load: () => import('./roof/import-command.ts') },
  hj212: { says: 'hj212 decode: frames to JSON, line by line', load: () => import('./roof/hj212-command.ts') },
  judge: { says: 'assessments, one JSON a line in and out; judge again: stored days compared', load: () => import('./roof/judge-command.ts') },
  standards: { says: 'list, show, diff: dated standards, what is in force on a day', load: () => import('./roof/standards-command.ts') },
  case: { says: 'list, show, step: leads and items at an office’s desk', load: () => import('./roof/case-command.ts') },
  verify: { says: 'check an exported public file offline, or all that is stored', load: () => import('./roof/verify-command.ts') },
  why: { says: 'walk an identifier back to the raw frame', load: () => import('./roof/why-command.ts') },
  trace: { says: 'source tracing on files: polar, pscf, cwt, cluster, pmf, river, outfall, locate, fires, voc', load: () => import('./roof/trace-command.ts') },
  move: { says: 'move a stopped installation from its folder to servers', load: () => import('./roof/move-command.ts') },
  exchange: { says: 'exchange ddl: statements that create the exchange tables (前置库)', load: () => import('./roof/exchange-command.ts') },
  doctor: { says: 'engines, versions, disk, limits, counters', load: () => import('./roof/doctor-command.ts') },
};

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process.stderr.write(`qingshan: unknown command "${name}"\n\n${help()}`);
    return 2;
  }
  if (name !== 'serve' && name !== 'gateway') endWithReader();
  const done = await (await command.load()).run(rest);
  if (done.ok) return done.value;
  const { zh, en } = faults[done.fault];
  process.stderr.write(`qingshan ${name}: ${en} (${zh})${done.detail === '' ? '' : `: ${done.detail}`} [${done.fault}]\n`);
  return done.fault === 'system.bad-option' ? 2 : 1;
}

/** `qingshan … | head`: a reader who has seen enough ends the command, it is no fault. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

function help(): string {
  const rows = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(10)}${command.says}`);
  return `qingshan <command> [options]      qingshan <command> --help says everything\n\n${rows.join('\n')}\n`;
}

const code = await main(process.argv.slice(2));
// Commands that go on serving resolve only when they stop.
process.exitCode = code;
