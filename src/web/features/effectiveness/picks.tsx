import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { dayOf, instant } from '../../../basis/time.ts';
import { MapRegions } from '../../../contract/map.ts';
import { regionContains } from '../../../model/region.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import { monthOf, periodOf, quarterOf, quarters, type PartProps } from './search.ts';
import { useWords } from './use-words.ts';

/** Month or quarter, and which. */
export function PeriodPick({ search, go, now }: PartProps): ReactNode {
  const t = useWords();
  const period = periodOf(search, now);
  const quarterly = period.includes('Q');
  const pick = (next: string | undefined): void => go({ period: next, after: undefined });
  return (
    <>
      <div className="effect-pick"><span className="effect-label">{t('period')}</span>
        <Segmented aria-label={t('period')} value={quarterly ? 'quarter' : 'month'} options={[{ value: 'month', label: t('month') },
          { value: 'quarter', label: t('quarter') }]}
          onChange={(to) => pick(to === 'quarter' ? quarterOf(period) : monthOf(period, now))} />
      </div>
      <div className="effect-pick"><label htmlFor="effect-period">{t(quarterly ? 'quarter' : 'month')}</label>
        {quarterly
          ? <Select id="effect-period" value={period} onChange={pick} style={{ width: 160 }} options={quarters(now).map((one) =>
            ({ value: one, label: t('quarter-of', { year: one.slice(0, 4), n: one.slice(6) }) }))} />
          : <Input id="effect-period" type="month" value={period} max={dayOf(instant(Math.floor(now))).slice(0, 7)} style={{ width: 160 }}
            onChange={({ target }) => { if (target.value !== '') pick(target.value); }} />}
      </div>
    </>
  );
}

/** The province, its cities and their counties, in the order of their codes. */
export function RegionPick({ search, go }: PartProps): ReactNode {
  const t = useWords();
  const say = useSay();
  const regions = (useRead(MapRegions, {}).data?.regions ?? []).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const options = regions.filter(({ level }) => level === 'city').flatMap((city) =>
    [city, ...regions.filter(({ level, code }) => level === 'county' && regionContains(city.code, code))])
    .map(({ code, name, level }) => ({ value: code, label: level === 'city' ? say(name) : `· ${say(name)}` }));
  return (
    <div className="effect-pick"><label htmlFor="effect-region">{t('region')}</label>
      <Select id="effect-region" value={search.region ?? ''} style={{ width: 170 }} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: '', label: t('whole') }, ...options]} onChange={(code: string) => go({ region: code === '' ? undefined : code,
          after: undefined })} />
    </div>
  );
}
