import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clauseInChinese } from './clause-words.ts';
import { inChinese, ruleName } from './standard-words.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
const folder = new URL('../../../../standards/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json') && !file.startsWith('calendar')).map((file) =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { readonly rows: readonly Row[]; readonly notes: readonly string[]; readonly sources: readonly string[] });
const rows = files.flatMap((file) => file.rows);

/** Formulas, units, symbols and codes that officials read in Latin letters too. */
const known = /^(?:pH|AQI|IAQI|MDA8|PM|CWQI|GEP|VOCs|TLI|Leq|lg|mg|dB|kPa|ppm|Ldn|Spearman|GB|DIN|COD|SRP|BaP|TSP|BOD5|CODMn|NOx|NA|LAS|P_i|C_measured|log10|mean|sqrt|max|Q_sn|C_wet|X_w|NTU|MPN|CFU|mL|Bq|NEP|CNY|vol|L\d0|III|PM2|PM10|Cou|hPa|NO2|mol|[A-Z]_\w+|TN|NH3|K0|Ci0|C_i0|k_i|DB33|SRP|W_j|r_1j|DIN)$/u;
const foreign = (text: string): readonly string[] => (text.match(/[A-Za-z][A-Za-z0-9_]{2,}/gu) ?? []).filter((word) => !known.test(word));
const conditions = ({ applies }: Row): readonly unknown[] => (typeof applies === 'object' && applies !== null ? Object.values(applies) : []);
const texts = new Set([...files.flatMap(({ notes, sources }) => [...notes, ...sources]), ...rows.flatMap((row) => [row['clause'], row['note'], ...conditions(row)])]
  .filter((text) => typeof text === 'string'));

test('every clause, note, condition and source of standards/ has Chinese words', () => {
  expect(texts.size).toBeGreaterThan(400);
  expect([...texts].flatMap((text) => foreign(inChinese(text, 'texts')).map((word) => `${word} ← ${text}`))).toEqual([]);
});
test('every clause is said by the small words alone, as by all of them', () => {
  const clauses = [...new Set(rows.map((row) => row['clause']).filter((clause) => typeof clause === 'string'))];
  expect(clauses.length).toBeGreaterThan(100);
  expect(clauses.filter((clause) => clauseInChinese(clause) !== inChinese(clause, 'texts'))).toEqual([]);
});
test('every rule of standards/ has a name in both languages', () => {
  const subjects = rows.filter(({ name, pollutant, kind }) => name === undefined && pollutant === undefined && kind === 'rule').map(({ id }) => id.split('/').slice(1).join('/'));
  expect(subjects.length).toBeGreaterThan(150);
  expect(subjects.filter((subject) => ruleName(subject) === undefined)).toEqual([]);
});
test.each([
  ['table 1 no. 3', '表1第3项'], ['table 1, transition column; cl. 4.4', '表1,过渡期限值;第4.4条'], ['table 2; cl. 4.5', '表2;第4.5条'], ['table 1, note', '表1注'],
  ['table 1 no. 38 and 39', '表1第38、39项'], ['HJ 212-2017 table 8', 'HJ 212-2017 表8'], ['day mean; HJ 212-2017 annex D', '日均值;HJ 212-2017 附录D'], ['表4', '表4'], ['5.3.1', '5.3.1'],
  ['ministry announcement 2025 no. 24', '生态环境部公告2025年第24号'],
] as const)('%s is %s', (text, said) => expect(inChinese(text, 'texts')).toBe(said));
test('a figure is said part by part and its numbers stay', () => {
  expect(inChinese('0/5/10/35/60/90/120/150 mg/m³, above 500', 'figures')).toBe('0/5/10/35/60/90/120/150 mg/m³,以上为500');
  expect(inChinese('invalid 通讯异常', 'figures')).toBe('无效 通讯异常');
  expect(inChinese('percentile-of-day 95 against day limit', 'figures')).toBe('日百分位数 95 对照 24小时限值');
});
