import { fail, ok, type Result } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { machineViewer } from '../flow/viewer.ts';
import type { ChainLink } from '../flow/why/chain.ts';
import { why, type Chain } from '../flow/why/why.ts';
import { askServer, isRunning } from './terminal.ts';
import { withHouse } from './with-house.ts';

const flags = {
  data: { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder' },
  json: { type: 'boolean', says: 'one JSON object: {"id":…,"chain":[…]}' },
} as const;

const told = {
  calls: ['why ID [--json] [--data DIR]'], flags,
  says: `Walks an identifier back to the raw bytes: a lead or item (its id), F-… (finding), D-POINT-FACTOR-hour-MS (determination),
R-POINT-FACTOR-hour-FIELD-MS (reading), AD-station-NUMBER-YYYY-MM-DD or
AD-region-CODE-YYYY-MM-DD (day of air), AP-station-NUMBER-DAY..DAY or AP-region-CODE-DAY..DAY (days of air),
WP-NUMBER-DAY..DAY (days of a water section), FR-NUMBER (frame). Asks the running server, or opens the folder where none runs.`,
};

export const run = command(told, async ({ flags: given, words }) => {
  const [id] = words;
  if (id === undefined || words.length !== 1) return fail('system.bad-option', 'why ID');
  const data = given.data ?? './data';
  const found = isRunning(data)
    ? ((await askServer(data, 'GET', `/api/terminal/why/${encodeURIComponent(id)}`)) as Result<Chain>)
    : await withHouse(data, undefined, (house) => why(house, machineViewer, id, () => true));
  if (!found.ok) return found;
  process.stdout.write(given.json === undefined ? plainly(found.value) : `${JSON.stringify(found.value)}\n`);
  return ok(0);
});

const plainly = (answer: Chain): string => `${answer.chain.map(linkText).join('\n')}\n`;

function linkText(link: ChainLink): string {
  const cite = link.cite === undefined ? [] : [`   ${link.cite.standard} ${link.cite.clause} (from ${link.cite.effectiveFrom}, confidence ${link.cite.confidence})`];
  const raw = link.raw === undefined ? [] : [`   ${link.raw.text}`];
  return [`${link.kind} ${link.id}  ${link.title.en} / ${link.title.zh}`, ...link.steps.map((one) => `   ${one.en}${one.value === undefined ? '' : `: ${one.value}`}`), ...cite, ...raw].join('\n');
}
