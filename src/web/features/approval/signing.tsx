import { Link } from '@tanstack/react-router';
import { Button, Input, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ownCredentials } from '../../../contract/signing.ts';
import type { Frozen } from '../../../model/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useKeptAs } from '../../app/kept-as.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { inputOf, type Step, type View } from '../../casework/case-view.ts';
import type { Doing } from '../../casework/use-case.ts';
import { StepForm } from '../../kit/step-form/later.tsx';
import { hasEffect, signatureOf, type Approval } from './sheet.ts';
import { useSigning, type Way } from './use-signing.ts';

const bare = { evidence: [], checklist: [], persons: [] } as const;
type SigningProps = { readonly view: View; readonly type: CaseType; readonly approval: Approval; readonly frozen: Frozen; readonly doing: Doing };

/** Sign in one of three ways, or return with a reason. Both only where this office may do so now. */
export function Signing({ view, type, approval, frozen, doing }: SigningProps): ReactNode {
  const { t } = useTranslation('approval');
  const { language } = usePreferences();
  const office = useSession()?.acting.role;
  const { keepAs } = useKeptAs(`case/${view.row.id}/`);
  const own = office === undefined ? undefined : signatureOf(office, approval.signatures);
  const holds = own !== undefined && own.voided === undefined && own.hash === frozen.hash;
  const sign = view.steps.find(({ event }) => hasEffect(type, event, 'sign'));
  const back = view.steps.find(({ returns }) => returns);
  if (sign === undefined) return view.steps.some(({ signs }) => signs) ? null : <section className="sheet approval-block no-print"><p className="quiet">{t('no-right')}</p></section>;
  return (
    <>
      <section className="sheet approval-block approval-sign">
        <h2>{t('sign-title')}</h2>
        <p className="quiet">{t('sign-says')}</p>
        {holds ? <p role="status"><b>{t('signed', { at: moment(own.at, language) })}</b></p> : <Ways key={frozen.hash} step={sign} view={view} approval={approval} frozen={frozen} doing={doing} />}
      </section>
      {back === undefined ? null : (
        <section className="sheet approval-block">
          <h2>{t('return-title')}</h2>
          <StepForm
            fields={inputOf(back)} title={back.title} surroundings={bare} danger busy={doing.busy}
            {...(keepAs === undefined ? {} : { keepAs: `${keepAs}${back.event}` })}
            onSend={(data) => doing.step(back.event, back.title, data)}
          />
        </section>
      )}
    </>
  );
}

/** Three ways of equal standing, each with what it needs; the password only where the step still declares it and this place lets it count. */
function Ways({ step, view, approval, frozen, doing }: Omit<SigningProps, 'type'> & { readonly step: Step }): ReactNode {
  const { t } = useTranslation('approval');
  const say = useSay();
  const means = useRead(ownCredentials, {});
  const { busy, sign } = useSigning(view.row.id, step.title, frozen.hash, doing);
  const [way, setWay] = useState<Way>('seal');
  const [secret, setSecret] = useState('');
  const good = (kind: 'seal' | 'passkey'): boolean => means.data?.rows.some((one) => one.kind === kind && one.good) === true;
  const ready = way === 'seal' || way === 'passkey' ? good(way) : true;
  const ways = ['seal', 'passkey', 'paper', ...(approval.password ? ['password' as const] : [])] as const;
  const blocked = step.blockedBy.length > 0 || !ready || way === 'paper' || (way !== 'passkey' && secret === '');
  return (
    <form
      className="step-form approval-ways" noValidate aria-label={say(step.title)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked) void sign(way, secret);
      }}
    >
      <Radio.Group
        className="approval-way" aria-label={t('way')} value={way} optionType="button" options={ways.map((value) => ({ value, label: t(`method-${value}`) }))}
        onChange={({ target }) => {
          setWay(target.value as Way);
          setSecret('');
        }}
      />
      <p className="quiet">{t(`way-${way}`)}</p>
      {ready ? null : <p role="status" className="approval-unready">{t(`unready-${way === 'seal' ? 'seal' : 'passkey'}`)} <Link to="/signing-means">{t('go-means')}</Link></p>}
      {ready && (way === 'seal' || way === 'password') ? (
        <div className="step-field">
          <label htmlFor="sign-secret">{t(way === 'seal' ? 'pin' : 'password')}</label>
          <Input.Password id="sign-secret" autoComplete={way === 'seal' ? 'off' : 'current-password'} value={secret} onChange={({ target }) => setSecret(target.value)} />
        </div>
      ) : null}
      {way === 'paper' ? null : <div className="step-buttons"><Button type="primary" htmlType="submit" loading={busy || doing.busy} disabled={blocked}>{say(step.title)}</Button></div>}
    </form>
  );
}
