import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { Json } from '../../../basis/canonical.ts';
import type { FieldRule } from '../../../model/case-type.ts';
import { fileSize } from '../../app/number-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { FileUpload } from '../file-upload.tsx';
import type { FieldSurroundings } from './field.tsx';

type FilesFieldProps = { readonly id: string; readonly rule: FieldRule; readonly value: Json | undefined; readonly surroundings: FieldSurroundings; readonly onChange: (value: Json) => void };

/** Files of the case that go with this step; new ones are uploaded here. The value is a list of content hashes. */
export function FilesField({ id, rule, value, surroundings: { evidence, upload }, onChange }: FilesFieldProps): ReactNode {
  const say = useSay();
  const chosen = Array.isArray(value) ? value.filter((hash): hash is string => typeof hash === 'string') : [];
  const send = async (file: File): Promise<void> => {
    if (upload === undefined) return;
    const before = new Set(evidence.map(({ hash }) => hash));
    const after = await upload(rule.id, file);
    onChange([...new Set([...chosen, ...after.filter(({ hash }) => !before.has(hash)).map(({ hash }) => hash)])]);
  };
  const held = evidence.filter((file) => file.item === rule.id || chosen.includes(file.hash));
  return (
    <div id={id} className="step-files" tabIndex={-1}>
      {held.length === 0 ? null : (
        <Checkbox.Group
          value={chosen} onChange={(hashes) => onChange(hashes.map(String))}
          options={held.map((file) => ({ value: file.hash, label: `${file.name} (${fileSize(file.size)})` }))}
        />
      )}
      {upload === undefined ? null : <FileUpload label={say(rule.title)} send={send} />}
    </div>
  );
}
