import { ICalAlarmType, ICalCalendarMethod, ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { OpenTerm } from '../../flow/calendar-feeds.ts';
import type { House } from '../../flow/house.ts';

/** How often a calendar is asked to read again. */
const readAgainSeconds = 15 * 60;

/**
 * RFC 5545 text: one event at the end of each term, in UTC, with alarms at its warning points. Its UID is the term's, its SEQUENCE the
 * number of the case's newest event, its DTSTAMP that event's time, so that the same record is the same text.
 */
export function calendarText(house: House, terms: readonly OpenTerm[], origin: string): string {
  const calendar = new ICalCalendar({
    name: '青山 · 我的办理时限', prodId: { company: 'Qingshan', product: 'terms', language: 'ZH' }, method: ICalCalendarMethod.PUBLISH, ttl: readAgainSeconds,
  });
  for (const term of terms) addTerm(calendar, house, term, origin);
  return calendar.toString();
}

function addTerm(calendar: ICalCalendar, house: House, { of, clock }: OpenTerm, origin: string): void {
  const type = declaredType(house.programmes, of.type);
  const rule = type.clocks.find(({ id }) => id === clock.id);
  const title = rule?.title.zh ?? clock.id;
  const event = calendar.createEvent({
    id: `${of.id}.${clock.id}.${clock.startedAt}@qingshan`, sequence: of.seq, stamp: new Date(lastMoved(of)),
    start: new Date(clock.due), summary: `【${title}截止】${of.title.zh}`,
    description: [
      `${of.number} · ${type.states[of.state]?.title.zh ?? of.state}`, clock.says.zh, ...(rule?.missed === undefined ? [] : [`逾期后果:${rule.missed.zh}`]),
    ].join('\n'),
    url: `${origin}/case/${of.id}`, transparency: ICalEventTransparency.TRANSPARENT,
  });
  for (const { at } of clock.warnings ?? []) event.createAlarm({ type: ICalAlarmType.display, trigger: new Date(at), description: `${title}将到期:${of.title.zh}` });
}

/** Every event enters its doer, so the newest of them is the newest event. */
const lastMoved = (of: OpenTerm['of']): number => Object.values(of.doneBy).reduce((last, { at }) => Math.max(last, at), of.openedAt);
