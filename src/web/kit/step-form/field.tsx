import { Checkbox, Input, Radio, Select } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../basis/canonical.ts';
import type { FieldRule } from '../../../model/case-type.ts';
import { useSay } from '../../app/words/pick.ts';
import { laterWords } from '../../app/words/start.ts';
import { ChecklistField } from './checklist-field.tsx';
import { FilesField } from './files-field.tsx';
import type { FieldSurroundings } from './surroundings.ts';

const MeasuresField = lazy(async () => {
  const [{ MeasuresField: part }] = await Promise.all([import('./measures-field.tsx'), laterWords()]);
  return { default: part };
});
const MeasurePick = lazy(async () => {
  const [{ MeasurePick: part }] = await Promise.all([import('./measures-field.tsx'), laterWords()]);
  return { default: part };
});
const PairField = lazy(() => import('./pair-field.tsx').then(({ PairField: part }) => ({ default: part })));

type FieldProps = {
  readonly id: string;
  readonly rule: FieldRule;
  readonly value: Json | undefined;
  readonly trouble: string | undefined;
  readonly surroundings: FieldSurroundings;
  readonly onChange: (value: Json) => void;
};

/** Kinds that are several controls under one title. */
const composite: ReadonlySet<FieldRule['kind']> = new Set(['choice', 'choices', 'holder', 'files', 'measures', 'checklist', 'children', 'pair']);

export function Field(props: FieldProps): ReactNode {
  const { id, rule, trouble } = props;
  const { t } = useTranslation('kit');
  const say = useSay();
  return (
    <div className={trouble === undefined ? 'step-field' : 'step-field troubled'} {...(composite.has(rule.kind) ? { role: 'group', 'aria-labelledby': `${id}-title` } : {})}>
      <label id={`${id}-title`} htmlFor={id}>{say(rule.title)}{rule.required ? <span className="step-required">{t('required')}</span> : null}</label>
      <Control {...props} />
      {trouble === undefined ? null : <p className="step-trouble" role="alert" id={`${id}-trouble`}>{trouble}</p>}
    </div>
  );
}

function Control({ id, rule, value, trouble, surroundings, onChange }: FieldProps): ReactNode {
  const say = useSay();
  const told: Told = trouble === undefined ? {} : { status: 'error', 'aria-describedby': `${id}-trouble` };
  switch (rule.kind) {
    case 'text':
      return <Input id={id} value={textOf(value)} onChange={(event) => onChange(event.target.value)} {...told} />;
    case 'long-text':
    case 'verbatim':
      return <LongText id={id} rule={rule} value={textOf(value)} onChange={onChange} told={told} />;
    case 'choice':
    case 'holder':
      return <Choice id={id} rule={rule} value={textOf(value)} onChange={onChange} />;
    case 'choices':
      return <Checkbox.Group className="step-choices" aria-labelledby={`${id}-title`} options={(rule.choices ?? []).map((choice) => ({ value: choice.id, label: say(choice.title) }))} value={Array.isArray(value) ? value.map(String) : []} onChange={(chosen) => onChange(chosen.map(String))} />;
    case 'day':
      return <Input id={id} type="date" className="step-short" value={textOf(value)} onChange={(event) => onChange(event.target.value)} {...told} />;
    case 'number':
      return <Input id={id} type="number" step="any" inputMode="decimal" className="step-short" value={textOf(value)} onChange={(event) => onChange(event.target.value === '' ? '' : event.target.valueAsNumber)} {...told} />;
    case 'point':
      return surroundings.pickPoint?.({ id, value: typeof value === 'number' ? value : undefined, onChange }) ?? null;
    case 'person':
      return <Person id={id} value={textOf(value)} persons={surroundings.persons} onChange={onChange} told={told} />;
    case 'files':
      return <FilesField id={id} rule={rule} value={value} surroundings={surroundings} onChange={onChange} />;
    case 'measures':
      return <Suspense fallback={null}><MeasuresField id={id} value={value} onChange={onChange} /></Suspense>;
    case 'measure':
      return <Suspense fallback={null}><MeasurePick id={id} value={textOf(value)} measures={surroundings.measures ?? []} onChange={onChange} /></Suspense>;
    case 'pair':
      return <Suspense fallback={null}><PairField id={id} value={value} surroundings={surroundings} onChange={onChange} /></Suspense>;
    case 'children':
      return surroundings.breakDown?.({ id, value, onChange }) ?? null;
    case 'checklist':
      return <ChecklistField id={id} value={value} surroundings={surroundings} onChange={onChange} />;
  }
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

type Told = { readonly status?: 'error'; readonly 'aria-describedby'?: string };

function LongText({ id, rule, value, onChange, told }: { readonly id: string; readonly rule: FieldRule; readonly value: string; readonly onChange: (value: Json) => void; readonly told: Told }): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <>
      <Input.TextArea id={id} autoSize={{ minRows: 3, maxRows: 10 }} value={value} onChange={(event) => onChange(event.target.value)} {...told} />
      {rule.lengthMax === undefined ? null : <p className="step-count">{t('left', { used: [...value].length, max: rule.lengthMax })}</p>}
    </>
  );
}

function Choice({ id, rule, value, onChange }: { readonly id: string; readonly rule: FieldRule; readonly value: string; readonly onChange: (value: Json) => void }): ReactNode {
  const { t } = useTranslation('kit');
  const say = useSay();
  const choices = (rule.choices ?? []).map((choice) => ({ value: choice.id, label: say(choice.title) }));
  if (choices.length <= 6) {
    return <Radio.Group id={id} className="step-choices" options={choices} {...(value === '' ? {} : { value })} onChange={(event) => onChange(String(event.target.value))} aria-labelledby={`${id}-title`} />;
  }
  return <Select id={id} options={choices} placeholder={t('choose')} showSearch={{ optionFilterProp: 'label' }} {...(value === '' ? {} : { value })} onChange={(chosen: string) => onChange(chosen)} />;
}

function Person({ id, value, persons, onChange, told }: { readonly id: string; readonly value: string; readonly persons: FieldSurroundings['persons']; readonly onChange: (value: Json) => void; readonly told: Told }): ReactNode {
  const list = `${id}-list`;
  return (
    <>
      <Input id={id} className="step-short" list={list} value={value} onChange={(event) => onChange(event.target.value)} {...told} />
      <datalist id={list}>{persons.map((person) => <option key={person.id} value={person.name}>{person.name}</option>)}</datalist>
    </>
  );
}
