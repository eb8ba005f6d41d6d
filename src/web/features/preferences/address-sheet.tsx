import { App, Button, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { askMailAddress, confirmMailAddress, dropMailAddress } from '../../../contract/preferences.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { Held } from './form-values.ts';

type SheetProps = { readonly held: Held; readonly changed: () => void };

/** Where mails go: the confirmed address, one that waits for its code, another. */
export function AddressSheet({ held: { address, asked, mails }, changed }: SheetProps): ReactNode {
  const { t } = useTranslation('preferences');
  const { language } = usePreferences();
  const { message, modal } = App.useApp();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    setTrouble(undefined);
    setBusy(true);
    try {
      await work();
      message.success(done);
      changed();
      return true;
    } catch (error) {
      setTrouble(faultWords(error, language));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const drop = (): void => void modal.confirm({
    title: t('drop'), content: t('drop-says'), okText: t('drop'), cancelText: t('cancel'), okButtonProps: { danger: true },
    onOk: async () => { await act(() => call(dropMailAddress, {}), t('dropped')); },
  });
  return (
    <section className="sheet wishes" aria-labelledby="wishes-address">
      <h2 id="wishes-address">{t('address')}</h2>
      {mails ? null : <p><StatusTag tone="due">{t('no-server')}</StatusTag></p>}
      {mails ? null : <p className="quiet">{t('no-server-says')}</p>}
      <p className="wishes-line">
        {address === undefined ? t('none') : <><b>{address}</b><StatusTag tone="ok">{t('confirmed')}</StatusTag></>}
        {address === undefined ? null : <Button size="small" danger disabled={busy} onClick={drop}>{t('drop')}</Button>}
      </p>
      {asked === undefined ? null : (
        <OneField key={asked.address} id="wishes-code" label={t('code-for', { address: asked.address })} button={t('confirm')} busy={
          busy} code
          note={t('code-until', { until: moment(asked.until, language) })} send={(code) =>
            act(() => call(confirmMailAddress, { body: { code } }), t('confirmed-now'))} />
      )}
      {mails ? (
        <OneField id="wishes-new" label={t(address === undefined ? 'set' : 'another')} button={t('send-code')} busy={busy} note={
          t('code-says')}
          send={(given) => act(() => call(askMailAddress, { body: { address: given } }), t('code-sent', { address: given }))} />
      ) : null}
      <p role="alert" className="wishes-trouble">{trouble}</p>
    </section>
  );
}

type FieldProps = {
  readonly id: string; readonly label: string; readonly note: string; readonly button: string; readonly busy: boolean; readonly code?: true;
  readonly send: (text: string) => Promise<boolean>;
};

function OneField({ id, label, note, button, busy, code, send }: FieldProps): ReactNode {
  const [text, setText] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await send(text.trim())) setText('');
  };
  return (
    <form className="wishes-field" onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor={id}>{label}</label>
      <div className="wishes-line">
        <Input id={id} className={code === true ? 'wishes-code' : 'wishes-address'} value={text} maxLength={code === true ? 8
          : 254} aria-describedby={`${id}-note`}
          inputMode={code === true ? 'numeric' : 'email'} autoComplete={code === true ? 'one-time-code'
            : 'email'} onChange={({ target }) => setText(target.value)} />
        <Button htmlType="submit" type={code === true ? 'primary' : 'default'} disabled={text.trim() === '' || busy}>{button}</Button>
      </div>
      <small id={`${id}-note`}>{note}</small>
    </form>
  );
}
