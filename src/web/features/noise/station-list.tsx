import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { useDoor } from '../../app/door.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { LevelCell, levelText } from './level.tsx';
import { isOver, type NoiseLevel, type NoiseStation } from './noise.ts';

/** Stations of one day against the limits of their zone, those over first. */
export function StationList({ stations, basis, day }: { readonly stations: readonly NoiseStation[]; readonly basis: Words; readonly day: string }): ReactNode {
  const { t } = useTranslation('noise');
  const say = useSay();
  const door = useDoor();
  const level = (id: 'day' | 'night', title: string): readonly Column<NoiseStation>[] => [
    { id, title, width: 210, cell: (row) => <LevelCell level={row[id]} />, value: (row) => number(row[id]) },
    { id: `${id}-limit`, title: t(`limit-${id}`), number: true, width: 96, cell: (row) => row[id].limit ?? '—', value: (row) => (row[id].limit === undefined ? undefined : Number(row[id].limit)) },
  ];
  const columns: readonly Column<NoiseStation>[] = [
    { id: 'station', title: t('station'), names: true, cell: (row) => <Link to={`${door}/noise/$number`} params={{ number: String(row.number) }}>{say(row.name)}</Link>, value: (row) => say(row.name) },
    { id: 'zone', title: t('zone'), width: 90, cell: ({ zone }) => t('zone-of', { zone }), value: ({ zone }) => t('zone-of', { zone }) },
    { id: 'city', title: t('city'), cell: ({ city }) => say(city.name), value: ({ city }) => say(city.name) },
    ...level('day', 'Ld dB(A)'), ...level('night', 'Ln dB(A)'),
    { id: 'ldn', title: 'Ldn dB(A)', number: true, cell: ({ dayNight }) => levelText(dayNight.value), value: ({ dayNight }) => number(dayNight) },
  ];
  return <DataTable label={`${t('list')} ${day}`} columns={columns} rows={stations} rowKey={({ id }) => id} rowTone={(row) => (isOver(row) ? 'late' : undefined)} basis={basis} csv />;
}

const number = ({ value }: NoiseLevel): number | undefined => (value === undefined ? undefined : Number(levelText(value)));
