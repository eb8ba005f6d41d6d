import { PrinterOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mapWork } from '../../../contract/map.ts';
import { useMapGround } from '../../app/map-ground.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useShade } from '../../app/theme.tsx';
import { moment } from '../../app/time-words.ts';
import { MapView, type MapMark } from '../../kit/map-view.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { MarkCard } from './mark-card.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { RegionTable } from './region-table.tsx';
import { fills, marksOf, tones, type Mark, type RegionWork, type Work } from './work.ts';
import './page.css';

/** 一张图: only what is due or wrong is drawn first, and every mark has somebody to call. */
export function OneMapPage(): ReactNode {
  const { t } = useTranslation('oneMap');
  const answer = useRead(mapWork, {}, { everyMs: 30_000 });
  if (answer.isPending) return <><h1>{t('title')}</h1><Waiting rows={12} /></>;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  return <WorkMap work={answer.data} />;
}

function WorkMap({ work }: { readonly work: Work }): ReactNode {
  const { t } = useTranslation('oneMap');
  const { language } = usePreferences();
  const shade = useShade();
  const navigate = useNavigate();
  const now = useWorldMinute();
  const { layer, mark: selected, region } = useSearch({ from: '/workbench/map' });
  const colours = useColours(work.regions, shade);
  const ground = useMapGround(colours);
  const shown = useMemo(() => marksOf(work.marks, layer, region), [work, layer, region]);
  const marks = useMemo(() => shown.map(({ id, title, lon, lat, tone, state }): MapMark => ({ id, title: title[language], lon, lat, tone, says: state[language] })), [shown, language]);
  const chosen = shown.find(({ id }) => id === selected);
  const at = moment(now, language);
  const said = t('basis', { at });
  const basis = { zh: said, en: said };
  const place = work.regions.find((row) => row.region.code === region)?.region.name;
  const go = (search: Search): void => void navigate({ to: '/map', search: kept({ layer, mark: selected, region, ...search }), replace: true });
  return (
    <>
      <header className="page-head no-print">
        <div><h1>{t('title')}</h1><p>{t('says')} {t('click-hint')}</p></div>
        {place === undefined ? null : <Button onClick={() => go({ region: undefined })}>{t('only-region', { region: place[language] })}</Button>}
        <LayerPick marks={work.marks} layer={layer} onLayer={(next) => go({ layer: next })} />
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('print')}</Button>
      </header>
      <Legend regions={work.regions} />
      {ground === undefined ? <Waiting rows={10} /> : (
        <div className="no-print">
          <MapView
            label={t('map-label')} areas={ground.areas} waters={ground.waters} reviewNumber={ground.reviewNumber} marks={marks} onSelect={(id) => go({ mark: id })}
            {...(selected === undefined ? {} : { selected })} detail={chosen === undefined ? marks.length === 0 ? <p className="quiet">{t('nothing')}</p> : null : <MarkCard mark={chosen} />}
          />
        </div>
      )}
      <div className="no-print"><RegionTable regions={work.regions} basis={basis} onRegion={(code) => { go({ region: code, layer: undefined, mark: undefined }); window.scrollTo({ top: 0 }); }} /></div>
      {ground === undefined ? null : <PrintSheet ground={ground} marks={shown} regions={work.regions} basis={basis[language]} at={at} />}
    </>
  );
}

type Search = { readonly layer?: string | undefined; readonly mark?: string | undefined; readonly region?: string | undefined };

/** What is not chosen stays out of the address. */
const kept = ({ layer, mark, region }: Search): { layer?: string; mark?: string; region?: string } =>
  ({ ...(layer === undefined ? {} : { layer }), ...(mark === undefined ? {} : { mark }), ...(region === undefined ? {} : { region }) });

/** County → colour, held still until a tone changes, because the map is drawn anew for other colours. */
function useColours(regions: readonly RegionWork[], shade: 'light' | 'dark'): ReadonlyMap<string, string> {
  const key = regions.map(({ region, tone }) => `${region.code}${tone}`).join(' ');
  // oxlint-disable-next-line react/exhaustive-deps -- the key holds what of `regions` is used; the list itself is new at each reading
  return useMemo(() => new Map(regions.map(({ region, tone }) => [region.code, fills[shade][tone]])), [key, shade]);
}

function LayerPick({ marks, layer, onLayer }: { readonly marks: readonly Mark[]; readonly layer: string | undefined; readonly onLayer: (layer: string | undefined) => void }): ReactNode {
  const { t } = useTranslation('oneMap');
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  const counted = (words: string, count: number): string => `${words} ${count}`;
  const options = [
    { value: '', label: counted(t('layer-all'), marks.length) },
    { value: 'wrong', label: counted(t('layer-wrong'), marksOf(marks, 'wrong').length) },
    ...kinds.map((kind) => ({ value: kind as string, label: counted(t(`kind-${kind}`), marksOf(marks, kind).length) })),
  ];
  return <Select aria-label={t('layer')} value={layer ?? ''} options={options} onChange={(value) => onLayer(value === '' ? undefined : value)} style={{ minWidth: 190 }} />;
}

function Legend({ regions }: { readonly regions: readonly RegionWork[] }): ReactNode {
  const { t } = useTranslation('oneMap');
  const shade = useShade();
  return (
    <section className="map-legend no-print" aria-label={t('legend')}>
      <b>{t('legend')}</b>
      <ul>{tones.map((tone) => <li key={tone}><i style={{ background: fills[shade][tone] }} aria-hidden="true" />{t(`tone-${tone}`)} <b>{t('legend-count', { count: regions.filter((row) => row.tone === tone).length })}</b></li>)}</ul>
    </section>
  );
}
