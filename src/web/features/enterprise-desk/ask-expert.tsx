import { Link } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listCases } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useProgrammes } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { useOpening } from '../../casework/use-opening.ts';
import type { StepData } from '../../kit/step-form/check.ts';
import { StepForm } from '../../kit/step-form/later.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

/** What a firm may open by itself: 帮扶需求, with how those stand that it has asked. Nothing where no programme offers any. */
export function AskExpert(): ReactNode {
  const type = useProgrammes().flatMap(({ cases }) => cases).find(({ openedBy }) => openedBy.includes('enterprise'));
  return type === undefined ? null : <Asking type={type} />;
}

function Asking({ type }: { readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('desk');
  const say = useSay();
  const [open, setOpen] = useState(false);
  const asked = useRead(listCases, { query: { type: type.id, limit: 20 } }, { everyMs: 30_000 });
  const rows = asked.data?.rows ?? [];
  return (
    <section className="sheet desk-outlets desk-records desk-help" aria-label={say(type.title)}>
      <h2>{say(type.title)} {open ? null : <Button size="small" type="primary" onClick={() => setOpen(true)}>{t('ask-expert')}</Button>}</h2>
      {open ? <AskForm type={type} close={() => setOpen(false)} /> : null}
      {rows.length === 0 ? <p className="quiet desk-none">{t('ask-none')}</p> : (
        <ul>{rows.map((of) => <li key={of.id}><Link to="/case/$id" params={{ id: of.id }}>{say(of.title)}</Link> <StatusTag tone={toneOf(of.tone)}>{say(of.stateTitle)}</StatusTag> <span className="quiet">{of.number}</span></li>)}</ul>
      )}
    </section>
  );
}

function AskForm({ type, close }: { readonly type: CaseType; readonly close: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const session = useSession();
  const { head, put, open, ...opening } = useOpening(type.id);
  const title = String(head['title'] ?? '');
  const send = async (fields: StepData): Promise<boolean> => {
    const name = title.trim();
    if (name === '') {
      message.warning(t('ask-title-missing'));
      return false;
    }
    return open({ region: session?.region.code ?? '', parties: {}, points: [], title: { zh: name, en: name }, fields: { ...fields } });
  };
  return (
    <div className="desk-ask">
      <div className="step-field">
        <label htmlFor="ask-title">{t('ask-title')}</label>
        <Input id="ask-title" maxLength={120} value={title} onChange={({ target }) => put('title', target.value)} />
      </div>
      <StepForm
        fields={type.fields} title={{ zh: '提交', en: 'Send' }} surroundings={{ evidence: [], checklist: [], persons: [] }} {...opening}
        onSend={send} onCancel={close}
      />
    </div>
  );
}
