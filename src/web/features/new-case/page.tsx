import { useParams, useSearch } from '@tanstack/react-router';
import { App, Input, Select } from 'antd';
import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listRegister } from '../../../contract/admin.ts';
import { MapRegions } from '../../../contract/map.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { useOpening } from '../../casework/use-opening.ts';
import { StepForm } from '../../kit/step-form/step-form.tsx';
import type { StepData } from '../../kit/step-form/check.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { regionChoices } from './choices.ts';
import { PartyPicker } from './party-picker.tsx';
import { PointPicker } from './point-picker.tsx';
import './page.css';

const noParties: Readonly<Record<string, string>> = {};
const noPoints: readonly number[] = [];

/** Register a new item of any declared kind that this office may open. */
export function NewCasePage(): ReactNode {
  const { programme, noun } = useParams({ from: '/workbench/new/$programme/$noun' });
  const type = useCaseType(`${programme}/${noun}`);
  return type === undefined ? <Waiting rows={10} /> : <NewCase key={type.id} type={type} />;
}

function NewCase({ type }: { readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('newCase');
  const { t: k } = useTranslation('kit');
  const { message } = App.useApp();
  const say = useSay();
  const session = useSession();
  const regions = useRead(MapRegions, {});
  const { head, put, open, ...opening } = useOpening(type.id);
  const putParties = useCallback((named: Readonly<Record<string, string>>) => put('parties', { ...named }), [put]);
  const title = String(head['title'] ?? '');
  const parties = (head['parties'] ?? noParties) as Readonly<Record<string, string>>;
  const points = (head['points'] ?? noPoints) as readonly number[];
  const given = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const start = Object.fromEntries(type.fields.flatMap(({ id }) => (typeof given[id] === 'string' ? [[id, given[id]] as const] : [])));
  const place = String(head['region'] ?? session?.region.code ?? '');

  const send = async (fields: StepData): Promise<boolean> => {
    const blank = [title.trim() === '' ? t('case-title') : '', place === '' ? t('region') : ''].filter(Boolean);
    if (blank.length > 0) {
      message.warning(t('missing', { what: listed(say, blank) }));
      return false;
    }
    const name = title.trim();
    return open({ region: place, parties: { ...parties }, points: [...points], title: { zh: name, en: name }, fields: { ...fields } });
  };
  return (
    <>
      <header className="page-head"><div><h1>{t('title', { noun: say(type.noun) })}</h1><p>{t('says')}</p></div></header>
      <section className="sheet new-case">
        <div className="step-field">
          <label htmlFor="case-title">{t('case-title')}<span className="step-required">{k('required')}</span></label>
          <Input id="case-title" value={title} maxLength={120} onChange={(event) => put('title', event.target.value)} />
        </div>
        <div className="step-field">
          <label htmlFor="case-region">{t('region')}<span className="step-required">{k('required')}</span></label>
          <Select
            id="case-region" className="new-case-short" showSearch={{ optionFilterProp: 'label' }} value={place === '' ? null : place}
            options={regionChoices(regions.data?.regions ?? [], session?.region.code ?? '', say)}
            onChange={(code: string) => put('region', code)}
          />
        </div>
        {/* Whoever may not read the register of units takes those of the place. */}
        {mayCall(listRegister, session) ? <PartyPicker type={type} region={place} parties={parties} onChange={putParties} /> : null}
        <PointPicker region={place} points={points} onChange={(chosen) => put('points', [...chosen])} />
        <StepForm
          start={start} fields={type.fields.filter(({ fromAbove }) => fromAbove !== true)} title={{ zh: `登记${type.noun.zh}`, en: 'Register' }}
          surroundings={{ evidence: [], checklist: [], persons: [] }} {...opening} onSend={send} />
      </section>
    </>
  );
}
