import officeHours from '../../standards/calendar-office-hours.json' with { type: 'json' };
import year2020 from '../../standards/calendar-2020.json' with { type: 'json' };
import year2021 from '../../standards/calendar-2021.json' with { type: 'json' };
import year2022 from '../../standards/calendar-2022.json' with { type: 'json' };
import year2023 from '../../standards/calendar-2023.json' with { type: 'json' };
import year2024 from '../../standards/calendar-2024.json' with { type: 'json' };
import year2025 from '../../standards/calendar-2025.json' with { type: 'json' };
import year2026 from '../../standards/calendar-2026.json' with { type: 'json' };
import type { CalendarYear } from '../model/calendar.ts';
import type { WorkCalendar } from './clock.ts';

/** The years that the State Council has published, as dated data of standards/. A new year: one file and one line here. */
export const publishedCalendar: WorkCalendar = {
  years: [year2020, year2021, year2022, year2023, year2024, year2025, year2026] as readonly CalendarYear[],
  openOfBusiness: officeHours.openOfBusiness,
  closeOfBusiness: officeHours.closeOfBusiness,
};
