import { Select } from 'antd';
import type { ReactNode } from 'react';
import { MapRegions } from '../../../contract/map.ts';
import { regionContains } from '../../../model/region.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import { useWords } from './use-words.ts';

export const kinds = ['air-station', 'water-section', 'air-outlet', 'water-outlet', 'noise-station', 'sea-buoy'] as const;

type Choice = { readonly value: string; readonly label: string };

/** One choice with its label; the empty value stands for all. */
export function Pick({ id, label, value, options, onPick, width = 150 }: {
  readonly id: string; readonly label: string; readonly value: string | undefined; readonly options: readonly Choice[];
  readonly onPick: (value: string | undefined) => void; readonly width?: number;
}): ReactNode {
  return (
    <div className="review-pick">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id} value={value ?? ''} options={[...options]} style={{ width }}
          showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
        onChange={(next: string) => onPick(next === '' ? undefined : next)}
      />
    </div>
  );
}

/** The province, its cities and their counties, in the order of their codes. */
export function RegionPick({ value, onPick }: { readonly value: string | undefined; readonly onPick: (code: string | undefined) =>
  void }): ReactNode {
  const t = useWords();
  const say = useSay();
  const regions = (useRead(MapRegions, {}).data?.regions ?? []).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const cities = regions.filter(({ level }) => level === 'city');
  const options = cities.flatMap((city) => [city, ...regions.filter(({ level, code }) => level === 'county' && regionContains(city.code,
    code))])
    .map(({ code, name, level }) => ({ value: code, label: level === 'city' ? say(name) : `· ${say(name)}` }));
  return <Pick id="review-region" label={t('region')} value={value} options={[{ value: '', label: t('whole') }, ...options]}
    onPick={onPick} width={170} />;
}

export function KindPick({ value, onPick, all }: { readonly value: string | undefined; readonly onPick: (kind: string | undefined) =>
  void; readonly all: boolean }): ReactNode {
  const t = useWords();
  const options = kinds.map((kind) => ({ value: kind, label: t(`kind-${kind}`) }));
  return <Pick id="review-kind" label={t('kind')} value={value} options={all ? [{ value: '', label: t('all') }, ...options] : options}
    onPick={onPick} />;
}
