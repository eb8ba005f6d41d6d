import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MapRegions } from '../../../contract/map.ts';
import { regionContains } from '../../../model/region.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';

/** Province, cities and their counties, in the order of their codes. */
export function RegionPick({ value, onRegion }: { readonly value: string | undefined; readonly onRegion: (code: string | undefined) => void }): ReactNode {
  const { t } = useTranslation('publicSite');
  const say = useSay();
  const regions = (useRead(MapRegions, {}).data?.regions ?? []).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const cities = regions.filter(({ level }) => level === 'city');
  const options = [
    { label: t('whole'), options: [{ value: '', label: t('whole'), search: t('whole') }] },
    ...cities.map((city) => ({
      label: say(city.name),
      options: [city, ...regions.filter(({ level, code }) => level === 'county' && regionContains(city.code, code))]
        .map(({ code, name }) => ({ value: code, label: say(name), search: `${name.zh} ${name.en}` })),
    })),
  ];
  return (
    <div className="region-pick">
      <label htmlFor="region">{t('choose-region')}</label>
      <Select
        id="region" size="large" showSearch={{ optionFilterProp: 'search' }} value={value ?? ''} options={options} style={{ width: 260 }}
        onChange={(code: string) => onRegion(code === '' ? undefined : code)}
      />
    </div>
  );
}
