import { expect, test } from 'vitest';
import { amountKey } from '../../../model/permitted-amount.ts';
import { kinds } from './register-kinds.ts';
import { choiceName, fieldName } from './register-words.ts';
import { fieldsOf, keyOf, misfits, withVersion, type SchemaField } from './schema-fields.ts';

const all = (fields: readonly SchemaField[]): readonly SchemaField[] => fields.flatMap((field) => [field, ...all(field.parts)]);

test.each(kinds)('every field and every choice of %s has words in both languages', (kind) => {
  const fields = all(fieldsOf(kind));
  expect(fields.length).toBeGreaterThan(2);
  expect(fields.filter(({ id }) => fieldName(id) === undefined).map(({ id }) => id)).toEqual([]);
  expect(fields.flatMap(({ options }) => options).filter((option) => choiceName(option) === undefined)).toEqual([]);
});

test.each([
  ['unit', 'superior', 'reference'], ['unit', 'kind', 'choice'], ['unit', 'name', 'group'], ['outlet-limit', 'unit', 'text'],
  ['outlet-limit', 'max', 'text'],
  ['enterprise', 'keyUnitKinds', 'choices'], ['enterprise', 'permitTo', 'day'], ['point', 'attributes', 'pairs'],
  ['point', 'lon', 'number'], ['air-target', 'region', 'reference'], ['air-exclusion', 'day', 'day'], ['air-exclusion', 'pollutants', 'choices'], ['appointment', 'deputyFor', 'reference'],
  ['firm-record', 'unit', 'reference'], ['firm-record', 'category', 'choice'], ['firm-record', 'expires', 'day'],
  ['firm-record', 'detail', 'group'], ['permitted-amount', 'point', 'reference'], ['permitted-amount', 'amount', 'text'],
] as const)('%s.%s is a %s', (kind, id, control) => {
  expect(fieldsOf(kind).find((field) => field.id === id)?.control).toBe(control);
});

test('from, to and the moment of entry belong to the version', () => {
  expect(fieldsOf('outlet-limit').map(({ id }) => id)).not.toContain('from');
  expect(fieldsOf('appointment').map(({ id }) => id)).not.toContain('to');
});

const unit = { id: 'branch-1', kind: 'branch', name: { zh: '分局', en: 'Branch' }, region: '980102' };
test.each([
  ['fits          ', unit, []],
  ['no name       ', { ...unit, name: { zh: '分局' } }, ['name']],
  ['unknown kind  ', { ...unit, kind: 'club' }, ['kind']],
  ['nothing       ', {}, ['id', 'kind', 'name', 'region']],
  ['no such region', { ...unit, region: '98' }, ['region']],
] as const)('a unit: %s', (_name, body, want) => {
  expect(misfits('unit', body)).toEqual(want);
});

test('the key is the noun’s own', () => {
  expect([keyOf('unit', unit), keyOf('region', { code: '980102' }), keyOf('point', { number: 7 }), keyOf('person', {})]).toEqual(['branch-1', '980102', '7', '']);
  expect(keyOf('permitted-amount', { unit: 'f', point: 100_001, factor: 'a21026' })).toBe(amountKey({ unit: 'f', point: 100_001, factor: 'a21026' }));
  expect(keyOf('permitted-amount', { unit: 'f', factor: 'a21026' })).toBe(amountKey({ unit: 'f', factor: 'a21026' }));
  expect(keyOf('air-target', { region: '980102', year: '2026', indicator: 'PM2.5-mean' })).toBe('980102-2026-PM2.5-mean');
});

test('a noun that keeps its own days gets those of the version', () => {
  expect(withVersion('appointment', { id: 'a', to: '2026-01-01' }, { from: '2026-03-01' })).toEqual({ id: 'a', from: '2026-03-01' });
  expect(withVersion('unit', { id: 'a' }, { from: '2026-03-01' })).toEqual({ id: 'a' });
});
