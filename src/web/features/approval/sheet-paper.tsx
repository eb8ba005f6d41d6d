import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Frozen, Signature } from '../../../model/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import type { SignatureProof } from '../../../model/signing.ts';
import type { Role } from '../../../model/role.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { caseOf, type View } from '../../casework/case-view.ts';
import { fieldWords } from '../../casework/field-words.ts';
import { Paper } from '../../kit/paper.tsx';
import { Qr } from '../../kit/qr.tsx';
import { gapPassed, lapsesAfter, sheetRules, signatureOf, signingOffices, type Approval } from './sheet.ts';

/** The sheet in the form of the province's own table, with digest and QR code of the version on it. */
export function SheetPaper({ view, type, approval, frozen }: { readonly view: View; readonly type: CaseType; readonly approval: Approval; readonly frozen: Frozen }): ReactNode {
  const { t } = useTranslation('approval');
  const { language } = usePreferences();
  const say = useSay();
  const of = caseOf(view);
  const lapses = lapsesAfter(approval.signatures, approval.gapDays);
  const foot = (
    <>
      {approval.qr === '' ? null : <Qr text={approval.qr} label={t('qr')} />}
      <div>
        <p>{t('version', { version: frozen.version, at: moment(frozen.at, language) })}</p>
        <p>{t('hash')} <span className="mono approval-hash">{frozen.hash}</span></p>
        <p>{t('code')} <b className="mono">{approval.code}</b></p>
        <p>{t('scan')}</p>
        {lapses === undefined ? null : <p className="no-print">{t('lapses', { until: moment(lapses, language), days: approval.gapDays })}</p>}
      </div>
    </>
  );
  return (
    <Paper title={t('title')} number={`${view.row.number} · ${say(view.row.region.name)}`} foot={foot}>
      <table>
        <tbody>
          {sheetRules(type).map((rule) => <tr key={rule.id}><th scope="row">{plain(say(rule.title))}</th><td colSpan={3} className={(rule.kind === 'verbatim' || rule.kind === 'long-text') ? 'approval-text' : undefined}>{fieldWords(rule, of.fields?.[rule.id], language)}</td></tr>)}
          <tr><th scope="row">{t('notice')}</th><td colSpan={3}>{noticeWords()}</td></tr>
          <tr className="approval-signatures">{signingOffices(type).map((office) => <SignatureCell key={office} office={office} signature={signatureOf(office, approval.signatures)} />)}</tr>
        </tbody>
      </table>
    </Paper>
  );

  function noticeWords(): string {
    const { notice } = of;
    if (notice === undefined) return t('notice-none');
    return t('notice-says', { from: moment(notice.from, language), to: moment(notice.to, language), count: notice.objections.length, answered: notice.objections.filter(({ answer }) => answer !== undefined).length });
  }
}

/** A title without what only the form needs to say: 「完成情况(300字以内)」. */
const plain = (title: string): string => title.replace(/\s*\([^)]*\)$/, '');

const algorithms: Readonly<Record<string, string>> = { 'sm2-sm3-der': 'SM2/SM3', es256: 'ES256', eddsa: 'EdDSA' };
const methods = ['password', 'passkey', 'seal', 'paper'] as const;

function SignatureCell({ office, signature }: { readonly office: Role; readonly signature: Signature | undefined }): ReactNode {
  const { t } = useTranslation('approval');
  const { language } = usePreferences();
  const title = office === 'party-secretary' || office === 'head-of-government' ? t(office) : office;
  const method = methods.find((known) => known === signature?.method);
  const proofWords = (proof: SignatureProof): string => {
    if (proof.way === 'paper') return t('proof-paper', { hash: proof.scan.hash.slice(0, 12), day: proof.signedOn, bound: t(`paper-by-${proof.boundBy}`) });
    return t('proof-key', { algorithm: algorithms[proof.algorithm] ?? proof.algorithm, key: proof.certificate.publicKey.slice(-8) });
  };
  return (
    <>
      <th scope="row">{title}</th>
      <td data-office={office}>
        {signature === undefined ? <><span className="faint no-print">{t('unsigned')}</span><span className="approval-blank">{t('blank')}</span></> : (
          <div className={signature.voided === undefined ? 'approval-signed' : 'approval-voided'}>
            <b>{signature.actor.says}</b>
            <span>{t('signed', { at: moment(signature.at, language) })}</span>
            <span>{method === undefined ? t('method-other', { method: signature.method }) : t(`method-${method}`)}</span>
            {signature.proof === undefined ? null : <small>{proofWords(signature.proof)}</small>}
            {signature.voided === undefined ? null : <strong>{t(signature.voided.reason === gapPassed ? 'void-gap' : 'void')}</strong>}
          </div>
        )}
      </td>
    </>
  );
}
