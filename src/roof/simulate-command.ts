import { fail } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { wholeNumber } from '../cli/options.ts';
import { simulate } from '../cli/simulate.ts';
import { sm4 } from '../gateway/sm4.ts';

const flags = {
  to: { type: 'string', fallback: '127.0.0.1:9212', says: 'HOST:PORT of a gateway' },
  links: { type: 'string', fallback: '100', says: 'open links, one device each, one unanswered frame each' },
  edition: { type: 'string', fallback: '2017', says: '2005 | 2017 | 2025, for made-up devices' },
  rate: { type: 'string', fallback: '0', says: 'frames a second over all links; 0: as fast as they are answered' },
  seconds: { type: 'string', fallback: '10', says: 'how long' },
  values: { type: 'string', fallback: '10', says: 'factors a frame' },
  devices: { type: 'string', says: 'device numbers and keys as JSON lines, as the administrator exports them; without: SIM00000 …' },
  json: { type: 'boolean', says: 'the summary as one JSON line' },
} as const;

const told = { calls: ['simulate [options]'], says: 'Loggers that send HJ 212 to a gateway over TCP, and what was answered.', flags };

export const run = command(told, async ({ flags: values, words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const edition = values.edition;
  if (edition !== '2005' && edition !== '2017' && edition !== '2025') return fail('system.bad-option', `--edition ${edition}`);
  const numbers: Record<string, number> = {};
  for (const [name, least, most] of [['links', 1, 60_000], ['rate', 0, 1_000_000], ['seconds', 1, 86_400], ['values', 1, 100]] as const) {
    const read = wholeNumber(name, values[name], least, most);
    if (!read.ok) return read;
    numbers[name] = read.value;
  }
  return simulate({
    to: values.to ?? '', links: numbers['links'] ?? 0, edition, rate: numbers['rate'] ?? 0, seconds: numbers['seconds'] ?? 0, values: numbers['values'] ?? 0,
    json: values.json !== undefined, sm4, ...(values.devices === undefined ? {} : { devices: values.devices }),
  }, (line) => process.stdout.write(`${line}\n`));
});
