import { App, Button, Input, Radio, Select } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { civil, hourMs, instant } from '../../../basis/time.ts';
import { decideReview } from '../../../contract/review.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import '../../kit/step-form/step-form.css';
import type { Series } from './review-search.ts';
import { useWords } from './use-words.ts';

const verdicts = ['not-valid', 'valid', 'note'] as const;
type Verdict = (typeof verdicts)[number];

/** As a field of date and time has it, in Beijing time. */
const local = (at: number): string => civil(instant(at)).replace(' ', 'T');
/** Whole hours; undefined where the field is empty. */
const momentOf = (text: string): number | undefined => {
  const at = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(at) ? undefined : Math.round(at / hourMs) * hourMs;
};

/** 认定: which hours of which factors, what they are, why; signed by the password entered again. */
export function DecideForm({ series, from, to,
  onDecided }: { readonly series: Series; readonly from: number; readonly to: number; readonly onDecided: () => void }): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const [verdict, setVerdict] = useState<Verdict>('not-valid');
  const [factors, setFactors] = useState<readonly string[]>([series.factor.code]);
  const [span, setSpan] = useState({ from: local(from), to: local(to) });
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (!series.mayDecide) return <section className="sheet review-block"><h2>{t('decide')}</h2><p className="quiet">{t('decide-none')}</p></section>;
  const sign = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const [start, end] = [momentOf(span.from), momentOf(span.to)];
    if (start === undefined || end === undefined || factors.length === 0 || reason.trim() === ''
      || password === '') return setTrouble(t('incomplete'));
    setBusy(true);
    try {
      await call(decideReview, { body: { point: series.point.number, factors: [...factors], from: start, to: end, verdict, reason,
        password } });
      setTrouble(undefined);
      setReason('');
      message.success(t('decided'));
      onDecided();
    } catch (error) {
      setTrouble(faultWords(error, language));
    } finally {
      setPassword('');
      setBusy(false);
    }
  };
  const moment = (name: 'from' | 'to'): ReactNode => (
    <div className="step-field"><label htmlFor={`review-${name}`}>{t(name)}</label>
      <Input id={`review-${name}`} type="datetime-local" step={3600} value={span[name]} onChange={({ target }) => setSpan({ ...span,
        [name]: target.value })} />
    </div>
  );
  return (
    <section className="sheet review-block">
      <h2>{t('decide')}</h2>
      <p className="quiet">{t('decide-says')}</p>
      <form className="review-form" onSubmit={(event) => void sign(event)} noValidate>
        <div className="step-field review-wide"><label id="review-verdict">{t('verdict')}</label>
          <Radio.Group aria-labelledby="review-verdict" value={verdict} onChange={({ target }) => setVerdict(target.value as Verdict)}
            options={verdicts.map((one) => ({ value: one, label: t(`verdict-${one}`) }))} />
        </div>
        <div className="step-field review-wide"><label htmlFor="review-factors">{t('factors')}</label>
          <Select id="review-factors" mode="multiple" value={[...factors]} onChange={(next: string[]) => setFactors(next)}
            options={series.factors.map(({ code, name }) => ({ value: code, label: say(name) }))}
            showSearch={{ optionFilterProp: 'label' }} />
        </div>
        {moment('from')}{moment('to')}
        <div className="step-field review-wide"><label htmlFor="review-reason">{t('why')}</label>
          <Input.TextArea id="review-reason" rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </div>
        <div className="step-field"><label htmlFor="review-password">{t('password')}</label>
          <Input.Password id="review-password" autoComplete="current-password" value={password} onChange={({ target }) =>
            setPassword(target.value)} />
        </div>
        {trouble === undefined ? null : <p role="alert" className="review-trouble">{trouble}</p>}
        <Button type="primary" htmlType="submit" loading={busy}>{t('sign')}</Button>
      </form>
    </section>
  );
}
