import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kept, listSearch, queryOf } from './search.ts';

test.each([
  [{ view: 'index', region: 980102, from: '2026-01-01', part: 'on-time', side: 'in-part' }, { view: 'index', region: '980102', from: '2026-01-01', part: 'on-time', side: 'in-part' }],
  [{ view: 'never', region: '98', from: '1.1.2026', part: 'all', side: '', state: 'shut', level: 'village' }, {}],
  [{ list: 'audit', text: '危废', origin: 'self-found', state: 'overdue', level: 'city' }, { list: 'audit', text: '危废', origin: 'self-found', state: 'overdue', level: 'city' }],
] as const)('an address %j says %j', (search, read) => expect(listSearch({ ...search })).toEqual(read));

test('law: whatever an address holds, what is read of it reads again as the same', () => {
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('view', 'region', 'from', 'to', 'list', 'part', 'side', 'origin', 'state', 'text', 'level', 'x'), fc.anything()), (search) => {
    const read = listSearch(search);
    expect(listSearch({ ...read })).toEqual(read);
    expect(kept(read)).toEqual(read);
    expect(queryOf(read, ['region', 'part'])).toEqual(Object.fromEntries(Object.entries(read).filter(([key]) => key === 'region' || key === 'part')));
  }));
});
