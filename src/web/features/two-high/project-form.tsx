import { App, Button, Drawer, Input, Select } from 'antd';
import type { Static } from 'typebox';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MapRegions } from '../../../contract/map.ts';
import { listEnterprises } from '../../../contract/point.ts';
import { putTwoHigh, type TwoHighRow } from '../../../contract/two-high.ts';
import { regionContains } from '../../../model/region.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { blank, choicesOf, fields, projectOf, valuesOf, type FieldId, type Values } from '../../../model/two-high-form.ts';

type Given = { readonly row?: Static<typeof TwoHighRow>; readonly onClose: () => void; readonly onSaved: () => void };
type Choice = { readonly value: string; readonly label: string };

/** A project as it is to stand from a day on, and why. The server checks again. */
export function ProjectForm({ row, onClose, onSaved }: Given): ReactNode {
  const { t } = useTranslation('twoHigh');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [values, setValues] = useState<Values>(row === undefined ? {} : valuesOf(row.project));
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const registers = useRegisters();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const missing = blank(values);
    if (missing.length > 0) return setTrouble(t('missing', { what: missing.map((id) => t(id)).join(language === 'zh' ? '、' : ', ') }));
    setBusy(true);
    try {
      const project = projectOf(values);
      const seen = row === undefined ? {} : { seen: row.enteredAt };
      await call(putTwoHigh, { params: { id: project.id }, body: { project, from: values.from ?? '', why: values.why ?? '', ...seen } });
      message.success(t('saved'));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
      setBusy(false);
    }
  };
  return (
    <Drawer open onClose={onClose} title={row === undefined ? t('new') : t('change')} size={560}>
      <form className="two-high-form" onSubmit={(event) => void send(event)} noValidate>
        <p className="quiet">{t('form-says')}</p>
        {fields.map((field) => (
          <Field
            key={field.id} id={field.id} kind={field.kind} required={'required' in field} value={values[field.id] ?? ''}
            locked={field.id === 'id' && row !== undefined}
            options={field.kind === 'register' ? registers[field.id === 'region' ? 'regions' : 'firms']
              : choicesOf(field).map(([value, word]) => ({ value, label: t(word) }))}
            onChange={(value) => setValues({ ...values, [field.id]: value })}
          />
        ))}
        <p role="alert" className="two-high-trouble">{trouble}</p>
        <Button type="primary" htmlType="submit" loading={busy}>{t('save')}</Button>
      </form>
    </Drawer>
  );
}

type FieldGiven = {
  readonly id: FieldId; readonly kind: string; readonly required: boolean; readonly value: string; readonly locked: boolean;
  readonly options: readonly Choice[]; readonly onChange: (value: string) => void;
};

/** A figure of a year, in the unit of the list. */
const units: Readonly<Record<string, string>> = { energy: ' (tce)', carbon: ' (t CO2)' };

function Field({ id, kind, required, value, locked, options, onChange }: FieldGiven): ReactNode {
  const { t } = useTranslation('twoHigh');
  const common = { id: `two-high-${id}`, value, disabled: locked };
  return (
    <div className={`two-high-field two-high-${kind}`}>
      <label htmlFor={common.id}>{t(id)}{units[id] ?? ''}{required ? <small>{t('required')}</small> : null}</label>
      {kind === 'choice' || kind === 'register'
        ? <Select {...common} value={value === '' ? null : value} allowClear={!required} showSearch={{ optionFilterProp: 'label' }}
          options={[...options]} onChange={(next?: string) => onChange(next ?? '')} />
        : kind === 'long' ? <Input.TextArea {...common} rows={2} maxLength={500} onChange={({ target }) => onChange(target.value)} />
          : <Input {...common} type={kind === 'day' ? 'date' : 'text'} inputMode={kind === 'number' ? 'decimal' : 'text'} maxLength={200}
            onChange={({ target }) => onChange(target.value)} />}
    </div>
  );
}

/** Places and firms of this office. */
function useRegisters(): { readonly regions: readonly Choice[]; readonly firms: readonly Choice[] } {
  const say = useSay();
  const own = useSession()?.region.code ?? '';
  const regions = (useRead(MapRegions, {}).data?.regions ?? [])
    .filter(({ code, level }) => level !== 'township' && (own === '' || regionContains(own, code)));
  const firms = useRead(listEnterprises, { query: { limit: 500 } }).data?.rows ?? [];
  return {
    regions: regions.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ code, name }) => ({ value: code, label: say(name) })),
    firms: firms.map(({ unit }) => ({ value: unit.id, label: say(unit.name) })),
  };
}
