import { App, Button, Radio, Select } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { putPreferences } from '../../../contract/preferences.ts';
import { mailModes, messageKinds, type MailMode } from '../../../model/preferences.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { flawOf, givenOf, wishOf, type Given, type Held } from './form-values.ts';
import { QuietField } from './quiet-field.tsx';

/** By kind of message, language, digest, quiet hours; saved together. */
export function WishForm({ held, changed }: { readonly held: Held; readonly changed: () => void }): ReactNode {
  const { t } = useTranslation('preferences');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [given, setGiven] = useState<Given>(() => givenOf(held));
  const [trouble, setTrouble] = useState<string>();
  const [saving, setSaving] = useState(false);
  const change = (part: Partial<Given>): void => {
    setGiven({ ...given, ...part });
    setTrouble(undefined);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const flaw = flawOf(given);
    if (flaw !== undefined) return setTrouble(t(flaw));
    setSaving(true);
    try {
      await call(putPreferences, { body: wishOf(given) });
      message.success(t('saved'));
      changed();
    } catch (error) {
      setTrouble(faultWords(error, language));
    } finally {
      setSaving(false);
    }
  };
  return (
    <form className="sheet wishes" onSubmit={(event) => void save(event)} noValidate>
      <Kinds held={held} mail={given.mail} change={(mail) => change({ mail })} />
      <h2>{t('digest')}</h2>
      <div className="wishes-field">
        <label htmlFor="wishes-hour">{t('digest-hour')}</label>
        <Select<number> id="wishes-hour" className="wishes-hour" value={given.digestHour} aria-describedby="wishes-hour-note" onChange={
          (digestHour) => change({ digestHour })}
          options={held.digestHours.map((hour) => ({ value: hour, label: `${String(hour).padStart(2, '0')}:00` }))} />
        <small id="wishes-hour-note">{t('digest-says')}</small>
      </div>
      <QuietField given={given} neverHeld={held.neverHeld} change={change} />
      <h2 id="wishes-language">{t('language')}</h2>
      <Radio.Group aria-labelledby="wishes-language" value={given.language} onChange={({ target }) =>
        change({ language: target.value === 'en' ? 'en' : 'zh' })}
        options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} />
      <p role="alert" className="wishes-trouble">{trouble}</p>
      <p><Button type="primary" htmlType="submit" loading={saving}>{t('save')}</Button></p>
    </form>
  );
}

type KindsProps = { readonly held: Held; readonly mail: Given['mail']; readonly change: (mail: Given['mail']) => void };

function Kinds({ held, mail, change }: KindsProps): ReactNode {
  const { t } = useTranslation('preferences');
  const { t: kind } = useTranslation('messages');
  const isMode = (value: unknown): value is MailMode => mailModes.some((mode) => mode === value);
  return (
    <>
      <h2>{t('kinds')}</h2>
      <p className="quiet">{t('kinds-says')}</p>
      <ul className="wishes-kinds">
        {messageKinds.map((id) => (
          <li key={id}>
            <span><b id={`wishes-kind-${id}`}>{kind(`kind-${id}`)}</b><small>{t(`about-${id}`)}</small></span>
            {held.neverHeld.includes(id) ? <span className="wishes-fixed">{t('always-now')}</span> : (
              <Radio.Group aria-labelledby={`wishes-kind-${id}`} optionType="button" buttonStyle="solid" value={mail[id]} options={mailModes
                .map((mode) => ({ value: mode, label: t(`mode-${mode}`) }))}
                onChange={({ target }) => { if (isMode(target.value)) change({ ...mail, [id]: target.value }); }} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
