import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment, timeOfDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { WhyButton } from '../../kit/why.tsx';
import { classOf, type HotSpot } from './fire.ts';

type Given = { readonly rows: readonly HotSpot[]; readonly basis: Words; readonly day: string; readonly onRow: (id: string) => void };

/** The hot spots that the map shows, the strongest first. */
export function FireTable({ rows, basis, day, onRow }: Given): ReactNode {
  const { t } = useTranslation('oneMap');
  const { language } = usePreferences();
  const say = useSay();
  const text = (id: string, title: string, of: (spot: HotSpot) => string): Column<HotSpot> => ({ id, title, cell: of, value: of });
  const figure = (id: string, title: string, of: (spot: HotSpot) => string): Column<HotSpot> =>
    ({ id, title, number: true, cell: of, value: (spot) => Number(of(spot)) });
  const confidence = (spot: HotSpot): string => {
    const of = classOf(spot);
    return of === 'modis' ? t('fire-of-hundred', { of: spot.confidence }) : t(`class-${of}`);
  };
  const columns: readonly Column<HotSpot>[] = [
    {
      id: 'at', title: t('fire-at'), names: true, value: ({ at }) => moment(at, language),
      cell: ({ id, at, region }) => <Button type="link" size="small" className="count-link" onClick={() => onRow(id)}>{say(region.name)} {timeOfDay(at, language)}</Button>,
    },
    { id: 'region', title: t('region'), fileOnly: true, cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    text('satellite', t('fire-satellite'), ({ satellite, instrument }) => `${t(`satellite-${satellite}`)} ${instrument}`),
    text('confidence', t('fire-class'), confidence),
    figure('frp', `${t('fire-frp')} MW`, ({ frp }) => frp),
    figure('radius', `${t('fire-radius')} km`, ({ radiusKm }) => radiusKm),
    text('place', t('fire-place'), ({ lon, lat }) => `${lon}, ${lat}`),
    text('light', t('fire-light'), ({ dayNight }) => t(dayNight === 'day' ? 'fire-day-light' : 'fire-night')),
    text('state', t('state'), () => t('fire-unverified')),
    { id: 'why', title: '', cell: ({ id }) => <WhyButton id={id} /> },
  ];
  const label = `${t('fire-table')} ${day}`;
  return (
    <section className="sheet map-regions">
      <h2>{label}</h2>
      <DataTable label={label} columns={columns} rows={rows} rowKey={({ id }) => id} basis={basis} empty={t('fire-hidden')} csv />
    </section>
  );
}
