import { join } from 'node:path';
import { dayOf, instant } from '../src/basis/time.ts';
import { isOfficeHolder, settled } from './casework-house.ts';
import { testApp } from '../src/server/app.fixture.ts';
import { noTables } from '../src/flow/imports/exchange.fixture.ts';
import { openEmbeddedRecords } from '../src/stores/records/embedded/embedded-records.ts';

/** The web door over a PostgreSQL in its folder, for `casework`: says its address and the cookies of its users, and serves until it is ended. */
const [folder = '', users = '200'] = process.argv.slice(2);
const records = await openEmbeddedRecords(join(folder, 'records'));
if (!records.ok) throw new Error(records.detail);
await settled(records.value);
const { app, house, cookieOf } = await testApp('drill', { requests: 10_000_000, requestsTo: {} }, noTables, records.value);
const offices = [...house.directory.appointments.values()].filter(isOfficeHolder(dayOf(instant(house.clocks.world()))));
const cookies: string[] = [];
for (let user = 0; user < Number(users); user += 1) {
  const held = offices[Math.floor(user * offices.length / Number(users))];
  if (held !== undefined) cookies.push(await cookieOf(held.id.slice('appointment-'.length)));
}
const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ address, cookies })}\n`);
process.on('SIGTERM', () => {
  void app.close().then(() => records.value.close()).then(() => process.exit(0));
});
