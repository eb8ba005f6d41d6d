import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Frozen } from '../../../model/case.ts';
import { inputOf, type Step, type View } from '../../casework/case-view.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSession } from '../../app/session.ts';
import { moment } from '../../app/time-words.ts';
import type { Doing } from '../../casework/use-case.ts';
import { StepForm } from '../../kit/step-form/later.tsx';
import { signatureOf, signingData, type Approval } from './sheet.ts';

const bare = { evidence: [], checklist: [], persons: [] } as const;

/** Sign with the password entered again, or return with a reason. Both only where this office may do so now. */
export function Signing({ view, approval, frozen, doing }: { readonly view: View; readonly approval: Approval; readonly frozen: Frozen; readonly doing: Doing }): ReactNode {
  const { t } = useTranslation('approval');
  const { language } = usePreferences();
  const office = useSession()?.acting.role;
  const own = office === undefined ? undefined : signatureOf(office, approval.signatures);
  const holds = own !== undefined && own.voided === undefined && own.hash === frozen.hash;
  const sign = view.steps.find(({ signs }) => signs);
  const back = view.steps.find(({ returns }) => returns);
  if (sign === undefined) return <section className="sheet approval-block"><p className="quiet">{t('no-right')}</p></section>;
  return (
    <>
      <section className="sheet approval-block approval-sign">
        <h2>{t('sign-title')}</h2>
        <p className="quiet">{t('sign-says')}</p>
        {holds ? <p role="status"><b>{t('signed', { at: moment(own.at, language) })}</b></p> : <SignForm key={frozen.hash} step={sign} frozen={frozen} doing={doing} />}
      </section>
      {back === undefined ? null : (
        <section className="sheet approval-block">
          <h2>{t('return-title')}</h2>
          <StepForm fields={inputOf(back)} title={back.title} surroundings={bare} danger busy={doing.busy} onSend={(data) => void doing.step(back.event, back.title, data)} />
        </section>
      )}
    </>
  );
}

function SignForm({ step, frozen, doing }: { readonly step: Step; readonly frozen: Frozen; readonly doing: Doing }): ReactNode {
  const { language } = usePreferences();
  const fields = inputOf(step);
  const given = signingData(fields, frozen.hash);
  return (
    <StepForm
      fields={fields.filter(({ id }) => !Object.hasOwn(given, id))} title={step.title} surroundings={bare} signs busy={doing.busy}
      blockedBy={step.blockedBy.map(({ message, detail }) => (detail === '' ? message[language] : `${message[language]}:${detail}`))}
      onSend={(data, password) => void doing.step(step.event, step.title, { ...data, ...given }, password)}
    />
  );
}
