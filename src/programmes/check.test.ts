import { expect, test } from 'vitest';
import { checkProgrammes } from './check.ts';
import { programmes } from './index.ts';

test('what is declared is sound', () => expect(checkProgrammes(programmes)).toEqual([]));

test('every programme alone declares what its case types and rules need', () => {
  expect(programmes.map((programme) => checkProgrammes([programme]))).toEqual(programmes.map(() => []));
});

test('a kind of another programme may be absent with it, and is never misspelt beside it', () => {
  const complaints = programmes.filter(({ id }) => id === 'complaints');
  const misspelt = complaints.map((programme) => ({
    ...programme,
    cases: programme.cases.map((type) => ({
      ...type,
      children: (type.children ?? []).map((rule) => ({ ...rule, type: rule.type.replace('/problem', '/problen').replace('/lead',
        '/laed') })),
    })),
  }));
  const says = (all: typeof programmes) => checkProgrammes(all).map(({ says: one }) => one).filter((one) => one.startsWith('unknown case type'));
  const unknown = ['unknown case type complaints/laed'];
  expect(says(misspelt)).toEqual(unknown);
  const beside = [...programmes.filter(({ id }) => id !== 'complaints'), ...misspelt];
  expect(says(beside)).toEqual([...unknown, 'unknown case type rectification/problen', 'unknown case type rectification/problen']);
});

test('whoever makes an item of a complaint chooses among what the item takes', () => {
  const types = programmes.flatMap(({ cases }) => cases);
  const choices = (type: string, id: string) => {
    const of = types.find((one) => one.id === type);
    return [...(of?.fields ?? []), ...(of?.steps ?? []).flatMap(({ input }) => input)].find((one) => one.id === id)?.choices;
  };
  for (const id of ['deadlineType', 'problemType', 'works']) {
    expect(choices('complaints/passed-on-complaint', id)).toEqual(choices('rectification/problem', id));
    expect(choices('complaints/lead', id)).toEqual(choices('rectification/problem', id));
  }
});
