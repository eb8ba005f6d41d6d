import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readFile } from '../../contract/case.ts';
import type { EvidenceFile } from '../../model/case.ts';
import { pathOf } from '../app/client.ts';

type LightboxProps = { readonly id: string; readonly files: readonly EvidenceFile[]; readonly at: number; readonly onMove: (at: number) => void; readonly onClose: () => void };

/** One photograph over the page: arrow keys go on and back, Escape closes, the focus goes back to where it was. */
export function Lightbox({ id, files, at, onMove, onClose }: LightboxProps): ReactNode {
  const { t } = useTranslation('photographs');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => { dialog.current?.showModal(); }, []);
  const file = files[at];
  if (file === undefined) return null;
  const move = (by: number): void => onMove((at + by + files.length) % files.length);
  const byKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') move(1);
    if (event.key === 'ArrowLeft') move(-1);
  };
  return (
    <dialog ref={dialog} className="lightbox" aria-label={file.name} onClose={onClose} onKeyDown={byKey}>
      <img src={pathOf(readFile.path, { id, hash: file.hash }, { size: 'view' })} alt={file.name} />
      <div className="lightbox-bar">
        <span>{file.name} · {t('count', { at: at + 1, all: files.length })}</span>
        {files.length < 2 ? null : <Button size="small" icon={<LeftOutlined />} aria-label={t('previous')} onClick={() => move(-1)} />}
        {files.length < 2 ? null : <Button size="small" icon={<RightOutlined />} aria-label={t('next')} onClick={() => move(1)} />}
        <Button size="small" icon={<CloseOutlined />} onClick={() => dialog.current?.close()}>{t('close')}</Button>
      </div>
    </dialog>
  );
}
