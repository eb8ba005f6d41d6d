import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import type { Device } from '../../src/model/device.ts';
import { deviceDirectory } from '../../src/gateway/devices.ts';
import { openGateway } from '../../src/gateway/gateway.ts';
import { standardSender } from '../../src/codecs/hj212/open.ts';
import { recoverWith } from '../../src/gateway/recover.ts';
import { openObservations } from '../../src/stores/observations/open.ts';

/**
 * The smallest serving process: gateway and chDB on one folder, made-up devices SIM00000 … It has the public doors that the
 * harness and the bench use: TCP, and `GET /healthz`. Prints one line `{"port":…,"gatewayPort":…}` when it is ready.
 */
const { values } = parseArgs({ options: { data: { type: 'string' }, links: { type: 'string' }, 'gateway-port': { type: 'string', default: '0' }, 'flush-ms': { type: 'string', default: '150' } } });
const devices = deviceDirectory(Array.from({ length: Number(values.links) }, (_, index): Device =>
  ({ mn: `SIM${String(index).padStart(5, '0')}`, password: '123456', edition: '2017', crc: 'hj212', point: index + 1, from: '2026-01-01' })));
const store = await openObservations({ folder: `${values.data}/observations`, recover: recoverWith(({ mn }) => devices.lookup(mn)?.sender ?? standardSender) });
const clocks = { world: Date.now, machine: Date.now };
const gateway = await openGateway({ port: Number(values['gateway-port']), store, devices, clocks, limits: { flushMs: Number(values['flush-ms']) } });

const server = createServer((request, response) => {
  if (request.url !== '/healthz') return void response.writeHead(404).end();
  const { status, fault, frames, links, refusals, flushes } = gateway.state();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ status, fault, mode: 'drill', frames, links, refusals, flushes, rssMiB: Math.round(process.resourceUsage().maxRSS / 1024) }));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ port, gatewayPort: gateway.port })}\n`);
});

process.on('SIGTERM', () => {
  gateway.close().then(() => store.close()).then(() => process.exit(0), () => process.exit(1));
});
