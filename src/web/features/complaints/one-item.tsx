import { useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { registerComplaint } from '../../../contract/complaint.ts';
import { MapRegions } from '../../../contract/map.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useCaseType } from '../../app/programmes.ts';
import { queryClient, useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';

type Given = {
  readonly number: string;
  readonly complaint: string;
  readonly region: string;
  readonly pollution: readonly string[];
  readonly starred: boolean;
  readonly reporterName: string;
  readonly reporterPhone: string;
  readonly reporterAddress: string;
};
const blank: Given = {
  number: '',
  complaint: '',
  region: '',
  pollution: [],
  starred: false,
  reporterName: '',
  reporterPhone: '',
  reporterAddress: '',
};

/** 登记一件 by hand, by the same rules as a row of the list. */
export function OneItem({ batch }: { readonly batch: string }): ReactNode {
  const { t } = useTranslation('complaints');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const navigate = useNavigate();
  const type = useCaseType('complaints/passed-on-complaint');
  const regions = useRead(MapRegions, {});
  const [given, setGiven] = useState(blank);
  const [busy, setBusy] = useState(false);
  const put = (change: Partial<Given>): void => setGiven((held) => ({ ...held, ...change }));
  const kinds = type?.fields.find(({ id }) => id === 'pollution')?.choices ?? [];
  const counties = (regions.data?.regions ?? []).filter(({ level }) => level === 'county');
  const missing = given.number.trim() === '' || given.complaint.trim() === '' || given.region === '' || given.pollution.length === 0;
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      const { id } = await call(registerComplaint, {
        params: { id: batch },
        body: { ...given, pollution: given.pollution.join('、'), starred: given.starred ? 'yes' : '' },
      });
      await queryClient.invalidateQueries();
      await navigate({ to: '/case/$id', params: { id } });
    } catch (error) {
      message.error(faultWords(error, language), 6);
      setBusy(false);
    }
  };
  return (
    <details className="sheet no-print">
      <summary>
        <strong>{t('one-title')}</strong>
      </summary>
      <div className="complaint-two">
        <label>
          {t('part-number')} *
          <Input value={given.number} placeholder="D3YL202603020018" onChange={({ target }) => put({ number: target.value })} />
        </label>
        <label>
          {t('part-region')} *
          <Select
            value={given.region === '' ? null : given.region}
            options={counties.map(({ code, name }) => ({ value: code, label: say(name) }))}
            onChange={(region: string) => put({ region })}
          />
        </label>
        <label>
          {t('part-pollution')} *
          <Select
            mode="multiple"
            value={[...given.pollution]}
            options={kinds.map(({ title }) => ({ value: title.zh, label: say(title) }))}
            onChange={(pollution: string[]) => put({ pollution })}
          />
        </label>
        <label>
          {t('part-reporterName')}
          <Input value={given.reporterName} onChange={({ target }) => put({ reporterName: target.value })} />
        </label>
        <label>
          {t('part-reporterPhone')}
          <Input value={given.reporterPhone} onChange={({ target }) => put({ reporterPhone: target.value })} />
        </label>
        <label>
          {t('part-reporterAddress')}
          <Input value={given.reporterAddress} onChange={({ target }) => put({ reporterAddress: target.value })} />
        </label>
      </div>
      <div className="complaint-two">
        <label>
          {t('part-complaint')} *
          <Input.TextArea rows={4} value={given.complaint} onChange={({ target }) => put({ complaint: target.value })} />
        </label>
      </div>
      <p className="quiet">{t('reporter-apart')}</p>
      <div className="complaint-filters">
        <Checkbox checked={given.starred} onChange={({ target }) => put({ starred: target.checked })}>
          {t('starred')}
        </Checkbox>
        <Button type="primary" disabled={busy || missing} onClick={() => void send()}>
          {t('one-send')}
        </Button>
      </div>
    </details>
  );
}
