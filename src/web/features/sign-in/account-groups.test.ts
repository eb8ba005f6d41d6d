import { expect, test } from 'vitest';
import { roleNames } from '../../../model/role.ts';
import { accountsOf, groups, oneOfEachFirst, type DrillAccount } from './account-groups.ts';

const account = (login: string, role: string, unit: string): DrillAccount => {
  const words = { zh: unit, en: unit };
  return { login, password: 'x', name: { zh: login, en: login }, title: words, role, unit: words, region: words };
};
const held = [account('b', 'enforcement', '甲分局'), account('a', 'branch', '甲分局'), account('c', 'branch', '乙分局'), account('d', 'county', '甲县')];

test('every role stands in exactly one group', () => {
  expect(Object.values(groups).flat().toSorted()).toEqual([...roleNames].toSorted());
});
test.each([
  ['all of a group, ordered by role', '', ['a', 'c', 'b']],
  ['one word', '甲', ['a', 'b']],
  ['every word must fit', '甲 乙', []],
] as const)('%s', (_name, search, want) => {
  expect(accountsOf('branch', held, search).map(({ login }) => login)).toEqual(want);
});
test('a short list shows every role', () => {
  expect(oneOfEachFirst(accountsOf('branch', held, '')).map(({ login }) => login)).toEqual(['a', 'b', 'c']);
});
