import { App, Button, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readFile } from '../../../contract/case.ts';
import type { PaperScan } from '../../../model/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { pathOf } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { uploadPaper } from '../../app/upload.ts';
import { caseOf, inputOf, type Step, type View } from '../../casework/case-view.ts';
import type { Doing } from '../../casework/use-case.ts';
import { StepForm } from '../../kit/step-form/later.tsx';
import { hasEffect, type Approval } from './sheet.ts';

const bare = { evidence: [], checklist: [], persons: [] } as const;
type DeskProps = { readonly view: View; readonly type: CaseType; readonly approval: Approval; readonly doing: Doing };

/** Two clerks put a signed paper on the record: one hands the scan in, another confirms it. */
export function PaperDesk({ view, type, approval, doing }: DeskProps): ReactNode {
  const { t } = useTranslation('approval');
  const [handIn, confirm] = (['hand-in-paper', 'confirm-paper'] as const).map((effect) => view.steps.find(({ event }) => hasEffect(type,
    event, effect)));
  if (handIn === undefined && confirm === undefined) return null;
  return (
    <section className="sheet approval-block approval-paper">
      <h2>{t('paper-title')}</h2>
      <p className="quiet">{t('paper-says')}</p>
      {approval.papers.map((paper) => <Waiting key={paper.office} view={view} paper={paper} />)}
      {confirm === undefined || approval.papers.length === 0 ? null : (
        <StepForm key={`confirm ${approval.papers.length}`} fields={inputOf(confirm)} title={confirm.title} surroundings={bare} busy={doing.busy} onSend={(data) => void doing.step(confirm.event, confirm.title, data)} />
      )}
      {handIn === undefined ? null : <HandIn step={handIn} view={view} doing={doing} />}
    </section>
  );
}

function Waiting({ view, paper: { office, signer, clerk, at, boundBy,
  scan } }: { readonly view: View; readonly paper: PaperScan }): ReactNode {
  const { t } = useTranslation('approval');
  const { language } = usePreferences();
  return (
    <p role="status" data-paper={office}>
      {t('paper-waits', { signer: signer.says, clerk: clerk.says, at: moment(at, language) })} {t(`paper-by-${boundBy}`)}{' '}
      <a href={pathOf(readFile.path, { id: view.row.id, hash: scan.hash })} download={scan.name}>{t('paper-look')}</a>
    </p>
  );
}

function HandIn({ step, view, doing }: { readonly step: Step; readonly view: View; readonly doing: Doing }): ReactNode {
  const { t } = useTranslation('approval');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const send = async (data: Readonly<Record<string, unknown>>): Promise<void> => {
    if (file === undefined) {
      message.error(t('paper-file'));
      return;
    }
    setBusy(true);
    try {
      const fields = Object.fromEntries(Object.entries(data).map(([id, value]) => [id, String(value)]));
      doing.hold(await uploadPaper(view.row.id, { ...fields, seenSeq: String(caseOf(view).seq ?? view.events.length) }, file));
      setFile(undefined);
    } catch (error) {
      message.error(faultWords(error, language), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Upload accept=".pdf,.png,.jpg,.jpeg" maxCount={1} fileList={file === undefined ? [] : [{ uid: '1', name: file.name }]} onRemove={() => setFile(undefined)} beforeUpload={(chosen) => (setFile(chosen), false)}>
        <Button>{t('paper-choose')}</Button>
      </Upload>
      <StepForm key={view.events.length} fields={inputOf(step)} title={step.title} surroundings={bare} busy={busy || doing.busy} onSend={(data) => void send(data)} />
    </>
  );
}
