import { App, Button, Input, InputNumber, Select } from 'antd';
import type { Static } from 'typebox';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { giveCommand, type readDevice } from '../../../contract/device.ts';
import type { CommandAsk, CommandKind } from '../../../model/device-command.ts';
import { beijingMoment, beijingText } from '../../app/civil-input.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import '../../kit/step-form/step-form.css';

type Device = Static<typeof readDevice.reply>;
type Given = { readonly kind?: CommandKind; readonly from: string; readonly to: string; readonly seconds: number; readonly minutes: number; readonly factor: string; readonly reason: string };

const minuteChoices = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30] as const;
const [hourMs, dayMs] = [3_600_000, 86_400_000];

/** The ask of the form; undefined: something is missing. */
function askOf({ kind, from, to, seconds, minutes, factor }: Given): CommandAsk | undefined {
  switch (kind) {
    case undefined: return undefined;
    case 'clock-read': case 'clock-set': return { kind };
    case 'realtime-interval': return { kind, seconds };
    case 'minute-interval': {
      const chosen = minuteChoices.find((choice) => choice === minutes);
      return chosen === undefined ? undefined : { kind, minutes: chosen };
    }
    case 'sample-now': return factor.trim() === '' ? { kind } : { kind, factor: factor.trim() };
    default: {
      const [begin, end] = [beijingMoment(from), beijingMoment(to)];
      return begin === undefined || end === undefined ? undefined : { kind, from: begin, to: end };
    }
  }
}

/** One command with its values and the reason, which is kept with it. */
export function CommandForm({ device, onGiven }: { readonly device: Device; readonly onGiven: () => void }): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const hour = Math.floor(device.at / hourMs) * hourMs;
  const [given, setGiven] = useState<Given>({ from: beijingText(hour - dayMs), to: beijingText(hour), seconds: 60, minutes: 10, factor: '', reason: '' });
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const put = (change: Partial<Given>): void => setGiven({ ...given, ...change });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const ask = askOf(given);
    if (ask === undefined || given.reason.trim() === '') return setTrouble(t('incomplete'));
    setBusy(true);
    try {
      await call(giveCommand, { params: { mn: device.health.mn }, body: { ask, reason: given.reason } });
      message.success(t('given'));
      onGiven();
    } catch (error) {
      setTrouble(faultWords(error, language));
      setBusy(false);
    }
  };
  return (
    <form className="command-form" onSubmit={(event) => void send(event)} noValidate>
      <div className="step-field"><label htmlFor="command-kind">{t('kind')}</label>
        <Select
          id="command-kind" placeholder={t('kind-choose')} value={given.kind ?? null} onChange={(kind: CommandKind) => put({ kind })}
          options={device.commands.map(({ kind, code, says }) => ({ value: kind, label: `${code} ${say(says)}` }))}
        />
      </div>
      <Values device={device} given={given} put={put} />
      <div className="step-field command-why"><label htmlFor="command-reason">{t('reason')}</label>
        <Input.TextArea id="command-reason" rows={2} maxLength={200} value={given.reason} onChange={({ target }) => put({ reason: target.value })} />
      </div>
      {trouble === undefined ? null : <p role="alert" className="command-trouble">{trouble}</p>}
      <Button type="primary" htmlType="submit" loading={busy}>{t('send')}</Button>
    </form>
  );
}

function Values({ device, given, put }: { readonly device: Device; readonly given: Given; readonly put: (change: Partial<Given>) => void }): ReactNode {
  const { t } = useTranslation('devices');
  const longest = device.commands.find(({ kind }) => kind === given.kind)?.longest;
  if (given.kind === 'realtime-interval') {
    return <div className="step-field"><label htmlFor="command-seconds">{t('value-seconds')}</label><InputNumber id="command-seconds" min={30} max={3600} precision={0} value={given.seconds} onChange={(seconds) => put({ seconds: seconds ?? 60 })} /></div>;
  }
  if (given.kind === 'minute-interval') {
    return <div className="step-field"><label htmlFor="command-minutes">{t('value-minutes')}</label><Select id="command-minutes" value={given.minutes} onChange={(minutes: number) => put({ minutes })} options={minuteChoices.map((n) => ({ value: n, label: t('minutes-option', { n }) }))} /></div>;
  }
  if (given.kind === 'sample-now') {
    return <div className="step-field"><label htmlFor="command-factor">{t('value-factor')}</label><Input id="command-factor" maxLength={12} value={given.factor} onChange={({ target }) => put({ factor: target.value })} /></div>;
  }
  if (longest === undefined) return null;
  return (
    <>
      <div className="step-field"><label htmlFor="command-from">{t('window-from')}</label><Input id="command-from" type="datetime-local" value={given.from} onChange={({ target }) => put({ from: target.value })} /></div>
      <div className="step-field"><label htmlFor="command-to">{t('window-to')}</label><Input id="command-to" type="datetime-local" aria-describedby="command-window" value={given.to} onChange={({ target }) => put({ to: target.value })} /></div>
      <p id="command-window" className="quiet command-why">{t('window-says', { days: longest / dayMs })}</p>
    </>
  );
}
