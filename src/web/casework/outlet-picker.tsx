import { Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listEnterprises, listPoints } from '../../contract/point.ts';
import { useRead } from '../app/query.ts';
import { useSay } from '../app/words/pick.ts';
import type { PointChoice } from '../kit/step-form/surroundings.ts';

type OutletPickerProps = PointChoice & { readonly region: string; readonly taken: readonly number[] };

/** An outlet by its firm: the firm is found by name on the server, its outlets are listed by permit number and name. */
export function OutletPicker({ id, value, onChange, region, taken }: OutletPickerProps): ReactNode {
  const { t } = useTranslation('caseFile');
  const say = useSay();
  const [words, setWords] = useState('');
  const [firm, setFirm] = useState<{ readonly id: string; readonly name: string }>();
  const asked = useDeferredValue(words.trim());
  const firms = useRead(listEnterprises, { query: { region, limit: 50, ...(asked === '' ? {} : { text: asked }) } });
  const outlets = useRead(listPoints, { query: { enterprise: firm?.id ?? '', limit: 200 } }, { enabled: firm !== undefined });
  const found = (firms.data?.rows ?? []).map(({ unit }) => ({ value: unit.id, label: say(unit.name) }));
  const kept = firm === undefined || found.some((one) => one.value === firm.id) ? [] : [{ value: firm.id, label: firm.name }];
  const free = firm === undefined ? [] : (outlets.data?.rows ?? []).filter(({ point }) => !taken.includes(point.number));
  return (
    <div className="step-outlet">
      <label>
        <span>{t('pick-firm')}</span>
        <Select
          id={id} placeholder={t('pick-firm-find')} value={firm?.id ?? null} options={[...kept, ...found]} showSearch={{ filterOption: false, onSearch: setWords }}
          onChange={(unit: string) => setFirm({ id: unit, name: found.find((one) => one.value === unit)?.label ?? unit })}
        />
      </label>
      <label>
        <span>{t('pick-outlet')}</span>
        <Select
          id={`${id}-outlet`} disabled={firm === undefined} placeholder={t(firm === undefined ? 'pick-outlet-first' : 'pick-outlet')} value={value !== undefined && free.some(({ point }) => point.number === value) ? value : null}
          options={free.map(({ point }) => ({ value: point.number, label: [point.outlet, say(point.name)].filter(Boolean).join(' · ') }))} notFoundContent={t('pick-outlet-none')} onChange={(number: number) => onChange(number)}
        />
      </label>
    </div>
  );
}
