import { expect, test } from 'vitest';
import { exchangeTables } from './exchange-columns.ts';
import { exchangeDdl } from './exchange-ddl.ts';

test('the statements are what other sides have run: a change here is a change there', async () => {
  await expect(exchangeDdl('exchange')).toMatchFileSnapshot('golden/exchange.sql');
});

test('every table and column says in Chinese what it is', () => {
  for (const { name, says, columns, key } of exchangeTables) {
    expect([name, says, ...columns.map((column) => column.says)].slice(1).every((text) => /\p{Script=Han}/u.test(text) && !text.includes("'"))).toBe(true);
    expect(key.every((of) => columns.some((column) => column.name === of))).toBe(true);
  }
});
