import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { rowsOf, sensorThingsApp, type SensorThingsApp } from './sensorthings.fixture.ts';

const pages = ['sensorthings.md', 'sensorthings.zh.md'].map((name) => readFileSync(new URL(`../../docs/do/${name}`, import.meta.url), 'utf8'));
const questions = (page: string): readonly string[] => [...page.matchAll(/^```\n(?<question>.+)\n```$/gmu)].map((found) => found.groups?.['question'] ?? '');
const [english = '', chinese = ''] = pages;

let app: SensorThingsApp;
beforeAll(async () => {
  app = await sensorThingsApp();
});

test('both pages ask the same five questions', () => {
  expect(questions(english)).toHaveLength(5);
  expect(questions(chinese)).toEqual(questions(english));
});

test.each(questions(english))('the drill answers anyone: %s', async (question) => {
  const reply = await app.get(question);
  expect(reply.status, reply.text.slice(0, 300)).toBe(200);
  expect(rowsOf(reply).length).toBeGreaterThan(0);
  await expect(`${JSON.stringify(reply.json(), undefined, 1)}\n`).toMatchFileSnapshot(`golden/sensorthings-${questions(english).indexOf(question) + 1}.json`);
});
