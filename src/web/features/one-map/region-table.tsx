import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import type { RegionWork } from './work.ts';

/** The colouring of the map in figures, in the order of region codes. */
export function RegionTable({ regions, basis, onRegion }: { readonly regions: readonly RegionWork[]; readonly basis: Words; readonly onRegion: (code: string) => void }): ReactNode {
  const { t } = useTranslation('oneMap');
  const { language } = usePreferences();
  const say = useSay();
  const figure = (id: string, title: string, of: (row: RegionWork) => number): Column<RegionWork> => ({ id, title, number: true, cell: of, value: of });
  const columns: readonly Column<RegionWork>[] = [
    { id: 'region', title: t('region'), names: true, cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    figure('due', t('due'), ({ due }) => due),
    figure('done', t('done'), ({ done }) => done),
    { id: 'share', title: t('share'), number: true, cell: ({ done, due }) => share(done, due, language), value: ({ done, due }) => share(done, due, language) },
    figure('overdue', t('overdue'), ({ overdue }) => overdue),
    { ...figure('open', t('open-count'), ({ open }) => open), cell: ({ region, open }) => (open === 0 ? 0 : <Button type="link" size="small" className="count-link" aria-label={t('open-list', { region: say(region.name), count: open })} onClick={() => onRegion(region.code)}>{open}</Button>) },
    { id: 'state', title: t('state'), cell: ({ tone }) => <StatusTag tone={toneOf(tone)}>{t(`tone-${tone}`)}</StatusTag>, value: ({ tone }) => t(`tone-${tone}`) },
  ];
  const inOrder = regions.toSorted((a, b) => (a.region.code < b.region.code ? -1 : 1));
  return <section className="sheet map-regions"><h2>{t('regions')}</h2><DataTable label={t('regions')} columns={columns} rows={inOrder} rowKey={({ region }) => region.code} basis={basis} /></section>;
}
