import type { CaseType } from '../../model/case-type.ts';
import type { View } from '../casework/case-view.ts';

/** What a bespoke panel of a case page is given. */
export type PanelProps = { readonly view: View; readonly type: CaseType };
