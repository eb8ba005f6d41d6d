import { dayOf, instant } from '../basis/time.ts';
import { openPause } from '../act/clock-changes.ts';
import type { CalendarFeed } from '../model/calendar-feed.ts';
import type { Case, RunningClock } from '../model/case.ts';
import type { House } from './house.ts';
import type { AuditEntry } from './ports/records.ts';
import { machineViewer, viewerOf } from './viewer.ts';

/** A running term with an end, of something that waits for one of the person's offices. */
export type OpenTerm = { readonly of: Case; readonly clock: RunningClock & { readonly due: number } };

const tasksMost = 500;
/** Calendars ask every few minutes: their use is written down at most so often. */
const usedEveryMs = 10 * 60_000;

/** The address of the person that is good now. */
export const goodFeed = async (house: House, person: string): Promise<CalendarFeed | undefined> =>
  (await house.records.read(machineViewer).calendarFeeds(person)).find(({ revokedAt }) => revokedAt === undefined);

/** A new address; one that was good before opens nothing any more. */
export async function makeFeed(house: House, person: string, by: string, hash: string): Promise<CalendarFeed> {
  const feed = { id: house.newId(), person, hash, madeAt: house.clocks.machine() };
  await house.records.write(machineViewer, async (records) => {
    for (const old of (await records.calendarFeeds(person)).filter(({ revokedAt }) => revokedAt === undefined)) {
      await records.putCalendarFeed({ ...old, revokedAt: house.clocks.machine() });
    }
    await records.putCalendarFeed(feed);
    await records.putAudit([entryOf(house, by, 'calendar-feed.make', feed)]);
  });
  return feed;
}

/** Whether there was one to revoke. */
export async function revokeFeed(house: House, person: string, by: string): Promise<boolean> {
  return house.records.write(machineViewer, async (records) => {
    const good = (await records.calendarFeeds(person)).filter(({ revokedAt }) => revokedAt === undefined);
    for (const feed of good) {
      await records.putCalendarFeed({ ...feed, revokedAt: house.clocks.machine() });
      await records.putAudit([entryOf(house, by, 'calendar-feed.revoke', feed)]);
    }
    return good.length > 0;
  });
}

/** The audit trail says whose and which, never the token. */
const entryOf = ({ clocks }: House, actor: string, action: string, { id, person }: CalendarFeed): AuditEntry =>
  ({ at: clocks.machine(), worldAt: clocks.world(), actor, action, subject: id, outcome: 'ok', detail: { person } });

/**
 * The terms behind an address, each once, as the person's offices of this day may see them; undefined where it is unknown or
 * revoked, or whoever it belongs to holds no office or may not sign in any more.
 */
export async function termsBehind(house: House, hash: string): Promise<readonly OpenTerm[] | undefined> {
  const records = house.records.read(machineViewer);
  const feed = await records.calendarFeedByHash(hash);
  if (feed === undefined || feed.revokedAt !== undefined) return undefined;
  const today = dayOf(instant(house.clocks.world()));
  const offices = house.directory.officesOf(feed.person, today);
  const maySignIn = (await records.accounts()).some(({ person, disabled }) => person === feed.person && !disabled);
  if (offices.length === 0 || !maySignIn) return undefined;
  const now = house.clocks.machine();
  if (now - (feed.usedAt ?? 0) >= usedEveryMs) await house.records.write(machineViewer, (writer) => writer.calendarFeedUsed(feed.id, now));
  const terms = new Map<string, OpenTerm>();
  for (const office of offices) {
    const seen = house.records.read(viewerOf(office));
    const tasks = await seen.tasks({ units: [office.unit], role: office.role, first: [], limit: tasksMost });
    for (const id of new Set(tasks.map((task) => task.case))) {
      const of = await seen.case(id);
      for (const term of of === undefined ? [] : termsOf(of, office.unit)) terms.set(`${id} ${term.clock.id}`, term);
    }
  }
  return [...terms.values()].sort((a, b) => a.clock.due - b.clock.due);
}

const termsOf = (of: Case, unit: string): readonly OpenTerm[] => of.clocks.flatMap((clock) =>
  (clock.stoppedAt === undefined && clock.due !== undefined && openPause(clock) === undefined && of.parties[clock.party] === unit
    ? [{ of, clock: { ...clock, due: clock.due } }] : []));
