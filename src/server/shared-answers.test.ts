import { expect, test } from 'vitest';
import { SharedAnswers } from './shared-answers.ts';

function counted(): { readonly shared: SharedAnswers<string>; readonly done: string[]; readonly time: { now: number }; ask(question: string): Promise<string> } {
  const time = { now: 0 };
  const done: string[] = [];
  const shared = new SharedAnswers<string>(() => time.now, 60, 2);
  return { shared, done, time, ask: (question) => shared.of(question, async () => { done.push(question); return `${question} ${time.now}`; }) };
}

test('the same question is worked on once while it is fresh, also by those who ask at once', async () => {
  const { ask, done, time } = counted();
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a 0', 'a 0', 'b 0']);
  time.now = 59;
  expect(await ask('a')).toBe('a 0');
  time.now = 60;
  expect(await ask('a')).toBe('a 60');
  expect(done).toEqual(['a', 'b', 'a']);
});

test('the oldest question goes first', async () => {
  const { ask, done } = counted();
  for (const question of ['a', 'b', 'c', 'b', 'a']) await ask(question);
  expect(done).toEqual(['a', 'b', 'c', 'a']);
});

test('what threw is asked again', async () => {
  const { shared, ask, done } = counted();
  await expect(shared.of('a', async () => { throw new Error('gone'); })).rejects.toThrow('gone');
  await ask('a');
  expect(done).toEqual(['a']);
});
