import { App, Button, Input, Select } from 'antd';
import { useDeferredValue, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { giveMute } from '../../../contract/mute.ts';
import { listPoints } from '../../../contract/point.ts';
import { pointLimits } from '../../../contract/standard.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import '../../kit/step-form/step-form.css';

type Given = { readonly point?: number; readonly factor?: string; readonly to: string; readonly reason: string };
const blank: Given = { to: '', reason: '' };

/** One outlet of this office, one factor that something limits, the last day and the reason: all four are asked for. */
export function MuteForm({ type, lastDay, onSaved }: { readonly type: string; readonly lastDay: string; readonly onSaved: () => void }): ReactNode {
  const { t } = useTranslation('cases');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const [given, setGiven] = useState(blank);
  const [words, setWords] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const text = useDeferredValue(words.trim());
  const points = useRead(listPoints, { query: { kind: 'air-outlet,water-outlet', limit: 50, ...(text === '' ? {} : { text }) } });
  const limits = useRead(pointLimits, { params: { number: given.point ?? 1 }, query: {} }, { enabled: given.point !== undefined });
  const factors = [...new Map((limits.data?.limits ?? []).map(({ factor }) => [factor.code, { value: factor.code, label: say(factor.name) }])).values()];
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { point, factor, to, reason } = given;
    if (point === undefined || factor === undefined || to === '' || reason.trim() === '') return setTrouble(t('mute-incomplete'));
    setBusy(true);
    try {
      await call(giveMute, { body: { type, point, factor, to, reason } });
      message.success(t('mute-given', { to }));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
      setBusy(false);
    }
  };
  const put = (change: Partial<Given>): void => setGiven({ ...given, ...change });
  return (
    <form className="mute-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="step-field"><label htmlFor="mute-point">{t('mute-point')}</label>
        <Select
          id="mute-point" value={given.point ?? null} showSearch={{ filterOption: false, onSearch: setWords }}
          options={(points.data?.rows ?? []).map(({ point }) => ({ value: point.number, label: say(point.name) }))}
          onChange={(point: number) => setGiven({ to: given.to, reason: given.reason, point })}
        />
      </div>
      <div className="step-field"><label htmlFor="mute-factor">{t('mute-factor')}</label>
        <Select id="mute-factor" value={given.factor ?? null} options={factors} disabled={given.point === undefined} onChange={(factor: string) => put({ factor })} />
      </div>
      <div className="step-field"><label htmlFor="mute-to">{t('mute-to', { lastDay })}</label>
        <Input id="mute-to" type="date" max={lastDay} value={given.to} onChange={({ target }) => put({ to: target.value })} />
      </div>
      <div className="step-field mute-why"><label htmlFor="mute-reason">{t('mute-reason')}</label>
        <Input.TextArea id="mute-reason" rows={2} maxLength={500} value={given.reason} onChange={({ target }) => put({ reason: target.value })} />
      </div>
      {trouble === undefined ? null : <p role="alert" className="mute-trouble">{trouble}</p>}
      <Button type="primary" htmlType="submit" loading={busy}>{t('mute-give')}</Button>
    </form>
  );
}
