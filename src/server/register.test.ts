import { expect, test } from 'vitest';
import { machineViewer } from '../flow/viewer.ts';
import { testApp } from './app.fixture.ts';

const limit = {
  id: 'L9', point: 200_000, factor: 'w01018', averaging: 'hour', max: '20', unit: 'mg/L', standard: '排污许可证', clause: '表1', confidence: 'high', enteredAt: 0,
};

test.each([
  ['the same days', { from: '2026-03-01' }, { from: '2026-03-01' }, 200],
  ['another first day', { from: '2026-03-01' }, { from: '2026-02-01' }, 422],
  ['a last day that only the entry names', { from: '2026-03-01', to: '2026-03-31' }, { from: '2026-03-01' }, 422],
  ['a last day that only the content names', { from: '2026-03-01' }, { from: '2026-03-01', to: '2026-03-31' }, 422],
] as const)('a version of a limit with %s', async (_name, entry, body, status) => {
  const app = await testApp();
  const sent = { id: 'L9', ...entry, body: { ...limit, ...body } };
  const reply = await app.ask({ method: 'POST', url: '/api/registers/outlet-limit', as: 'administration-system', body: sent });
  expect(reply.statusCode).toBe(status);
  if (status !== 200) expect(reply.json()).toMatchObject({ fault: 'register.days-disagree' });
  expect(app.house.directory.limitsOn(200_000, '2026-03-10', Infinity).some(({ id }) => id === 'L9')).toBe(status === 200);
});

test('a look at the register of people is on record with who looked and for what; other registers hold nobody', async () => {
  const app = await testApp();
  const name = [...app.house.directory.persons.values()][0]?.name.zh ?? '';
  const look = async (url: string): Promise<number> => (await app.ask({ url, as: 'administration-security' })).statusCode;
  expect(await look('/api/registers/unit?limit=5')).toBe(200);
  expect(await look(`/api/registers/person?text=${encodeURIComponent(name)}`)).toBe(200);
  expect(await look('/api/registers/person?limit=5')).toBe(200);
  const audit = await app.house.records.read(machineViewer).audit({ limit: 20 });
  const looks = audit.filter(({ action }) => action === 'register.look');
  const found = Object.fromEntries(looks.map(({ subject, detail }) => [subject, detail]));
  expect(found).toEqual({ person: { rows: 5 }, [`person ${name}`]: { rows: 1 } });
  expect(looks.every(({ actor }) => actor.includes('安全'))).toBe(true);
});
