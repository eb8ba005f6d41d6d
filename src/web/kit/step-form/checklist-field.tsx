import { Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../basis/canonical.ts';
import type { ChecklistItem } from '../../../model/case-type.ts';
import { useSay } from '../../app/words/pick.ts';

type Marks = Readonly<Record<string, { readonly state: 'have' | 'unfit'; readonly note: string }>>;
type ChecklistFieldProps = { readonly id: string; readonly value: Json | undefined; readonly items: readonly ChecklistItem[]; readonly onChange: (value: Json) => void };

/** The checker's mark on each material: 合格 or 不合格 with a note. The value is item id → { state, note }. */
export function ChecklistField({ id, value, items, onChange }: ChecklistFieldProps): ReactNode {
  const { t } = useTranslation('kit');
  const say = useSay();
  const marks = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Marks;
  const mark = (item: string, state: 'have' | 'unfit', note: string): void => onChange({ ...marks, [item]: { state, note } });
  return (
    <ul id={id} className="step-checklist" tabIndex={-1}>
      {items.filter(({ proof }) => proof === 'material').map((item) => {
        const held = marks[item.id];
        return (
          <li key={item.id}>
            <span id={`${id}-${item.id}`}>{say(item.title)}</span>
            <Radio.Group
              aria-labelledby={`${id}-${item.id}`} {...(held === undefined ? {} : { value: held.state })}
              options={[{ value: 'have', label: t('checklist-fine') }, { value: 'unfit', label: t('checklist-unfit') }]}
              onChange={(event) => mark(item.id, event.target.value === 'unfit' ? 'unfit' : 'have', held?.note ?? '')}
            />
            {held?.state === 'unfit' ? <Input aria-label={`${say(item.title)} ${t('checklist-unfit')}`} value={held.note} onChange={(event) => mark(item.id, 'unfit', event.target.value)} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
