import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { setSigningSite } from '../../../contract/signing.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';

type Site = { readonly site: string; readonly origins: readonly string[] };

/** Passkeys are bound to a domain for good: changing it makes those that were registered useless, which is said before it is done. */
export function SiteForm({ site, saved }: { readonly site: Site | undefined; readonly saved: () => void }): ReactNode {
  const { t } = useTranslation('seals');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [name, setName] = useState(site?.site ?? '');
  const [origins, setOrigins] = useState((site?.origins ?? []).join('\n'));
  const save = async (): Promise<void> => {
    try {
      await call(setSigningSite, { body: { site: name.trim(), origins: origins.split(/\s+/u).filter((line) => line !== '') } });
      message.success(t('site-saved'));
      saved();
    } catch (error) {
      message.error(faultWords(error, language), 6);
    }
  };
  return (
    <form className="seals-site" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <p className="quiet">{t('site-says')}</p>
      <label htmlFor="site-name">{t('site-name')}</label>
      <Input id="site-name" placeholder="qingshan.example.gov.cn" value={name} onChange={({ target }) => setName(target.value)} />
      <label htmlFor="site-origins">{t('site-origins')}</label>
      <Input.TextArea id="site-origins" rows={2} placeholder="https://qingshan.example.gov.cn" value={origins} onChange={({ target }) => setOrigins(target.value)} />
      <Button htmlType="submit">{t('site-save')}</Button>
    </form>
  );
}
