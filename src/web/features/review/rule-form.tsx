import { App, Button, Input, Select, Switch } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { dayOf, instant } from '../../../basis/time.ts';
import { changeCheckRule } from '../../../contract/review.ts';
import type { CheckFigures, CheckRow } from '../../../model/check-row.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useWorldMinute } from '../../app/session.ts';
import { figureWord } from './figure-word.ts';
import { useWords } from './use-words.ts';

const whole = new Set(['hours', 'stations', 'km']);

/** A rule from a day on: on or off, its effect, its figures. */
export function RuleForm({ row, held, onSaved }: { readonly row: CheckRow; readonly held: Pick<CheckRow,
  'on' | 'effect' | 'figures'>; readonly onSaved: () => void }): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const now = useWorldMinute();
  const [on, setOn] = useState(held.on);
  const [effect, setEffect] = useState(held.effect);
  const [from, setFrom] = useState('');
  const [figures, setFigures] = useState<Readonly<Record<string, string>>>(Object.fromEntries(Object.entries(held.figures).map(([name,
    value]) => [name, String(value)])));
  const [trouble, setTrouble] = useState<string>();
  const since = from === '' && now > 0 ? dayOf(instant(Math.floor(now))) : from;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, whole.has(name)
      ? Number(value) : value])) as CheckFigures;
    try {
      await call(changeCheckRule, { body: { row: row.id, from: since, on, effect, figures: given } });
      message.success(t('rule-saved'));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
  };
  return (
    <form className="review-rule" onSubmit={(event) => void save(event)} noValidate>
      <label>{t('rule-on')} <Switch checked={on} onChange={setOn} /></label>
      <label>{t('rule-effect')} <Select size="small" value={effect} onChange={setEffect} options={(['note', 'not-valid'] as const)
        .map((one) => ({ value: one, label: t(`rule-effect-${one}`) }))} style={{ width: 130 }} /></label>
      {Object.keys(row.figures).map((name) => (
        <label key={name}>{t(figureWord(name))} <Input size="small" inputMode="decimal" value={figures[name] ?? ''}
          onChange={({ target }) => setFigures({ ...figures, [name]: target.value.trim() })} style={{ width: 90 }} /></label>
      ))}
      <label>{t('rule-from')} <Input size="small" type="date" value={since} onChange={({ target }) => setFrom(target.value)}
        style={{ width: 140 }} /></label>
      {trouble === undefined ? null : <p role="alert" className="review-trouble">{trouble}</p>}
      <Button size="small" type="primary" htmlType="submit">{t('rule-save')}</Button>
    </form>
  );
}
