import { Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listPoints } from '../../../contract/point.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';

type PointPickerProps = {
  readonly region: string; readonly points: readonly number[]; readonly onChange: (points: readonly number[]) => void;
};

/** Outlets, stations and sections of the place, found by words on the server. */
export function PointPicker({ region, points, onChange }: PointPickerProps): ReactNode {
  const { t } = useTranslation('newCase');
  const say = useSay();
  const [words, setWords] = useState('');
  const [names, setNames] = useState<ReadonlyMap<number, string>>(new Map());
  const asked = useDeferredValue(words.trim());
  const found = useRead(listPoints, { query: { limit: 50, ...(region === '' ? {} : { region }), ...(asked === '' ? {} : { text: asked }) } });
  const options = (found.data?.rows ?? []).map(({ point }) => ({ value: point.number, label: say(point.name) }));
  const kept = points.filter((number) => options.every(({ value }) => value !== number)).map((number) => ({ value: number, label: names.get(number) ?? String(number) }));
  return (
    <div className="step-field">
      <label htmlFor="case-points">{t('points')}</label>
      <p className="quiet">{t('points-says')}</p>
      <Select
        id="case-points" mode="multiple" placeholder={t('points-find')} value={[...points]} options={[...kept, ...options]}
        showSearch={{ filterOption: false, onSearch: setWords }}
        onChange={(numbers: number[]) => {
          setNames(new Map([...names, ...options.map(({ value, label }) => [value, label] as const)]));
          onChange(numbers);
        }}
      />
    </div>
  );
}
