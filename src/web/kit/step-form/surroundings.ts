import type { EvidenceFile } from '../../../model/case.ts';
import type { ChecklistItem } from '../../../model/case-type.ts';

/** What a field may need of the case around it. */
export type FieldSurroundings = {
  readonly evidence: readonly EvidenceFile[];
  readonly checklist: readonly ChecklistItem[];
  readonly persons: readonly { readonly id: string; readonly name: string }[];
  /** Uploads one file under a checklist item or field; absent where nothing can be uploaded yet. */
  readonly upload?: (item: string, file: File) => Promise<readonly EvidenceFile[]>;
};
