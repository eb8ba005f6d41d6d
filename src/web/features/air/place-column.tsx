import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../app/door.ts';
import { useSay } from '../../app/words/pick.ts';
import type { Column } from '../../kit/data-table.tsx';
import type { AirPeriodReply, AirPlace } from './period.ts';

/** To the year calendar of a place. */
export const CalendarLink = ({ id, level, children }: { readonly id: string; readonly level: AirPeriodReply['level']; readonly children: ReactNode }): ReactNode => (
  <Link to={`${useDoor()}/air/calendar/$place`} params={{ place: id }} search={{ level }}>{children}</Link>
);

/** The place of a row; a station is opened by its name and says where it stands, a region leads to its calendar. */
export function usePlaceColumn(reply: AirPeriodReply): Column<AirPlace> {
  const { t } = useTranslation('air');
  const say = useSay();
  const door = useDoor();
  return {
    id: 'place', title: t(reply.level === 'station' ? 'station' : 'region'), names: true, value: ({ name }) => say(name),
    cell: ({ id, name, region }) => (
      <>
        {reply.level === 'station' ? <Link to={`${door}/air/$number`} params={{ number: id }}>{say(name)}</Link> : <CalendarLink id={id} level={reply.level}>{say(name)}</CalendarLink>}
        {reply.level === 'station' ? <span className="faint period-region">{say(region.name)} <CalendarLink id={id} level="station">{t('calendar')}</CalendarLink></span> : null}
      </>
    ),
  };
}
