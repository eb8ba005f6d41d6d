import { App } from 'antd';
import type { Static } from 'typebox';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCase, stepCase } from '../../contract/case.ts';
import type { EvidenceFile } from '../../model/case.ts';
import type { Words } from '../../model/words.ts';
import { call, FaultError } from '../app/client.ts';
import { faultWords } from '../app/fault-words.ts';
import { usePreferences } from '../app/preferences.ts';
import { queryClient, useRead } from '../app/query.ts';
import { uploadEvidence } from '../app/upload.ts';
import { useSay } from '../app/words/pick.ts';
import type { StepData } from '../kit/step-form/check.ts';
import { caseOf, type View } from './case-view.ts';

export const useCase = (id: string): ReturnType<typeof useRead<NonNullable<typeof readCase.params>, never, never, typeof readCase.reply>> =>
  useRead(readCase, { params: { id } }, { everyMs: 20_000 });

type SigningGiven = NonNullable<Static<NonNullable<typeof stepCase.body>>['signing']>;

export type Doing = {
  readonly busy: boolean;
  /** Sends one step; true when it was taken. A refusal is said on the page and the case is read again. */
  readonly step: (event: string, title: Words, data: StepData, password?: string, signing?: SigningGiven) => Promise<boolean>;
  /** Takes an answer of the server that was asked for elsewhere. */
  readonly hold: (next: View) => void;
  readonly upload: (item: string, file: File) => Promise<readonly EvidenceFile[]>;
};

/** Steps and uploads of one case: each names the last event that the person saw, each answer replaces the view. */
export function useDoing(view: View): Doing {
  const { t } = useTranslation('caseFile');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const { id } = view.row;
  const seenSeq = caseOf(view).seq ?? view.events.length;
  const hold = (next: View): void => {
    queryClient.setQueryData([readCase.id, { params: { id } }], next);
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && /^(work|case)\./.test(queryKey[0]) && queryKey[0] !== readCase.id });
  };
  const step: Doing['step'] = async (event, title, data, password, signing) => {
    setBusy(true);
    try {
      hold(await call(stepCase, { params: { id, event }, body: { seenSeq, data: { ...data }, ...(password === undefined ? {} : { password }), ...(signing === undefined ? {} : { signing }) } }));
      message.success(t('done', { step: say(title) }));
      return true;
    } catch (error) {
      await queryClient.invalidateQueries({ queryKey: [readCase.id] });
      message.error(refusalWords(error, seenSeq, queryClient.getQueryData<View>([readCase.id, { params: { id } }])), 12);
      return false;
    } finally {
      setBusy(false);
    }
  };
  /** Why it was not taken, and that nothing of what was typed is lost. */
  const refusalWords = (error: unknown, seen: number, now: View | undefined): string => {
    const fault = error instanceof FaultError ? error.fault : undefined;
    const met = now?.events.find(({ seq }) => seq === seen + 1);
    if (fault === 'request.conflict' && now !== undefined && met !== undefined) {
      return t('overtaken', { who: met.actor.says, step: say(met.title), state: say(now.row.stateTitle) });
    }
    if (fault === 'system.not-running') return t('unsent');
    return fault === 'access.sign-in-needed' || fault === 'access.no-appointment' ? t('signed-out') : faultWords(error, language);
  };
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const uploadOne = async (item: string, file: File): Promise<readonly EvidenceFile[]> => {
    const seen = queryClient.getQueryData<View>([readCase.id, { params: { id } }]) ?? view;
    const next = await uploadEvidence(id, item, caseOf(seen).seq ?? seenSeq, file);
    hold(next);
    return caseOf(next).evidence ?? [];
  };
  // Several files at once go up one after the other, each on what the one before it left.
  const upload: Doing['upload'] = (item, file) => {
    const sent = last.current.then(() => uploadOne(item, file));
    last.current = sent.catch(() => undefined);
    return sent;
  };
  return { busy, step, hold, upload };
}
