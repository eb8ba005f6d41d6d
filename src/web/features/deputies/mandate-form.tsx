import { App, Button, Input, Select } from 'antd';
import type { Static } from 'typebox';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { giveMandate, type listDeputies } from '../../../contract/session.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import '../../kit/step-form/step-form.css';

type Colleague = Static<typeof listDeputies.reply>['colleagues'][number];

const blank = { person: '', from: '', to: '' } as const;

/** A colleague, and the first and the last day. */
export function MandateForm({ colleagues, onSaved }: { readonly colleagues: readonly Colleague[]; readonly onSaved: () => void }): ReactNode {
  const { t } = useTranslation('deputies');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const [given, setGiven] = useState<{ readonly person: string; readonly from: string; readonly to: string }>(blank);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const chosen = colleagues.find(({ id }) => id === given.person);
    if (chosen === undefined || given.from === '' || given.to === '') return setTrouble(t('incomplete'));
    setBusy(true);
    try {
      await call(giveMandate, { body: given });
      message.success(t('saved', { name: say(chosen.name) }));
      setGiven(blank);
      setTrouble(undefined);
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
    } finally {
      setBusy(false);
    }
  };
  if (colleagues.length === 0) return <p className="quiet">{t('no-colleagues')}</p>;
  return (
    <form className="sheet deputy-new" onSubmit={(event) => void save(event)} noValidate>
      <h2>{t('new')}</h2>
      <div className="step-field">
        <label htmlFor="deputy-person">{t('person')}</label>
        <Select id="deputy-person" showSearch={{ optionFilterProp: 'label' }} value={given.person === '' ? null : given.person} options={colleagues.map(({ id, name, title }) => ({ value: id, label: `${say(name)} · ${say(title)}` }))} onChange={(person: string) => setGiven({ ...given, person })} />
      </div>
      <div className="deputy-days">
        {(['from', 'to'] as const).map((end) => (
          <div key={end} className="step-field"><label htmlFor={`deputy-${end}`}>{t(end)}</label><Input id={`deputy-${end}`} type="date" value={given[end]} onChange={({ target }) => setGiven({ ...given, [end]: target.value })} /></div>
        ))}
      </div>
      {trouble === undefined ? null : <p role="alert" className="deputy-trouble">{trouble}</p>}
      <Button type="primary" htmlType="submit" loading={busy}>{t('give')}</Button>
    </form>
  );
}
