import { expect, test } from 'vitest';
import type { Case } from '../../model/case.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { caseNow, stepBy, tryStep } from '../story.fixture.ts';
import { below, city, county, tree } from './tree.fixture.ts';

const own = `county-${county}`;
const asked = { newDeadline: '2026-10-31', extensionReason: '汛期管网无法施工', situation: '已完成六成,10月下旬完工' };
const ask = (house: House, leaf: string, data: Readonly<Record<string, string>> = asked) => tryStep(house, `${own}-officer`, leaf, 'ask-extension', data);

async function sign(house: House, id: string): Promise<Case> {
  const { frozen } = await stepBy(house, `${own}-officer`, id, 'freeze');
  await stepBy(house, `${own}-secretary`, id, 'sign-party-secretary', { hash: frozen?.hash ?? '', method: 'password' });
  expect(await tryStep(house, `${own}-officer`, id, 'submit')).toMatchObject({ fault: 'signature.missing', detail: 'head-of-government' });
  await stepBy(house, `${own}-head`, id, 'sign-head-of-government', { hash: frozen?.hash ?? '', method: 'password' });
  return stepBy(house, `${own}-officer`, id, 'submit');
}
const grant = async (house: House, leaf: string, number: string, data = asked): Promise<Case> => {
  expect(await ask(house, leaf, data)).toMatchObject({ ok: true });
  const request = (await below(house, leaf)).find(({ closedAt }) => closedAt === undefined);
  await sign(house, request?.id ?? '');
  return stepBy(house, city, request?.id ?? '', 'approve', { extensionNumber: number, approverOpinion: '同意' });
};

test('two signatures and the level above move the deadline; the earlier day, the number and the clock stay on record', async () => {
  const { house } = await testHouse();
  const { leaf } = await tree(house);
  const before = await caseNow(house, leaf);
  const request = await grant(house, leaf, '演延〔2026〕1号', { ...asked, newDeadline: '2026-10-30' });
  expect(request).toMatchObject({ state: 'approved', parent: leaf, fields: { oldDeadline: '2026-08-31', newDeadline: '2026-10-30' } });
  const after = await caseNow(house, leaf);
  expect(after).toMatchObject({ state: 'rectifying', fields: { deadline: '2026-10-30' }, extensions: [{ from: '2026-08-31', to: '2026-10-30', number: '演延〔2026〕1号', case: request.id }] });
  const due = (of: Case): number => of.clocks.find(({ id, stoppedAt }) => id === 'rectification' && stoppedAt === undefined)?.due ?? 0;
  expect(due(after)).toBeGreaterThan(due(before));
  expect(after.clocks.find(({ id }) => id === 'rectification')?.says.zh).toContain('经演延〔2026〕1号批准延期');
  expect(await house.records.read({ scope: 'none', unit: '', region: '', role: 'public' }).publication(request.id)).toMatchObject({ state: 'approved' });
});

test.each([
  ['not later than the day that stands', { ...asked, newDeadline: '2026-08-31' }, 'case.day-not-later', '2026-08-31'],
  ['without a reason', { newDeadline: '2026-10-31', situation: 'x' }, 'case.field-missing', 'extensionReason'],
  ['no day', { ...asked, newDeadline: '尽快' }, 'case.field-invalid', 'newDeadline'],
] as const)('refused: %s', async (_name, data, fault, detail) => {
  const { house } = await testHouse();
  const { leaf } = await tree(house);
  expect(await ask(house, leaf, data)).toMatchObject({ ok: false, fault, detail });
  expect(await below(house, leaf)).toEqual([]);
});

test('one at a time, and as often as the place allows; a refusal leaves the deadline as it was', async () => {
  const { house } = await testHouse();
  const { leaf } = await tree(house);
  expect(await ask(house, leaf)).toMatchObject({ ok: true });
  const first = (await below(house, leaf))[0]?.id ?? '';
  expect(await ask(house, leaf)).toMatchObject({ fault: 'case.child-running', detail: first });
  await sign(house, first);
  await stepBy(house, city, first, 'refuse', { reason: '可以赶工' });
  expect(await caseNow(house, leaf)).toMatchObject({ fields: { deadline: '2026-08-31' } });
  await grant(house, leaf, '一', { ...asked, newDeadline: '2026-09-30' });
  await grant(house, leaf, '二', { ...asked, newDeadline: '2026-10-31' });
  expect(await ask(house, leaf, { ...asked, newDeadline: '2026-11-30' })).toMatchObject({ fault: 'case.extended-too-often', detail: '2' });
  expect((await caseNow(house, leaf)).extensions).toHaveLength(2);
});

test('a request in progress does not keep the item open, and none is granted to an item that is past it', async () => {
  const { house } = await testHouse();
  const { leaf } = await tree(house);
  await ask(house, leaf);
  const request = (await below(house, leaf))[0]?.id ?? '';
  expect(await tryStep(house, city, leaf, 'close-out', { closeNumber: 'x' })).not.toMatchObject({ fault: 'case.children-open' });
  await sign(house, request);
  expect(await tryStep(house, `${own}-officer`, request, 'approve', { extensionNumber: '自批', approverOpinion: '同意' })).toMatchObject({ ok: false, fault: 'case.not-yours' });
});
