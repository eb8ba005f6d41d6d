import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { App, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listRegister } from '../../../contract/admin.ts';
import { openCase } from '../../../contract/case.ts';
import { MapRegions } from '../../../contract/map.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useCaseType } from '../../app/programmes.ts';
import { queryClient, useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { StepForm } from '../../kit/step-form/step-form.tsx';
import type { StepData } from '../../kit/step-form/check.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { regionChoices } from './choices.ts';
import { PartyPicker } from './party-picker.tsx';
import { PointPicker } from './point-picker.tsx';
import './page.css';

/** Register a new item of any declared kind that this office may open. */
export function NewCasePage(): ReactNode {
  const { programme, noun } = useParams({ from: '/workbench/new/$programme/$noun' });
  const type = useCaseType(`${programme}/${noun}`);
  return type === undefined ? <Waiting rows={10} /> : <NewCase key={type.id} type={type} />;
}

function NewCase({ type }: { readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('newCase');
  const { t: k } = useTranslation('kit');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const session = useSession();
  const navigate = useNavigate();
  const regions = useRead(MapRegions, {});
  const [title, setTitle] = useState('');
  const [region, setRegion] = useState<string | undefined>(undefined);
  const [parties, setParties] = useState<Readonly<Record<string, string>>>({});
  const [points, setPoints] = useState<readonly number[]>([]);
  const [busy, setBusy] = useState(false);
  const given = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const start = Object.fromEntries(type.fields.flatMap(({ id }) => (typeof given[id] === 'string' ? [[id, given[id]] as const] : [])));
  const place = region ?? session?.region.code ?? '';

  const send = async (fields: StepData): Promise<void> => {
    const blank = [title.trim() === '' ? t('case-title') : '', place === '' ? t('region') : ''].filter(Boolean);
    if (blank.length > 0) {
      message.warning(t('missing', { what: listed(say, blank) }));
      return;
    }
    setBusy(true);
    try {
      const name = title.trim();
      const opened = await call(openCase, { body: { type: type.id, region: place, parties: { ...parties }, points: [...points], title: { zh: name, en: name }, fields: { ...fields } } });
      await queryClient.invalidateQueries();
      await navigate({ to: '/case/$id', params: { id: opened.row.id } });
    } catch (error) {
      message.error(faultWords(error, language), 6);
      setBusy(false);
    }
  };
  return (
    <>
      <header className="page-head"><div><h1>{t('title', { noun: say(type.noun) })}</h1><p>{t('says')}</p></div></header>
      <section className="sheet new-case">
        <div className="step-field">
          <label htmlFor="case-title">{t('case-title')}<span className="step-required">{k('required')}</span></label>
          <Input id="case-title" value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
        </div>
        <div className="step-field">
          <label htmlFor="case-region">{t('region')}<span className="step-required">{k('required')}</span></label>
          <Select id="case-region" className="new-case-short" showSearch={{ optionFilterProp: 'label' }} value={place === '' ? null : place} options={regionChoices(regions.data?.regions ?? [], session?.region.code ?? '', say)} onChange={(code: string) => setRegion(code)} />
        </div>
        {/* Whoever may not read the register of units takes those of the place. */}
        {mayCall(listRegister, session) ? <PartyPicker type={type} region={place} parties={parties} onChange={setParties} /> : null}
        <PointPicker region={place} points={points} onChange={setPoints} />
        <StepForm start={start} fields={type.fields.filter(({ fromAbove }) => fromAbove !== true)} title={{ zh: `登记${type.noun.zh}`, en: 'Register' }} surroundings={{ evidence: [], checklist: [], persons: [] }} busy={busy} onSend={(fields) => void send(fields)} />
      </section>
    </>
  );
}
