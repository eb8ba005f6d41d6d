import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../kit/status-tag.tsx';
import type { View } from './case-view.ts';

/** What the virus scanner said of a file, where it is not clean: 未查毒, 待查毒, 已隔离. */
export function ScanSaid({ hash, scans }: { readonly hash: string; readonly scans: View['scans'] }): ReactNode {
  const { t } = useTranslation('caseFile');
  const state = scans.find((scan) => scan.hash === hash)?.state ?? 'never';
  if (state === 'clean') return null;
  if (state === 'never') return <span className="faint" data-scan={state}>{t('scan-never')}</span>;
  return <span data-scan={state}><StatusTag tone={state === 'infected' ? 'late' : 'due'}>{t(`scan-${state}`)}</StatusTag></span>;
}
