import { UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import type { Static } from 'typebox';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import * as contract from '../../../contract/ledger-import.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { call, pathOf } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { sent } from '../../app/upload.ts';
import { goOn, type Look, type Run } from './go-on.ts';
import { MappingTable } from './mapping-table.tsx';
import { DryReport, RunReport } from './report.tsx';

type Mapping = Look['mapping'];
type Dry = Static<typeof contract.tryLedger.reply>;
type BringProps = { readonly type: CaseType; readonly parent: string | undefined };

/** File → columns → dry run → go. A changed mapping asks for another dry run. */
export function Bring({ type, parent }: BringProps): ReactNode {
  const { t } = useTranslation('ledgerImport');
  const { language } = usePreferences();
  const chooser = useRef<HTMLInputElement>(null);
  const [look, setLook] = useState<Look>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [dry, setDry] = useState<Dry>();
  const [run, setRun] = useState<Run>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await work();
    } catch (error) {
      setTrouble(faultWords(error, language));
    } finally {
      setBusy(false);
    }
  };
  const place = { type: type.id, ...(parent === undefined ? {} : { parent }) };
  const take = (file: File): Promise<void> => guarded(async () => {
    setLook(undefined);
    setDry(undefined);
    setRun(undefined);
    const found: Look = await sent(pathOf(contract.lookAtLedger.path, {}, place), new FormData(), file);
    setLook(found);
    setMapping(found.mapping);
  });
  const change = (next: Mapping): void => {
    setMapping(next);
    setDry(undefined);
  };
  const tryOut = (file: string): Promise<void> => guarded(async () => setDry(await call(contract.tryLedger, { body: { ...place, file, mapping } })));
  const go = (file: string, expected: number): Promise<void> => guarded(async () => {
    const started = await call(contract.startLedger, { body: { ...place, file, mapping, expected } });
    setRun(started);
    await goOn(started, setRun);
  });
  const lacking = look?.targets.filter(({ id, required }) => required && mapping[id] === undefined) ?? [];
  return (
    <section className="sheet" aria-busy={busy}>
      <header className="ledger-import-head">
        <div><h2>{t('file')}</h2><p className="quiet">{t('file-says')}</p></div>
        <input
          ref={chooser} type="file" className="visually-hidden" tabIndex={-1} aria-label={t('choose')} accept=".xlsx,.csv,.txt,.gz"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file !== undefined) void take(file);
          }}
        />
        <Button type={look === undefined ? 'primary' : 'default'} icon={<UploadOutlined />} loading={busy && look === undefined} disabled={busy} onClick={() => chooser.current?.click()}>{t('choose')}</Button>
      </header>
      {trouble === undefined ? null : <p role="alert" className="ledger-import-trouble">{trouble}</p>}
      {look === undefined || run !== undefined ? null : (
        <>
          <MappingTable look={look} mapping={mapping} onChange={change} />
          <p role="status" className="quiet">{lacking.length === 0 ? t('complete') : t('lacking', { what: lacking.map(({ title }) => title[language]).join(t('comma')) })}</p>
          <div className="ledger-import-buttons">
            <Button type={dry === undefined ? 'primary' : 'default'} loading={busy && dry === undefined} disabled={busy || lacking.length > 0} onClick={() => void tryOut(look.hash)}>{t('dry-run')}</Button>
            {dry === undefined ? null : <Button type="primary" loading={busy} disabled={busy || dry.stored === 0} onClick={() => void go(look.hash, dry.rows)}>{t('go', { count: dry.stored })}</Button>}
          </div>
          {dry === undefined ? null : <DryReport dry={dry} name={look.name} />}
        </>
      )}
      {run === undefined ? null : (
        <>
          {run.state === 'going' ? <Progress percent={Math.floor((run.rows / Math.max(run.expected ?? run.rows, 1)) * 100)} aria-label={t('going')} /> : null}
          <RunReport run={run} />
        </>
      )}
    </section>
  );
}
