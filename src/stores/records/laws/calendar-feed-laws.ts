import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer, publicViewer } from '../../../flow/viewer.ts';
import type { CalendarFeed } from '../../../model/calendar-feed.ts';
import { viewer, type Fresh } from './fixture.ts';

const feed = (id: string, change: Partial<CalendarFeed> = {}): CalendarFeed => ({ id, person: 'p1', hash: `hash-of-${id}`, madeAt: 1_000, ...change });
const others: readonly (readonly [string, Viewer])[] = [
  ['the system administrator', { scope: 'none', unit: 'x', region: '', role: 'system-admin' }],
  ['a province', viewer('region', 'office', '980000')], ['a unit', viewer('unit', 'county')], ['the public', publicViewer],
];

export function calendarFeedLaws(fresh: Fresh): void {
  describe('addresses of calendars', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, async (store) => {
        for (const one of [feed('f1'), feed('f2', { madeAt: 2_000 }), feed('f3', { person: 'p2' })]) await store.putCalendarFeed(one);
      });
    }, 60_000);
    afterAll(() => records.close());

    test('the machine finds those of a person, newest first, and one by its hash', async () => {
      const read = records.read(machineViewer);
      expect((await read.calendarFeeds('p1')).map(({ id }) => id)).toEqual(['f2', 'f1']);
      expect(await read.calendarFeedByHash('hash-of-f3')).toEqual(feed('f3', { person: 'p2' }));
      expect(await read.calendarFeedByHash('hash-of-f4')).toBeUndefined();
    });

    test.each(others)('%s sees none and writes none', async (_, who) => {
      expect(await records.read(who).calendarFeeds('p1')).toEqual([]);
      expect(await records.read(who).calendarFeedByHash('hash-of-f1')).toBeUndefined();
      await expect(records.write(who, (store) => store.putCalendarFeed(feed('f9')))).rejects.toThrow('row rules refuse');
    });

    test('a use and a revocation do not undo each other; one hash opens one calendar', async () => {
      await records.write(machineViewer, (store) => store.calendarFeedUsed('f1', 3_000));
      await records.write(machineViewer, (store) => store.putCalendarFeed(feed('f1', { revokedAt: 4_000 })));
      expect(await records.read(machineViewer).calendarFeedByHash('hash-of-f1')).toEqual(feed('f1', { revokedAt: 4_000, usedAt: 3_000 }));
      await expect(records.write(machineViewer, (store) => store.putCalendarFeed(feed('f5', { hash: 'hash-of-f1' })))).rejects.toThrow();
    });
  });
}
