import { describe, expect, test } from 'vitest';
import { standardFiles } from './standards.fixture.ts';
import { standardsDefects } from './defects.ts';
import { buildRulebook } from './rulebook.ts';
import type { StandardFile } from './standard-file.ts';

const files = standardFiles();

describe('the files of standards/', () => {
  test('every file has the one shape', () => {
    expect(files.length).toBeGreaterThanOrEqual(18);
    const built = buildRulebook(files);
    expect(built.ok ? '' : built.detail).toBe('');
  });
  test('sorted, cited, inside their edition, no gap and no overlap', () => expect(standardsDefects(files)).toEqual([]));
  test('every row names its clause and every low row its basis', () => {
    for (const row of files.flatMap((file) => file.rows)) {
      expect(row.clause, row.id).not.toMatch(/^not known$/);
      if (row.confidence === 'high') expect(['primary-text', 'two-sources', 'arithmetics'], row.id).toContain(row.basis);
    }
  });
});

describe('planted defects are found', () => {
  const sample = files.find((file) => file.standard === 'GB 3095-2026') as StandardFile;
  const next = (change: Partial<StandardFile>): StandardFile => ({ ...sample, standard: 'GB 3095-2040', from: '2040-01-01', ...change });
  test('an open edition before another', () => expect(standardsDefects([sample, next({ rows: [] })]).join()).toContain('overlaps'));
  test('a day between two editions', () => {
    const closed = { ...sample, to: '2039-12-30', rows: [] };
    expect(standardsDefects([closed, next({ rows: [] })]).join()).toContain('gap');
  });
  test('the same row twice in force', () => {
    const row = sample.rows[0] as StandardFile['rows'][number];
    expect(standardsDefects([{ ...sample, rows: [row, { ...row, id: `${row.id}x` }] }]).join()).toContain('overlaps');
  });
  test('rows out of order', () => expect(standardsDefects([{ ...sample, rows: [...sample.rows].reverse() }]).join()).toContain('not sorted'));
  test('a row without a clause does not build', () => {
    const bad = { ...sample, rows: [{ ...sample.rows[0], clause: '' }] };
    const built = buildRulebook([bad]);
    expect(built.ok ? '' : built.fault).toBe('standard.malformed');
  });
});
