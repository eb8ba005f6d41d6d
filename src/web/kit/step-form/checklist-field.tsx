import { Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../basis/canonical.ts';
import { useSay } from '../../app/words/pick.ts';
import type { FieldSurroundings } from './surroundings.ts';

type Marks = Readonly<Record<string, { readonly state: 'have' | 'unfit'; readonly note: string; readonly files: readonly string[] }>>;
type ChecklistFieldProps = {
  readonly id: string; readonly value: Json | undefined; readonly surroundings: FieldSurroundings;
  readonly onChange: (value: Json) => void;
};

/** The checker's mark on each material: 合格 or 不合格 with a note. Only items with a file can be fit. The value is item id → { state, note, files }. */
export function ChecklistField({ id, value, surroundings: { checklist, evidence }, onChange }: ChecklistFieldProps): ReactNode {
  const { t } = useTranslation('kit');
  const say = useSay();
  const marks = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Marks;
  const filesOf = (item: string): readonly string[] => evidence.filter((file) => file.item === item).map(({ hash }) => hash);
  const mark = (item: string, state: 'have' | 'unfit', note: string): void => onChange({ ...marks, [item]: { state, note, files: filesOf(item) } });
  return (
    <ul id={id} className="step-checklist" tabIndex={-1}>
      {checklist.filter(({ proof }) => proof === 'material').map((item) => {
        const held = marks[item.id];
        return (
          <li key={item.id}>
            <span id={`${id}-${item.id}`}>{say(item.title)}</span>
            <Radio.Group
              aria-labelledby={`${id}-${item.id}`} {...(held === undefined ? {} : { value: held.state })}
              options={[{ value: 'have', label: t('checklist-fine'), disabled: filesOf(item.id).length === 0 }, { value: 'unfit', label: t('checklist-unfit') }]}
              onChange={(event) => mark(item.id, event.target.value === 'unfit' ? 'unfit' : 'have', held?.note ?? '')}
            />
            {held?.state === 'unfit' ? <Input aria-label={`${say(item.title)} ${t('checklist-unfit')}`} value={held.note} onChange={(event) => mark(item.id, 'unfit', event.target.value)} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
