import { UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dryRunImport, putMapping, startImport } from '../../../contract/import.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient } from '../../app/query.ts';
import { DoorChoice } from './door-choice.tsx';
import { draftOf, lacking, whole, type Chosen, type Door, type Draft, type Look, type Mapping } from './draft.ts';
import { DryReport, type Dry } from './dry-report.tsx';
import { MappingForm } from './mapping-form.tsx';
import { SampleTable } from './sample-table.tsx';
import { uploadFile } from './upload-file.ts';

type Step = { readonly look: Look; readonly chosen: Chosen; readonly draft: Draft };

const firstDoor = ({ kind, remembered }: Look): Chosen => {
  if (kind === 'cnemc' || kind === 'surface-water') return { kind };
  const [newest] = remembered;
  return newest === undefined ? 'new' : { mapping: newest.id, version: newest.version };
};

const unsavedOf = (draft: Draft): { readonly unsaved: Mapping } | undefined => {
  const unsaved = whole(draft);
  return unsaved === undefined ? undefined : { unsaved };
};

async function remember(draft: Draft): Promise<Door | undefined> {
  const body = whole(draft);
  if (body === undefined) return undefined;
  const { id, version } = await call(putMapping, { body });
  return { mapping: id, version };
}

/** Upload → what it seems to be, beside its first rows → dry run → run. */
export function Bring(): ReactNode {
  const { t } = useTranslation('imports');
  const { language } = usePreferences();
  const chooser = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState<number>();
  const [step, setStep] = useState<Step>();
  const [dry, setDry] = useState<Dry>();
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
      setSent(undefined);
    }
  };
  const take = (file: File): Promise<void> => guarded(async () => {
    setStep(undefined);
    setDry(undefined);
    const look = await uploadFile(file, setSent);
    setStep({ look, chosen: firstDoor(look), draft: { ...draftOf(look), name: file.name.replace(/\.(?:csv|txt|dat|xlsx|gz)\b/giu, '').slice(0, 80) } });
  });
  const change = (next: Step): void => {
    setStep(next);
    setDry(undefined);
  };
  const tryOut = ({ look, chosen, draft }: Step): Promise<void> => guarded(async () => {
    const door = chosen === 'new' ? unsavedOf(draft) : chosen;
    if (door !== undefined) setDry(await call(dryRunImport, { body: { files: [look.hash], door } }));
  });
  const start = ({ look, chosen, draft }: Step, expected: number): Promise<void> => guarded(async () => {
    const door = chosen === 'new' ? await remember(draft) : chosen;
    if (door === undefined) return;
    await call(startImport, { body: { files: [look.hash], door, expected } });
    setStep(undefined);
    setDry(undefined);
    await queryClient.invalidateQueries();
  });
  const missing = step?.chosen === 'new' ? lacking(step.draft) : [];
  return (
    <section className="sheet import-bring" aria-label={t('bring')}>
      <header>
        <h2>{t('bring')}</h2>
        <input
          ref={chooser} type="file" className="visually-hidden" tabIndex={-1} aria-label={t('choose')} accept=".csv,.txt,.dat,.xlsx,.gz"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file !== undefined) void take(file);
          }}
        />
        <Button type={step === undefined ? 'primary' : 'default'} icon={<UploadOutlined />} disabled={busy} onClick={() => chooser.current?.click()}>{t('choose')}</Button>
      </header>
      <p className="quiet">{t('choose-says')}</p>
      {sent === undefined ? null : <Progress percent={Math.floor(sent * 100)} aria-label={t('sending')} />}
      <p role="alert" className="import-trouble">{trouble}</p>
      {step === undefined ? null : (
        <>
          <DoorChoice look={step.look} chosen={step.chosen} onChange={(chosen) => change({ ...step, chosen })} />
          <div className={step.chosen === 'new' ? 'import-sides' : ''}>
            {step.chosen === 'new' ? <MappingForm draft={step.draft} look={step.look} onChange={(draft) => change({ ...step,
              draft })} /> : null}
            <SampleTable look={step.look} {...(step.chosen === 'new' ? { draft: step.draft } : {})} />
          </div>
          {missing.length === 0 ? null : <p className="quiet" role="status">{t('lacking',
            { what: missing.map((one) => t(`lacks-${one}`)).join(t('comma')) })}</p>}
          <div className="import-buttons">
            <Button type={dry === undefined ? 'primary' : 'default'} loading={busy && dry === undefined} disabled={missing.length > 0} onClick={() => void tryOut(step)}>{t('dry-run')}</Button>
            {dry === undefined ? null : <Button type="primary" loading={busy} disabled={dry.good === 0} onClick={() => void start(step,
              dry.rows)}>{t('start')}</Button>}
          </div>
          {dry === undefined ? null : <DryReport dry={dry} />}
        </>
      )}
    </section>
  );
}
