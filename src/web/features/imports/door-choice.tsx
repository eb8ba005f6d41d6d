import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import type { Chosen, Look } from './draft.ts';

type DoorChoiceProps = { readonly look: Look; readonly chosen: Chosen; readonly onChange: (chosen: Chosen) => void };

/** What the file is read as: a known format, a mapping made for this header, or one that is made now. */
export function DoorChoice({ look, chosen, onChange }: DoorChoiceProps): ReactNode {
  const { t } = useTranslation('imports');
  const { language } = usePreferences();
  const { kind } = look;
  const doors: readonly { readonly key: string; readonly label: string; readonly door: Chosen }[] = [
    ...(kind === 'cnemc' || kind === 'surface-water' ? [{ key: kind, label: t(`kind-${kind}`), door: { kind } as const }] : []),
    ...look.remembered.map(({ id, version, mapping, enteredAt }) => ({
      key: id, label: t('remembered-as', { name: mapping.name, version, at: moment(enteredAt, language) }), door: { mapping: id, version },
    })),
    { key: 'new', label: t('new-mapping'), door: 'new' },
  ];
  const keyOf = (door: Chosen): string => (door === 'new' ? 'new' : 'kind' in door ? door.kind : door.mapping);
  return (
    <fieldset className="import-doors">
      <legend>{t('read-as', { file: look.name })}</legend>
      <Radio.Group
        value={keyOf(chosen)} options={doors.map(({ key, label }) => ({ value: key, label }))}
        onChange={({ target }) => onChange(doors.find(({ key }) => key === target.value)?.door ?? 'new')}
      />
    </fieldset>
  );
}
