import officeHours from '../../standards/calendar-office-hours.json' with { type: 'json' };
import year2025 from '../../standards/calendar-2025.json' with { type: 'json' };
import year2026 from '../../standards/calendar-2026.json' with { type: 'json' };
import type { CalendarYear } from '../model/calendar.ts';
import type { WorkCalendar } from './clock.ts';

/** The years that the State Council has published, as dated data of standards/. A new year: one file and one line here. */
export const publishedCalendar: WorkCalendar = {
  years: [year2025, year2026] as readonly CalendarYear[],
  closeOfBusiness: officeHours.closeOfBusiness,
};
