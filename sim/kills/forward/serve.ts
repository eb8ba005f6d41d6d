import { parseArgs } from 'node:util';
import { ForwardDesk } from '../../../src/flow/forward/forward-desk.ts';
import { usualTerms } from '../../../src/flow/forward/terms.ts';
import { machineViewer } from '../../../src/flow/viewer.ts';
import { openGateway } from '../../../src/gateway/gateway.ts';
import { settleProvince } from '../../../src/roof/drill/settle.ts';
import { openHouse } from '../../../src/roof/open-house.ts';
import { openDataFolder } from '../../../src/stores/data-folder.ts';
import { dialer } from '../../../src/uplink/dial.ts';
import { exchangeDatabase } from '../../../src/uplink/exchange-database.ts';
import { folderOutbox } from '../../../src/uplink/folder-outbox.ts';
import { growProvince } from '../../province/province.ts';

/**
 * The smallest process that forwards: records, observations, gateway and the desk, on one folder, to one upper platform. Prints
 * `{"gatewayPort":…}` when it is ready, and what it has counted when it is stopped.
 */
const { values } = parseArgs({ options: { data: { type: 'string', default: '' }, upper: { type: 'string' }, window: { type: 'string', default: '1' } } });
const clocks = { world: Date.now, machine: Date.now };
const folder = openDataFolder(values.data, 'drill');
if (!folder.ok) throw new Error(folder.fault);
const opened = await openHouse(folder.value, {}, async (records) => {
  await settleProvince(records, growProvince({ seed: 7, size: 'county' }));
  return clocks;
});
if (!opened.ok) throw new Error(opened.fault);
const { house, devices, close } = opened.value;
await house.directory.reload(house.records.read(machineViewer), ['region', 'point', 'device']);
devices.reload([...house.directory.devices.values()]);
const gateway = await openGateway({ port: 0, store: house.observations, devices, clocks, limits: { flushMs: 10 } });
const terms = { ...usualTerms, answerMs: 1000, pauseMs: 100, pauseMsMax: 500, freshMs: 300, liveChunk: 7, backlogChunk: 5 };
const desk = new ForwardDesk(house, { dialer, outbox: folderOutbox(`${values.data}/outbox`), tables: exchangeDatabase() }, (error) => console.error(error), terms);
await desk.load();
if (desk.platforms.length === 0) {
  const put = await desk.put({
    id: 'upper', name: { zh: '上级', en: 'upper' }, identity: { others: 'own', list: [] }, selection: { commands: ['2061'] }, what: 'frames', order: 'live-first', since: 0,
    paused: false, from: '2020-01-01',
    address: { kind: 'hj212', host: '127.0.0.1', port: Number(values.upper), tls: false, edition: '2017', window: Number(values.window), asks: true },
  }, 'test');
  if (!put.ok) throw new Error(`${put.fault} ${put.detail}`);
}
const timer = setInterval(() => desk.tick(), 20);
process.stdout.write(`${JSON.stringify({ port: 0, gatewayPort: gateway.port })}\n`);

async function stop(): Promise<void> {
  clearInterval(timer);
  await gateway.close();
  await desk.stop();
  const [standing] = await desk.standings();
  process.stdout.write(`${JSON.stringify({ ...standing?.state, ...standing?.counts, stored: (await house.observations.counts()).stored })}\n`);
  await close();
  if (folder.ok) folder.value.release();
}
process.on('SIGTERM', () => { stop().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); }); });
