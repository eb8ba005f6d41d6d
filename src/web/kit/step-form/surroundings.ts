import type { ReactNode } from 'react';
import type { Json } from '../../../basis/canonical.ts';
import type { EvidenceFile, Measure } from '../../../model/case.ts';
import type { ChecklistItem } from '../../../model/case-type.ts';

/** What a field may need of the case around it. */
export type FieldSurroundings = {
  readonly evidence: readonly EvidenceFile[];
  readonly measures?: readonly Measure[];
  readonly checklist: readonly ChecklistItem[];
  readonly persons: readonly { readonly id: string; readonly name: string }[];
  /** Draws the choice of a measuring point; absent where none can be chosen. */
  readonly pickPoint?: (given: PointChoice) => ReactNode;
  /** Draws the rows of a breakdown; absent where nothing can be broken down. */
  readonly breakDown?: (given: { readonly id: string; readonly value: Json | undefined; readonly onChange: (value: Json) => void }) => ReactNode;
  /** Where the small picture of a photograph of the case is; absent where there is no case yet. */
  readonly pictureAt?: (hash: string) => string;
  /** Uploads one file under a checklist item or field; absent where nothing can be uploaded yet. */
  readonly upload?: (item: string, file: File) => Promise<readonly EvidenceFile[]>;
};

export type PointChoice = { readonly id: string; readonly value: number | undefined; readonly onChange: (number: number) => void };
