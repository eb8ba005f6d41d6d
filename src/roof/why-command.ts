import { fail, ok, type Result } from '../basis/result.ts';
import { readOptions } from '../cli/options.ts';
import { machineViewer } from '../flow/viewer.ts';
import type { ChainLink } from '../flow/why/chain.ts';
import { why, type Chain } from '../flow/why/why.ts';
import { askServer, isRunning } from './terminal.ts';
import { withHouse } from './with-house.ts';

const flags = {
  data: { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder' },
  json: { type: 'boolean', says: 'one JSON object: {"id":…,"chain":[…]}' },
  help: { type: 'boolean', says: 'this' },
} as const;

const help = `qingshan why ID [--json] [--data DIR]

Walks an identifier back to the raw bytes: a lead or item (its id), F-… (finding), D-POINT-FACTOR-hour-MS (determination),
R-POINT-FACTOR-hour-FIELD-MS (reading), FR-NUMBER (frame). Asks the running server, or opens the folder where none runs.
`;

export async function run(args: readonly string[]): Promise<Result<number>> {
  const given = readOptions(args, flags, process.env);
  if (!given.ok) return given;
  if (given.value.flags['help'] !== undefined) {
    process.stdout.write(help);
    return ok(0);
  }
  const [id] = given.value.words;
  if (id === undefined || given.value.words.length !== 1) return fail('system.bad-option', 'why ID');
  const data = given.value.flags['data'] ?? './data';
  const found = isRunning(data)
    ? ((await askServer(data, 'GET', `/api/terminal/why/${encodeURIComponent(id)}`)) as Result<Chain>)
    : await withHouse(data, 'real', (house) => why(house, machineViewer, id, () => true));
  if (!found.ok) return found;
  process.stdout.write(given.value.flags['json'] === undefined ? plainly(found.value) : `${JSON.stringify(found.value)}\n`);
  return ok(0);
}

const plainly = (answer: Chain): string => `${answer.chain.map(linkText).join('\n')}\n`;

function linkText(link: ChainLink): string {
  const cite = link.cite === undefined ? [] : [`   ${link.cite.standard} ${link.cite.clause} (from ${link.cite.effectiveFrom}, confidence ${link.cite.confidence})`];
  const raw = link.raw === undefined ? [] : [`   ${link.raw.text}`];
  return [`${link.kind} ${link.id}  ${link.title.en} / ${link.title.zh}`, ...link.steps.map((one) => `   ${one.en}${one.value === undefined ? '' : `: ${one.value}`}`), ...cite, ...raw].join('\n');
}
