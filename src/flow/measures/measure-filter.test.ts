import { expect, test } from 'vitest';
import { day } from '../../basis/time.ts';
import { measureFilter, type AskedMeasures } from './measure-filter.ts';

test.each<readonly [string, AskedMeasures, object]>([
  ['nothing asked is what stands  ', {}, { standing: 'current' }],
  ['overdue ends yesterday        ', { due: 'overdue' }, { standing: 'current', open: true, dueUntil: '2026-02-28' }],
  [
    'today is one day              ',
    { due: 'today' },
    { standing: 'current', open: true, dueFrom: '2026-03-01', dueUntil: '2026-03-01' },
  ],
  [
    'seven begins tomorrow         ',
    { due: 'seven' },
    { standing: 'current', open: true, dueFrom: '2026-03-02', dueUntil: '2026-03-08' },
  ],
  [
    'fifteen follows seven         ',
    { due: 'fifteen' },
    { standing: 'current', open: true, dueFrom: '2026-03-09', dueUntil: '2026-03-16' },
  ],
  [
    'thirty follows fifteen        ',
    { due: 'thirty' },
    { standing: 'current', open: true, dueFrom: '2026-03-17', dueUntil: '2026-03-31' },
  ],
  ['later has no end              ', { due: 'later' }, { standing: 'current', open: true, dueFrom: '2026-04-01' }],
  ['without a day                 ', { due: 'none' }, { standing: 'current', open: true, noDay: true }],
  ['what was struck is its own    ', { state: 'dropped' }, { standing: 'dropped', state: 'dropped' }],
  ['works only where it is asked  ', { works: false, text: '' }, { standing: 'current' }],
  [
    'places pass through           ',
    { region: '980100', flag: 'no-target', works: true },
    { standing: 'current', region: '980100', flag: 'no-target', works: true },
  ],
])('%s', (_name, asked, want) => expect(measureFilter(asked, day('2026-03-01'))).toEqual(want));
