import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { Json } from '../../../basis/canonical.ts';
import type { EvidenceFile } from '../../../model/case.ts';
import type { FieldRule } from '../../../model/case-type.ts';
import { fileSize } from '../../app/number-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { FileUpload } from '../file-upload.tsx';
import type { FieldSurroundings } from './surroundings.ts';

type FilesFieldProps = {
  readonly id: string; readonly rule: FieldRule; readonly value: Json | undefined; readonly surroundings: FieldSurroundings;
  readonly onChange: (value: Json) => void;
};

/** Files of the case that go with this step; new ones are uploaded here. The value is the files as the case holds them. */
export function FilesField({ id, rule, value, surroundings: { evidence, checklist, upload }, onChange }: FilesFieldProps): ReactNode {
  const say = useSay();
  const chosen = Array.isArray(value) ? (value as readonly EvidenceFile[]).map(({ hash }) => hash) : [];
  const item = checklist.find((known) => known.id === rule.id) ?? checklist.find(({ proof }) => proof === 'material');
  const choose = (hashes: readonly string[], from: readonly EvidenceFile[]): void => onChange(from.filter(({ hash }) => hashes.includes(hash)).map(sent));
  const send = async (file: File): Promise<void> => {
    if (upload === undefined || item === undefined) return;
    const before = new Set(evidence.map(({ hash }) => hash));
    const after = await upload(item.id, file);
    choose([...chosen, ...after.map(({ hash }) => hash).filter((hash) => !before.has(hash))], after);
  };
  return (
    <div id={id} className="step-files" tabIndex={-1}>
      {evidence.length === 0 ? null : (
        <Checkbox.Group
          value={chosen} onChange={(hashes) => choose(hashes.map(String), evidence)}
          options={evidence.map((file) => ({ value: file.hash, label: `${file.name} (${fileSize(file.size)})` }))}
        />
      )}
      {upload === undefined || item === undefined ? null : <FileUpload label={say(rule.title)} send={send} />}
    </div>
  );
}

/** Who and when are added by the server. */
const sent = ({ hash, name, type, size, item }: EvidenceFile): Json => ({ hash, name, type, size, item });
