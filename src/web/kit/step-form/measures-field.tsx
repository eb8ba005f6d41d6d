import { Button, Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../basis/canonical.ts';
import type { Measure } from '../../../model/case.ts';

type MeasuresFieldProps = { readonly id: string; readonly value: Json | undefined; readonly onChange: (value: Json) => void };

const parts = ['what', 'quantity', 'unit', 'owner', 'due'] as const;

/** 整改措施: each says what, how much in which unit, who and until when. */
export function MeasuresField({ id, value, onChange }: MeasuresFieldProps): ReactNode {
  const { t } = useTranslation('kit');
  const measures = Array.isArray(value) ? (value as readonly Measure[]) : [];
  const change = (at: number, part: Partial<Measure>): void => onChange(measures.map((measure, index) => (index === at ? { ...measure, ...part } : measure)));
  const add = (): void => onChange([...measures, { id: nextId(measures), what: '', quantity: '', unit: '', owner: '', due: '', done: false }]);
  return (
    <div id={id} className="step-measures" tabIndex={-1}>
      {measures.map((measure, at) => (
        <fieldset key={measure.id}>
          <legend>{t('measure', { n: at + 1 })}</legend>
          {parts.map((part) => (
            <label key={part} className={`measure-${part}`}>
              <span>{t(`measure-${part}`)}</span>
              <Input type={part === 'due' ? 'date' : 'text'} value={measure[part]} onChange={(event) => change(at, { [part]: event.target.value })} />
            </label>
          ))}
          <div className="measure-foot">
            <Checkbox checked={measure.done} onChange={(event) => change(at, { done: event.target.checked })}>{t('measure-done')}</Checkbox>
            <Button size="small" type="text" danger onClick={() => onChange(measures.filter((_one, index) => index !== at))}>{t('measure-remove')}</Button>
          </div>
        </fieldset>
      ))}
      <Button onClick={add}>{t('measure-add')}</Button>
    </div>
  );
}

function nextId(measures: readonly Measure[]): string {
  const used = new Set(measures.map(({ id }) => id));
  let n = measures.length + 1;
  while (used.has(`m${n}`)) n += 1;
  return `m${n}`;
}
