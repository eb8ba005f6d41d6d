import { fail, ok } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { wholeNumber } from '../cli/options.ts';
import { openGatewayRole } from './gateway-role.ts';
import { endWithRole, stopSignal } from './stop-signal.ts';

const flags = {
  port: { type: 'string', env: 'QINGSHAN_GATEWAY_PORT', fallback: '9212', says: 'loggers, HJ 212 over TCP; gateways of one machine may share it; 0: any free port' },
  host: { type: 'string', env: 'QINGSHAN_HOST', fallback: '127.0.0.1', says: 'address to listen on' },
} as const;

const told = {
  calls: ['gateway [options]'], flags,
  says: `One more gateway for an installation whose engines are servers: it takes, stores and answers frames, and nothing else. Prints one line:
Gateway N is at HOST:PORT
Needs QINGSHAN_RECORDS_URL (PostgreSQL) and QINGSHAN_OBSERVATIONS_URL (ClickHouse), the same as \`serve\`. Ends with 1 when the records end the
session that holds its number: whoever watches over it starts it again.`,
};

const say = (text: string): void => { process.stderr.write(`${text}\n`); };

export const run = command(told, async ({ flags: given, words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const port = wholeNumber('port', given.port, 0, 65_535);
  if (!port.ok) return port;
  const stopped = stopSignal();
  const host = given.host ?? '127.0.0.1';
  const role = await openGatewayRole({ port: port.value, host }, process.env, say);
  if (!role.ok) return role;
  process.stdout.write(`Gateway ${role.value.door} is at ${host}:${role.value.port}\n`);
  await Promise.race([stopped, endWithRole(role.value.lost)]);
  await role.value.stop();
  return ok(0);
});
