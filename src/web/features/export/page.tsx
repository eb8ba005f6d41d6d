import { useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox, Input, Segmented, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf, instant, isDay, type Day } from '../../../basis/time.ts';
import { exportReadings } from '../../../contract/export.ts';
import { pathOf } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useWorldMinute } from '../../app/session.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { Download } from './download.tsx';
import { RegionPick } from './region-pick.tsx';
import './page.css';

const kinds = ['air-station', 'water-section', 'air-outlet', 'water-outlet', 'noise-station', 'sea-buoy'] as const;
const periods = ['hour', 'minute', 'day'] as const;
const formats = ['csv', 'parquet'] as const;
const one = <T extends string>(list: readonly T[], asked: string | undefined, usual: T): T => list.find((each) => each === asked) ?? usual;

/** 按日导出: everything that was measured on one day at one kind of point, as it was sent. What is chosen stands in the address. */
export function ExportPage(): ReactNode {
  const { t } = useTranslation('dayExport');
  const now = useWorldMinute();
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div></header>
      {now === 0 ? <Waiting rows={6} /> : <Wish today={dayOf(instant(Math.floor(now)))} />}
    </>
  );
}

function Wish({ today }: { readonly today: Day }): ReactNode {
  const { t } = useTranslation('dayExport');
  const { language } = usePreferences();
  const navigate = useNavigate();
  const search = useSearch({ from: '/workbench/export' });
  const go = (change: { readonly [Name in keyof typeof search]?: string | undefined }): void => void navigate({
    to: '/export', replace: true, search: Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined)),
  });
  const [spreadsheet, setSpreadsheet] = useState(true);
  const day = search.day !== undefined && isDay(search.day) ? search.day : addDays(today, -1);
  const [kind, period, format] = [one(kinds, search.kind, 'air-station'), one(periods, search.period, 'hour'), one(formats, search.format, 'csv')];
  const path = pathOf(exportReadings.path, { day }, {
    kind, period, format, lang: language, region: search.region, ...(format === 'csv' && spreadsheet ? { bom: true } : {}),
  });
  const choices = <T extends string>(name: string, list: readonly T[]) => list.map((value) => ({ value, label: t(`${name}-${value}` as 'kind-air-station') }));
  return (
    <section className="sheet day-export">
      <form className="day-export-wish" onSubmit={(event) => event.preventDefault()}>
        <label>{t('day')}<Input type="date" value={day} max={today} onChange={({ target }) => { if (isDay(target.value)) go({ day: target.value }); }} /></label>
        <RegionPick region={search.region} onRegion={(region) => go({ region })} />
        <label>{t('kind')}<Select value={kind} onChange={(next) => go({ kind: next })} options={choices('kind', kinds)} popupMatchSelectWidth={false} /></label>
        <div><span>{t('period')}</span><Segmented aria-label={t('period')} value={period} onChange={(next) => go({ period: next })} options={choices('period', periods)} /></div>
        <div><span>{t('format')}</span><Segmented aria-label={t('format')} value={format} onChange={(next) => go({ format: next })} options={choices('format', formats)} /></div>
        {format === 'csv' ? <Checkbox checked={spreadsheet} onChange={({ target }) => setSpreadsheet(target.checked)}>{t('spreadsheet')}</Checkbox> : null}
      </form>
      <Download key={path} path={path} today={day === today} />
      <Contents />
    </section>
  );
}

/** What stands in the file, said before anybody fetches it. */
function Contents(): ReactNode {
  const { t } = useTranslation('dayExport');
  return (
    <div className="day-export-holds">
      <h2>{t('holds')}</h2>
      <ul>{(['holds-rows', 'holds-review', 'holds-rights', 'holds-columns', 'holds-whole'] as const).map((word) => <li key={word}>{t(word)}</li>)}</ul>
    </div>
  );
}
