import { Button, Input, InputNumber, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../basis/canonical.ts';
import { listRegister } from '../../contract/admin.ts';
import { MapRegions } from '../../contract/map.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { levelOf, regionContains } from '../../model/region.ts';
import { useCaseType } from '../app/programmes.ts';
import { useRead } from '../app/query.ts';
import { useSay } from '../app/words/pick.ts';
import { Field } from '../kit/step-form/field.tsx';
import './break-down-field.css';

type Row = { readonly region: string; readonly weight: number; readonly title?: string; readonly fields: Readonly<Record<string, Json>>; readonly parties: Readonly<Record<string, string>> };
type Given = { readonly id: string; readonly value: Json | undefined; readonly onChange: (value: Json) => void };
type FieldProps = Given & { readonly rule: ChildRule; readonly region: string; readonly taken: readonly string[] };
const nowhere = { evidence: [], checklist: [], persons: [] } as const;

/** 任务分解: choose the places of the level below, or add items one by one; each row says only what is its own. */
export function BreakDownField({ id, value, onChange, rule, region, taken }: FieldProps): ReactNode {
  const { t } = useTranslation('itemTree');
  const say = useSay();
  const below = useCaseType(rule.type);
  const regions = useRead(MapRegions, {}).data?.regions ?? [];
  const rows = Array.isArray(value) ? (value as readonly Row[]) : [];
  const put = (next: readonly Row[]): void => onChange(next.map((row) => ({ ...row, fields: { ...row.fields }, parties: { ...row.parties } })));
  const blank = (code: string): Row => ({ region: code, weight: 1, fields: {}, parties: {} });
  const places = regions.filter(({ code }) => code !== region && regionContains(region, code) && levelOf(code) === rule.level && !taken.includes(code)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const nameOf = (code: string): string => {
    const found = regions.find((one) => one.code === code);
    return found === undefined ? code : say(found.name);
  };
  return (
    <div className="break-down">
      {rule.level === undefined ? null : (
        <Select
          id={id} mode="multiple" placeholder={t('choose-places')} showSearch={{ optionFilterProp: 'label' }} value={rows.map((row) => row.region)} options={places.map(({ code, name }) => ({ value: code, label: say(name) }))}
          onChange={(codes: string[]) => put(codes.toSorted().map((code) => rows.find((row) => row.region === code) ?? blank(code)))}
        />
      )}
      {below === undefined ? null : rows.map((row, at) => (
        <OneRow key={rule.level === undefined ? at : row.region} title={rule.level === undefined ? t('row-n', { n: at + 1 }) : nameOf(row.region)} row={row} rule={rule} below={below} onChange={(next) => put(rows.map((one, index) => (index === at ? next : one)))} onRemove={() => put(rows.filter((_one, index) => index !== at))} />
      ))}
      {rule.level === undefined ? <Button onClick={() => put([...rows, blank(region)])}>{t('add-one')}</Button> : <p className="faint">{t('inherits')}</p>}
    </div>
  );
}

type RowProps = { readonly title: string; readonly row: Row; readonly rule: ChildRule; readonly below: CaseType; readonly onChange: (row: Row) => void; readonly onRemove: () => void };

function OneRow({ title, row, rule, below, onChange, onRemove }: RowProps): ReactNode {
  const { t } = useTranslation('itemTree');
  const form = useId();
  const own = below.fields.filter(({ id }) => rule.refines.includes(id)).map((field) => ({ ...field, required: field.required && !Object.hasOwn(rule.fields, field.id) }));
  return (
    <fieldset>
      <legend>{title}</legend>
      {rule.level !== undefined ? null : <div className="step-field"><label htmlFor={`${form}-title`}>{t('row-title')}</label><Input id={`${form}-title`} maxLength={120} value={row.title ?? ''} onChange={({ target }) => onChange(titled(row, target.value))} /></div>}
      {(rule.names ?? []).map((party) => <PartyField key={party} party={party} below={below} row={row} onChange={onChange} />)}
      {own.map((field) => <Field key={field.id} id={`${form}-${field.id}`} rule={field} value={row.fields[field.id]} surroundings={nowhere} trouble={undefined} onChange={(given) => onChange({ ...row, fields: said(row.fields, field.id, given) })} />)}
      <div className="step-field"><label htmlFor={`${form}-weight`}>{t('weight')}</label><InputNumber id={`${form}-weight`} min={0.1} max={1000} value={row.weight} onChange={(weight) => onChange({ ...row, weight: weight ?? 1 })} /></div>
      <Button size="small" type="text" danger onClick={onRemove}>{t('remove')}</Button>
    </fieldset>
  );
}

function PartyField({ party, below, row, onChange }: { readonly party: string; readonly below: CaseType; readonly row: Row; readonly onChange: (row: Row) => void }): ReactNode {
  const say = useSay();
  const id = useId();
  const rule = below.parties[party];
  const units = useRead(listRegister, { params: { kind: 'unit' }, query: { limit: 1000 } }).data?.rows ?? [];
  const options = units.flatMap(({ body }) => {
    const { id: unit, kind, name } = body as { readonly id?: string; readonly kind?: string; readonly name?: { readonly zh: string; readonly en: string } };
    return unit !== undefined && name !== undefined && rule?.roles.some((role) => role === kind) === true ? [{ value: unit, label: say(name) }] : [];
  });
  return rule === undefined ? null : <div className="step-field"><label htmlFor={id}>{say(rule.title)}</label><Select id={id} allowClear showSearch={{ optionFilterProp: 'label' }} value={row.parties[party] ?? null} options={options} onChange={(unit: string | undefined) => onChange({ ...row, parties: unit === undefined ? {} : { ...row.parties, [party]: unit } })} /></div>;
}

function titled({ title: _title, ...row }: Row, title: string): Row {
  return title === '' ? row : { ...row, title };
}

/** A field that was emptied again is taken over from above. */
function said(fields: Row['fields'], id: string, value: Json): Row['fields'] {
  const { [id]: _before, ...rest } = fields;
  return value === '' ? rest : { ...rest, [id]: value };
}
