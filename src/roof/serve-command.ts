import { fail, ok, type Result } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { wholeNumber } from '../cli/options.ts';
import { serve, type ServeOptions } from './serve.ts';

const flags = {
  'port': { type: 'string', env: 'QINGSHAN_PORT', fallback: '5200', says: 'web and API; 0: any free port' },
  'gateway-port': { type: 'string', env: 'QINGSHAN_GATEWAY_PORT', fallback: '9212', says: 'loggers, HJ 212 over TCP; 0: any free port' },
  'mqtt-port': { type: 'string', env: 'QINGSHAN_MQTT_PORT', fallback: 'off', says: 'MQTT of SensorThings for applications with keys; 0: any free port; off: not open' },
  'host': { type: 'string', env: 'QINGSHAN_HOST', fallback: '127.0.0.1', says: 'address to listen on, for both' },
  'data': { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder' },
  'speed': { type: 'string', env: 'QINGSHAN_SPEED', fallback: '60', says: 'drill seconds per real second; 0: the drill clock stands still' },
  'seed': { type: 'string', env: 'QINGSHAN_SEED', fallback: '1', says: 'seed of the drill province' },
  'size': { type: 'string', env: 'QINGSHAN_SIZE', fallback: 'province', says: 'county | province | nation' },
  'fill-days': { type: 'string', env: 'QINGSHAN_FILL_DAYS', fallback: '14', says: 'days of hour records before the drill begins' },
  'officers': { type: 'string', env: 'QINGSHAN_OFFICERS', fallback: 'on', says: 'on | off: whether the drill’s own officers, firms and citizens act' },
  'empty': { type: 'boolean', env: 'QINGSHAN_EMPTY', says: 'a real installation: first administrator instead of the drill' },
} as const;

const told = {
  calls: ['serve [options]'], flags,
  says: `Prints one line when everything is up: Qingshan is at http://127.0.0.1:PORT
Also from the environment: QINGSHAN_RECORDS_URL (PostgreSQL), QINGSHAN_OBSERVATIONS_URL (ClickHouse),
QINGSHAN_FILES_URL (a bucket: https://KEY:SECRET@HOST/BUCKET[/PREFIX][?region=…]), QINGSHAN_SCANNER_URL (ClamAV: tcp://HOST:3310, unix:PATH),
QINGSHAN_OUTBOX (folder of files for upper platforms; default DIR/outbox), QINGSHAN_PUBLIC_URL (where people reach this installation),
QINGSHAN_WEBHOOK_NETWORKS (inner networks to which webhooks may go, e.g. 10.1.0.0/16; default none),
QINGSHAN_MAIL_URL (smtp://USER:PASSWORD@HOST:587[?starttls=offered|never], smtps://…)
with QINGSHAN_MAIL_FROM (Name <address>); default no mail.`,
};

export const run = command(told, async ({ flags: given, words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const options = readServeOptions(given);
  return options.ok ? serve(options.value) : options;
});

function readServeOptions(given: Readonly<Record<string, string | undefined>>): Result<ServeOptions> {
  const numbers: Record<string, number> = {};
  for (const [name, least, most] of [['port', 0, 65_535], ['gateway-port', 0, 65_535], ['seed', 0, 4_294_967_295], ['fill-days', 0, 60]] as const) {
    const read = wholeNumber(name, given[name], least, most);
    if (!read.ok) return read;
    numbers[name] = read.value;
  }
  const mqtt = given['mqtt-port'] === 'off' ? undefined : wholeNumber('mqtt-port', given['mqtt-port'], 0, 65_535);
  if (mqtt?.ok === false) return mqtt;
  const speed = Number(given['speed']);
  if (!(speed >= 0 && speed <= 36_000)) return fail('system.bad-option', `--speed from 0 to 36000, got ${given['speed']}`);
  const size = given['size'];
  if (size !== 'county' && size !== 'province' && size !== 'nation') return fail('system.bad-option', `--size county|province|nation, got ${size}`);
  const officers = given['officers'];
  if (officers !== 'on' && officers !== 'off') return fail('system.bad-option', `--officers on|off, got ${officers}`);
  const empty = given['empty'] !== undefined && given['empty'] !== '' && given['empty'] !== 'false' && given['empty'] !== '0';
  return ok({
    port: numbers['port'] ?? 0, gatewayPort: numbers['gateway-port'] ?? 0, host: given['host'] ?? '127.0.0.1', data: given['data'] ?? './data',
    ...(mqtt === undefined ? {} : { mqttPort: mqtt.value }),
    speed, seed: numbers['seed'] ?? 1, size, fillDays: numbers['fill-days'] ?? 14, empty, officers: officers === 'on',
  });
}
