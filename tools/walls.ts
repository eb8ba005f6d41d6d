import { readFileSync } from 'node:fs';
import { inspect, type Inspection } from './walls/check.ts';
import { rulesInAll } from './walls/rules.ts';
import { root, trackedFiles } from './tracked.ts';

/** Holds the committed tree against the walls of the house. */
export const inspectHouse = (): Inspection => inspect({ paths: trackedFiles(), read: (path) => readFileSync(new URL(path, root), 'utf8') });

if (import.meta.main) {
  const { modules, imports, breaches } = inspectHouse();
  for (const { rule, why, at, what } of breaches) process.stderr.write(`${at}  ${what}\n    ${rule}: ${why}\n`);
  process.stdout.write(`walls: ${modules} modules, ${imports} imports, ${rulesInAll} rules, ${breaches.length} breaches\n`);
  if (modules === 0 || breaches.length > 0) process.exitCode = 1;
}
