import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../app/door.ts';
import { useSay } from '../../app/words/pick.ts';
import type { Column } from '../../kit/data-table.tsx';
import type { AirPeriodReply, AirPlace } from './period.ts';

/** The place of a row; a station is opened by its name and says where it stands. */
export function usePlaceColumn(reply: AirPeriodReply): Column<AirPlace> {
  const { t } = useTranslation('air');
  const say = useSay();
  const door = useDoor();
  return {
    id: 'place', title: t(reply.level === 'station' ? 'station' : 'region'), names: true, value: ({ name }) => say(name),
    cell: ({ id, name, region }) => (
      <>
        {reply.level === 'station' ? <Link to={`${door}/air/$number`} params={{ number: id }}>{say(name)}</Link> : say(name)}
        {reply.level === 'station' ? <span className="faint period-region">{say(region.name)}</span> : null}
      </>
    ),
  };
}
