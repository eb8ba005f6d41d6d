import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../app/door.ts';
import { useSay } from '../../app/words/pick.ts';
import type { Column } from '../../kit/data-table.tsx';
import type { AirPeriodReply, AirPlace } from './period.ts';

/** The place of a row; it opens the place's year, and of a station says where it stands. */
export function usePlaceColumn(reply: AirPeriodReply): Column<AirPlace> {
  const { t } = useTranslation('air');
  const say = useSay();
  const door = useDoor();
  const year = (reply.span?.to ?? reply.period).slice(0, 4);
  return {
    id: 'place', title: t(reply.level === 'station' ? 'station' : 'region'), names: true, value: ({ name }) => say(name),
    cell: ({ id, name, region }) => (
      <>
        <Link to={`${door}/air/calendar/$place`} params={{ place: id }} search={{ year }}>{say(name)}</Link>
        {reply.level === 'station' ? <span className="faint period-region">{say(region.name)}</span> : null}
      </>
    ),
  };
}
