import { Button, Input, InputNumber, Select } from 'antd';
import type { Static } from 'typebox';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeWebhook, makeWebhook, type listWebhooks } from '../../../contract/webhook.ts';
import { webhookTries } from '../../../model/webhook.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { RegisterSelect } from '../api-keys/register-select.tsx';
import { givenOf, wishOf, type Given, type Row } from './form-values.ts';
import type { Made } from './made-secret.tsx';

export type CaseChoices = Static<typeof listWebhooks.reply>['types'];
type WebhookFormProps = { readonly held?: Row; readonly types: CaseChoices; readonly saved: (made?: Made) => void };

/** Where events go and which. */
export function WebhookForm({ held, types, saved }: WebhookFormProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const { language } = usePreferences();
  const say = useSay();
  const [given, setGiven] = useState<Given>(() => givenOf(held, language));
  const [trouble, setTrouble] = useState<string>();
  const [sending, setSending] = useState(false);
  const change = (part: Partial<Given>): void => {
    setGiven({ ...given, ...part });
    setTrouble(undefined);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = wishOf(given, held?.active ?? true);
    if (body === undefined) return setTrouble(t('bad'));
    setSending(true);
    try {
      if (held === undefined) saved({ name: body.name, secret: (await call(makeWebhook, { body })).secret });
      else await call(changeWebhook, { params: { id: held.id }, body }).then(() => saved());
    } catch (error) {
      setTrouble(faultWords(error, language));
      setSending(false);
    }
  };
  const chosen = types.filter(({ id }) => given.types.length === 0 || given.types.includes(id));
  const events = new Map(chosen.flatMap((type) => type.events.map(({ event, title }) => [event, `${say(title)} · ${event}`] as const)));
  const id = (part: string): string => `webhook-${held?.id ?? 'new'}-${part}`;
  return (
    <form className="webhook-form" onSubmit={(event) => void save(event)} noValidate autoComplete="off">
      <div><label htmlFor={id('name')}>{t('name')}</label><Input id={id('name')} value={given.name} maxLength={120} onChange={({ target }) => change({ name: target.value })} /></div>
      <div>
        <label htmlFor={id('url')}>{t('url')}</label>
        <Input id={id('url')} type="url" placeholder="https://" value={given.url} maxLength={2000} aria-describedby={id('url-says')} onChange={({ target }) => change({ url: target.value })} />
        <small id={id('url-says')}>{t('url-says')}</small>
      </div>
      <div>
        <label htmlFor={id('unit')}>{t('unit')}</label>
        <RegisterSelect id={id('unit')} kind="unit" many={false} chosen={given.unit} describedBy={id('unit-says')} onChange={(unit) => change({ unit })} />
        <small id={id('unit-says')}>{t('unit-says')}</small>
      </div>
      <div>
        <label htmlFor={id('types')}>{t('types')}</label>
        <Select<string[]> id={id('types')} mode="multiple" allowClear placeholder={t('all-types')} value={[...given.types]} showSearch={{ optionFilterProp: 'label' }}
          options={types.map((type) => ({ value: type.id, label: say(type.title) }))} onChange={(picked) => change({ types: picked })} />
      </div>
      <div>
        <label htmlFor={id('events')}>{t('events')}</label>
        <Select<string[]> id={id('events')} mode="multiple" allowClear placeholder={t('all-events')} value={[...given.events]} showSearch={{ optionFilterProp: 'label' }}
          options={[...events].map(([value, label]) => ({ value, label }))} onChange={(picked) => change({ events: picked })} />
      </div>
      <div>
        <label htmlFor={id('regions')}>{t('regions')}</label>
        <RegisterSelect id={id('regions')} kind="region" many chosen={given.regions} describedBy={id('regions-says')} onChange={(regions) => change({ regions })} />
        <small id={id('regions-says')}>{t('regions-says')}</small>
      </div>
      <div>
        <label htmlFor={id('tries')}>{t('tries')}</label>
        <InputNumber id={id('tries')} min={webhookTries.least} max={webhookTries.most} precision={0} value={given.tries} aria-describedby={id('tries-says')} onChange={(tries) => change({ tries: tries ?? webhookTries.usual })} />
        <small id={id('tries-says')}>{t('tries-says')}</small>
      </div>
      <p role="alert" className="webhook-trouble">{trouble}</p>
      <p className="webhook-buttons"><Button type="primary" htmlType="submit" loading={sending}>{t('save')}</Button><Button onClick={() => saved()}>{t('cancel')}</Button></p>
    </form>
  );
}
