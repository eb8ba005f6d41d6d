import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MapRegions } from '../../../contract/map.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';

/** The whole of what one may see, or one city or county. */
export function RegionPick({ region, onRegion }: { readonly region: string | undefined; readonly onRegion: (region: string | undefined) => void }): ReactNode {
  const { t } = useTranslation('dayExport');
  const say = useSay();
  const regions = (useRead(MapRegions, {}).data?.regions ?? []).filter(({ level }) => level === 'city' || level === 'county');
  const options = regions.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ code, name, level }) =>
    ({ value: code, label: level === 'city' ? say(name) : `· ${say(name)}` }));
  return (
    <label>{t('region')}
      <Select
        value={region ?? ''} options={[{ value: '', label: t('region-all') }, ...options]} popupMatchSelectWidth={false}
        onChange={(next) => onRegion(next === '' ? undefined : next)}
      />
    </label>
  );
}
