import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { PairsField } from './pairs-field.tsx';
import { ReferenceSelect } from './reference-select.tsx';
import { choiceName, fieldName, wordsOr } from './register-words.ts';
import type { Body, SchemaField } from './schema-fields.ts';

type SchemaFormProps = {
  readonly id: string; readonly fields: readonly SchemaField[]; readonly body: Body; readonly bad: readonly string[];
  readonly locked?: readonly string[]; readonly onChange: (body: Body) => void;
};

/** One control a field of the schema; a field that is blank is left out of the body. */
export function SchemaForm({ id, fields, body, bad, locked = none, onChange }: SchemaFormProps): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const put = (field: string, value: unknown): void => {
    const { [field]: _before, ...rest } = body;
    onChange(value === undefined || value === '' ? rest : { ...rest, [field]: value });
  };
  return fields.map((field) => (
    <div key={field.id} className={bad.includes(field.id) ? 'schema-field bad' : 'schema-field'} {...(field.control === 'group' ? { role: 'group', 'aria-labelledby': `${id}-${field.id}-title` } : {})}>
      <label id={`${id}-${field.id}-title`} {...(field.control === 'group' ? {} : { htmlFor: `${id}-${field.id}` })}>
        {wordsOr(fieldName(field.id), field.id, language)}{field.required ? null : <small>{t('optional')}</small>}
      </label>
      <Control id={`${id}-${field.id}`} field={field} value={body[field.id]} locked={locked.includes(field.id)} onChange={(value) => put(field.id, value)} />
    </div>
  ));
}

const none: readonly string[] = [];

type ControlProps = {
  readonly id: string; readonly field: SchemaField; readonly value: unknown; readonly locked: boolean;
  readonly onChange: (value: unknown) => void;
};

function Control({ id, field, value, locked, onChange }: ControlProps): ReactNode {
  const { language } = usePreferences();
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const options = field.options.map((option) => ({ value: option, label: wordsOr(choiceName(option, field.id), option, language) }));
  switch (field.control) {
    case 'text': return <Input id={id} value={text} disabled={locked} maxLength={200} onChange={({ target }) => onChange(target.value)} />;
    case 'day': return <Input id={id} type="date" value={text} onChange={({ target }) => onChange(target.value)} />;
    case 'number': return <Input id={id} type="number" step="any" inputMode="decimal" disabled={locked} value={text} onChange={({ target }) => onChange(target.value === '' ? undefined : target.valueAsNumber)} />;
    case 'choice': return <Select id={id} disabled={locked} allowClear={!field.required} showSearch={{ optionFilterProp: 'label' }} value={text === '' ? null : text} options={options} onChange={(chosen: string | undefined) => onChange(chosen)} />;
    case 'choices': return <Select id={id} mode="multiple" value={Array.isArray(value) ? value.map(String) : []} options={options} onChange={(chosen: string[]) => onChange(chosen)} />;
    case 'reference': return field.to === undefined ? null : <ReferenceSelect id={id} kind={field.to} locked={locked} value={value} clear={!field.required} onChange={onChange} />;
    case 'pairs': return <PairsField id={id} value={value} onChange={onChange} />;
    case 'group': return <div className="schema-group"><SchemaForm id={id} fields={field.parts} body={bodyOf(value)} bad={none} onChange={onChange} /></div>;
  }
}

const bodyOf = (value: unknown): Body => (typeof value === 'object' && value !== null ? value as Body : {});
