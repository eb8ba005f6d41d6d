import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keyPerMinute, makeApiKey } from '../../../contract/api-key.ts';
import { dayOf, instant, isDay } from '../../../basis/time.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import type { Made } from './made-key.tsx';
import { RegisterSelect, type Choice } from './register-select.tsx';

type Given = {
  readonly name: string; readonly unit: readonly Choice[]; readonly region: readonly Choice[]; readonly points: readonly Choice[];
  readonly things: readonly Choice[]; readonly shown: boolean; readonly from: string; readonly to: string; readonly perMinute: number;
};

const today = (): string => dayOf(instant(Date.now()));
const fits = ({ name, unit, from, to }: Given): boolean => name.trim() !== '' && unit.length === 1 && isDay(from) && isDay(to) && from <= to && today() <= to;

/** What a new key may do, and for how long. */
export function KeyForm({ given: done, close }: { readonly given: (made: Made) => void; readonly close: () => void }): ReactNode {
  const { t } = useTranslation('apiKeys');
  const { language } = usePreferences();
  const [given, setGiven] = useState<Given>(() => ({ name: '', unit: [], region: [], points: [], things: [], shown: false, from: today(), to: '', perMinute: keyPerMinute.usual }));
  const [trouble, setTrouble] = useState<string>();
  const [sending, setSending] = useState(false);
  const change = (part: Partial<Given>): void => {
    setGiven({ ...given, ...part });
    setTrouble(undefined);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!fits(given)) return setTrouble(t('bad'));
    setSending(true);
    try {
      const { key } = await call(makeApiKey, { body: bodyOf(given) });
      done({ name: given.name, key });
    } catch (error) {
      setTrouble(faultWords(error, language));
      setSending(false);
    }
  };
  return (
    <form className="sheet key-form" onSubmit={(event) => void save(event)} noValidate autoComplete="off">
      <div>
        <label htmlFor="key-name">{t('name')}</label>
        <Input id="key-name" value={given.name} maxLength={120} onChange={({ target }) => change({ name: target.value })} />
      </div>
      <div>
        <label htmlFor="key-unit">{t('unit')}</label>
        <RegisterSelect id="key-unit" kind="unit" many={false} chosen={given.unit} onChange={(unit) => change({ unit })} />
      </div>
      <div>
        <label htmlFor="key-region">{t('region')}</label>
        <RegisterSelect id="key-region" kind="region" many={false} chosen={given.region} describedBy="key-region-says" onChange={(region) => change({ region })} />
        <small id="key-region-says">{t('region-says')}</small>
      </div>
      <div>
        <label htmlFor="key-points">{t('points')}</label>
        <RegisterSelect id="key-points" kind="point" many chosen={given.points} describedBy="key-points-says" onChange={(points) => change({ points })} />
        <small id="key-points-says">{t('points-says')}</small>
      </div>
      <div>
        <label htmlFor="key-things">{t('things')}</label>
        <RegisterSelect id="key-things" kind="region" many={false} chosen={given.things} describedBy="key-things-says" onChange={(things) => change({ things, shown: things.length > 0 && given.shown })} />
        <small id="key-things-says">{t('things-says')}</small>
        {given.things.length === 0 ? null : <Checkbox checked={given.shown} onChange={({ target }) => change({ shown: target.checked })}>{t('things-public')}</Checkbox>}
      </div>
      <div className="key-row">
        <span><label htmlFor="key-from">{t('from')}</label><Input id="key-from" type="date" value={given.from} onChange={({ target }) => change({ from: target.value })} /></span>
        <span><label htmlFor="key-to">{t('to')}</label><Input id="key-to" type="date" value={given.to} min={today()} onChange={({ target }) => change({ to: target.value })} /></span>
        <span>
          <label htmlFor="key-rate">{t('per-minute')}</label>
          <InputNumber id="key-rate" min={keyPerMinute.least} max={keyPerMinute.most} precision={0} value={given.perMinute} onChange={(perMinute) => change({ perMinute: perMinute ?? keyPerMinute.usual })} />
        </span>
      </div>
      <p role="alert" className="key-trouble">{trouble}</p>
      <p className="key-actions"><Button type="primary" htmlType="submit" loading={sending}>{t('give')}</Button><Button onClick={close}>{t('cancel')}</Button></p>
    </form>
  );
}

const bodyOf = ({ name, unit, region, points, things, shown, from, to, perMinute }: Given) => ({
  name: name.trim(), unit: unit[0]?.value ?? '', writes: points.map(({ value }) => Number(value)), from, to, perMinute,
  ...(region[0] === undefined ? {} : { region: region[0].value }), ...(things[0] === undefined ? {} : { things: { region: things[0].value, public: shown } }),
});
