import { App, Button, Checkbox, Input, Select } from 'antd';
import type { Static } from 'typebox';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { giveCommand, type readDevice } from '../../../contract/device.ts';
import type { CommandField, CommandKind } from '../../../model/command-form.ts';
import type { CommandAsk } from '../../../model/device-command.ts';
import { beijingMoment, beijingText } from '../../app/civil-input.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { CommandFieldInput, type FieldTexts } from './command-field.tsx';
import { useCommandName } from './use-command-name.ts';
import '../../kit/step-form/step-form.css';

type Device = Static<typeof readDevice.reply>;
type Offered = Device['commands'][number];

const hourMs = 3_600_000;
const numbers: readonly CommandField[] = ['seconds', 'resends', 'minutes', 'cycleHours'];
const moments: readonly CommandField[] = ['from', 'to'];

/** What the form asks; undefined: something is missing. The server says whether it fits. */
function askOf({ kind, fields, optional }: Offered, texts: FieldTexts): CommandAsk | undefined {
  const given = fields.map((field) => [field, texts[field]?.trim() ?? ''] as const).filter(([field, text]) => text !== '' || !optional.includes(field));
  const values = given.map(([field, text]) => [field, text === '' ? undefined : moments.includes(field) ? beijingMoment(text) : numbers.includes(field) ? Number(text) : text] as const);
  return values.some(([, value]) => value === undefined) ? undefined : { kind, ...Object.fromEntries(values) } as CommandAsk;
}

/** One command with its values and the reason, which is kept with it; one that changes what is measured or heard is asked twice. */
export function CommandForm({ device, onGiven }: { readonly device: Device; readonly onGiven: () => void }): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const nameOf = useCommandName();
  const hour = Math.floor(device.at / hourMs) * hourMs;
  const [kind, setKind] = useState<CommandKind>();
  const [texts, setTexts] = useState<FieldTexts>({ from: beijingText(hour - 24 * hourMs), to: beijingText(hour), minutes: '10' });
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const offered = device.commands.find((one) => one.kind === kind);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const ask = offered === undefined ? undefined : askOf(offered, texts);
    if (ask === undefined || reason.trim() === '') return setTrouble(t('incomplete'));
    if (offered?.grave === true && !sure) return setTrouble(t('grave-unsure'));
    setBusy(true);
    try {
      await call(giveCommand, { params: { mn: device.health.mn }, body: { ask, reason } });
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
          id="command-kind" placeholder={t('kind-choose')} value={kind ?? null} showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen: CommandKind) => { setKind(chosen); setSure(false); setTrouble(undefined); }}
          options={device.commands.map((one) => ({ value: one.kind, label: `${one.code} ${nameOf(one.kind, say(one.says))}` }))}
        />
      </div>
      {offered?.fields.map((field) => (
        <CommandFieldInput key={field} command={offered} field={field} text={texts[field] ?? ''} put={(text) => setTexts({ ...texts, [field]: text })} />
      ))}
      {offered?.longest === undefined ? null : <p className="quiet command-why">{t('window-says', { days: offered.longest / (24 * hourMs) })}</p>}
      {kind === 'key-deliver' ? <p className="quiet command-why">{t('key-deliver-says')}</p> : null}
      <div className="step-field command-why"><label htmlFor="command-reason">{t('reason')}</label>
        <Input.TextArea id="command-reason" rows={2} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
      </div>
      {offered?.grave === true ? <Checkbox className="command-why" checked={sure} onChange={({ target }) => setSure(target.checked)}>{t('grave-sure', { name: nameOf(offered.kind, say(offered.says)) })}</Checkbox> : null}
      {trouble === undefined ? null : <p role="alert" className="command-trouble">{trouble}</p>}
      <Button type="primary" danger={offered?.grave === true} htmlType="submit" loading={busy}>{t('send')}</Button>
    </form>
  );
}
