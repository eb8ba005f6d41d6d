import { expect, test } from 'vitest';
import { problemType } from './problem.ts';
import { riskWords, taskWeight } from '../../model/task-weight.ts';

const type = problemType('signatures-first');

test.each([
  [{}, {}, undefined],
  [{ risk: 'high' }, { risk: 3 }, [true, '高']],
  [{ risk: 'low', people: '1200' }, { risk: 1, people: 1200 }, [false, '低']],
  [{ risk: 'not-a-choice', people: 0 }, {}, undefined],
  [{ people: '0.5' }, {}, undefined],
  [{ people: '12.7' }, { people: 12 }, undefined],
] as const)('%j weighs %j', (fields, weight, words) => {
  expect(taskWeight(type, fields)).toEqual(weight);
  const said = riskWords(type, fields);
  expect(said === undefined ? undefined : [said.highest, said.title.zh]).toEqual(words);
});

test('a type that says neither weighs nothing', () => {
  expect(taskWeight({ ...type, fields: [] }, { risk: 'high', people: '9' })).toEqual({});
});
