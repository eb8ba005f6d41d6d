import { Button } from 'antd';
import { lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readFile } from '../../../contract/case.ts';
import type { Case } from '../../../model/case.ts';
import type { CaseType, ChecklistItem } from '../../../model/case-type.ts';
import { pathOf } from '../../app/client.ts';
import { fileSize } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { caseOf, inputOf, uploadStepOf, type View } from '../../casework/case-view.ts';
import { ScanSaid } from '../../casework/scan-said.tsx';
import type { Doing } from '../../casework/use-case.ts';
import { FileUpload } from '../../kit/file-upload.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { laterWords } from '../../app/words/start.ts';
import { itemsOf } from './items.ts';
import { MachineResult } from './machine-result.tsx';

const Photographs = lazy(async () => {
  const [{ Photographs: part }] = await Promise.all([import('../../casework/photographs.tsx'), laterWords()]);
  return { default: part };
});

type ChecklistProps = { readonly view: View; readonly type: CaseType; readonly doing: Doing };

/** 佐证材料: each 有 / 缺 / 不合格 with who checked it; the machine's own items say what the data say. */
export function Checklist({ view, type, doing }: ChecklistProps): ReactNode {
  const { t } = useTranslation('caseFile');
  const of = caseOf(view);
  const items = itemsOf(type, of.fields ?? {});
  if (items.length === 0) return null;
  const have = items.filter((item) => (item.proof === 'machine' ? view.checks.some((check) => check.item === item.id && check.result === 'pass') : of.checklist?.[item.id]?.state === 'have'));
  return (
    <section className="sheet case-block" aria-label={t('checklist')}>
      <h2>{t('checklist')} <span className="faint">{t('checklist-count', { have: have.length, all: items.length })}</span></h2>
      <ul className="case-checklist">
        {items.map((item) => <li key={item.id} data-item={item.id}>{item.proof === 'machine' ? <MachineResult item={item} checks={view.checks.filter((check) => check.item === item.id)} /> : <Material item={item} of={of} view={view} doing={doing} />}</li>)}
      </ul>
    </section>
  );
}

function Material({ item, of, view, doing }: { readonly item: ChecklistItem; readonly of: Partial<Case>; readonly view: View; readonly doing: Doing }): ReactNode {
  const { t } = useTranslation('caseFile');
  const { language } = usePreferences();
  const say = useSay();
  const mark = of.checklist?.[item.id];
  const files = (of.evidence ?? []).filter((file) => file.item === item.id);
  const uploads = uploadStepOf(view) !== undefined;
  const pictures = files.filter(({ type }) => type.startsWith('image/'));
  const others = files.filter((file) => !pictures.includes(file));
  const state = mark?.state ?? (files.length > 0 ? 'unchecked' : 'missing');
  return (
    <>
      <div className="case-item">
        <span className="case-item-title">{say(item.title)}{item.noSource === undefined ? null : <small>{t('no-source', { what: say(item.noSource) })}</small>}</span>
        <StatusTag tone={state === 'unchecked' ? 'review' : toneOf(state)}>{t(`mark-${state}`)}</StatusTag>
        <span className="case-item-tools no-print">
          <MarkButtons item={item} files={files.map(({ hash }) => hash)} state={mark?.state} view={view} doing={doing} />
          {uploads ? <FileUpload label={say(item.title)} send={async (file) => { await doing.upload(item.id, file); }} /> : null}
        </span>
      </div>
      {pictures.length === 0 ? null : <Photographs id={view.row.id} title={say(item.title)} files={pictures} photos={view.photos} scans={view.scans} />}
      {others.length === 0 ? null : (
        <ul className="case-files">
          {others.map((file) => <li key={file.hash}><a href={pathOf(readFile.path,
            { id: view.row.id, hash: file.hash })} download={file.name}>{file.name}</a><span className="faint">{fileSize(file.size)}</span> <ScanSaid hash={file.hash} scans={view.scans} /></li>)}
        </ul>
      )}
      {mark === undefined || mark.state === 'missing' ? null : <p className="faint">{mark.note === '' ? '' : `${mark.note} · `}{t('marked-by', { by: markerOf(view, item.id) ?? mark.by, at: shortMoment(mark.at, language) })}</p>}
    </>
  );
}

/** Who marked an item last: the newest event whose given marks name it. */
const markerOf = (view: View, item: string): string | undefined =>
  view.events.findLast(({ data }) => Object.values(data).some((given) => typeof given === 'object' && given !== null && !Array.isArray(given) && Object.hasOwn(given, item)))?.actor.says;

/** The checker's two buttons, where an open step of this office takes marks. */
function MarkButtons({ item, files, state, view, doing }: { readonly item: ChecklistItem; readonly files: readonly string[]; readonly state: string | undefined; readonly view: View; readonly doing: Doing }): ReactNode {
  const { t } = useTranslation('caseFile');
  const say = useSay();
  const step = view.steps.find((one) => inputOf(one).some(({ kind }) => kind === 'checklist') && inputOf(one).every(({ kind, required }) => kind === 'checklist' || !required));
  const field = step === undefined ? undefined : inputOf(step).find(({ kind }) => kind === 'checklist');
  if (step === undefined || field === undefined || files.length === 0) return null;
  const mark = (next: 'have' | 'unfit'): void => void doing.step(step.event, item.title, { [field.id]: { [item.id]: { state: next, files: [...files], note: '' } } });
  return (
    <>
      {state === 'have' ? null : <Button size="small" loading={doing.busy} aria-label={`${say(item.title)}:${t('mark-as-have')}`} onClick={() => mark('have')}>{t('mark-as-have')}</Button>}
      {state === 'unfit' ? null : <Button size="small" danger type="text" aria-label={`${say(item.title)}:${t('mark-as-unfit')}`} onClick={() => mark('unfit')}>{t('mark-as-unfit')}</Button>}
    </>
  );
}
