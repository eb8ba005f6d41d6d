import { Button, Checkbox, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../basis/canonical.ts';
import { isDraft, type Measure } from '../../../model/case.ts';

type MeasuresFieldProps = { readonly id: string; readonly value: Json | undefined; readonly onChange: (value: Json) => void };
/** As it is written here: `struck` and the reason of a change are not yet said. */
type Draft = Omit<Measure, 'works' | 'dropped'> & { readonly works?: boolean; readonly dropped?: Measure['dropped'] | true; readonly reason?: string };

const parts = ['what', 'quantity', 'unit', 'owner', 'due', 'place', 'from', 'money'] as const;
const days: readonly string[] = ['due', 'from'];

/**
 * 整改措施: each says what, how much in which unit, who and until when. One that stood before is struck through with a reason, never
 * removed.
 */
export function MeasuresField({ id, value, onChange }: MeasuresFieldProps): ReactNode {
  const { t } = useTranslation('measures');
  const drafts = Array.isArray(value) ? (value as readonly Draft[]) : [];
  const [stood] = useState(() => new Map(drafts.filter((one) => !isDraft(one)).map((one) => [one.id, one])));
  const change = (at: number, part: Partial<Draft>): void => onChange(drafts.map((draft, index) => (index === at ? { ...draft, ...part } : draft)) as Json);
  const add = (): void => onChange([...drafts, { id: nextId(drafts), what: '', quantity: '', unit: '', owner: '', due: '', done: false }] as Json);
  const remove = (at: number): void => {
    if (stood.has(drafts[at]?.id ?? '')) change(at, { dropped: true });
    else onChange(drafts.filter((_one, index) => index !== at) as Json);
  };
  return (
    <div id={id} className="step-measures" tabIndex={-1}>
      {drafts.map((draft, at) => (typeof draft.dropped === 'object' ? <p key={draft.id}><del>{draft.what} {draft.quantity}{draft.unit}</del></p> : (
        <fieldset key={draft.id}>
          <legend>{t('measure', { n: at + 1 })}{draft.dropped === undefined ? null : ` · ${t('measure-struck')}`}{draft.copiedFrom === undefined ? null : ` · ${t('measure-copied', { number: draft.copiedFrom.number })}`}</legend>
          {parts.map((part) => (
            <label key={part} className={`measure-${part}`}>
              <span>{t(`measure-${part}`)}</span>
              <Input type={days.includes(part) ? 'date' : 'text'} disabled={draft.dropped !== undefined} value={draft[part] ?? ''} onChange={(event) => change(at, { [part]: event.target.value })} />
            </label>
          ))}
          {isOther(draft, stood.get(draft.id)) ? (
            <label className="measure-what"><span>{t('measure-reason')}</span><Input value={draft.reason ?? ''} maxLength={1000} onChange={(event) => change(at, { reason: event.target.value })} /></label>
          ) : null}
          <div className="measure-foot">
            <Checkbox checked={draft.works === true} disabled={draft.dropped !== undefined} onChange={(event) => change(at, { works: event.target.checked })}>{t('measure-works')}</Checkbox>
            {draft.dropped === undefined ? <Button size="small" type="text" danger onClick={() => remove(at)}>{t('measure-remove')}</Button>
              : <Button size="small" type="text" onClick={() => onChange(drafts.map((one, index) => (index === at ? kept(one) : one)) as Json)}>{t('measure-keep')}</Button>}
          </div>
        </fieldset>
      )))}
      <Button onClick={add}>{t('measure-add')}</Button>
    </div>
  );
}

/** One of the measures that stand, for a step that speaks of it. */
export function MeasurePick({ id, value, measures, onChange }: { readonly id: string; readonly value: string; readonly measures: readonly Measure[]; readonly onChange: (value: Json) => void }): ReactNode {
  const { t } = useTranslation('measures');
  const options = measures.filter(({ dropped }) => dropped === undefined).map((one) => ({ value: one.id, label: `${one.what} ${one.quantity} ${one.unit}` }));
  return <Select id={id} className="step-wide" options={options} placeholder={t('measure-choose')} {...(value === '' ? {} : { value })} onChange={(chosen: string) => onChange(chosen)} />;
}

/** Of one that stood before: struck through here, or said otherwise. */
const isOther = (draft: Draft, before: Draft | undefined): boolean =>
  before !== undefined && (draft.dropped !== undefined || parts.some((part) => (draft[part] ?? '') !== (before[part] ?? '')) || (draft.works === true) !== (before.works === true));

const kept = ({ dropped: _dropped, ...draft }: Draft): Draft => draft;

function nextId(drafts: readonly Draft[]): string {
  const used = new Set(drafts.map(({ id }) => id));
  let n = drafts.length + 1;
  while (used.has(`m${n}`)) n += 1;
  return `m${n}`;
}
