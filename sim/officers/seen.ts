import type { Static } from 'typebox';
import type { CaseView } from '../../src/contract/case.ts';
import type { Case, Measure } from '../../src/model/case.ts';
import { material } from './material.ts';

/** What a person reads on the page of a case before acting, and no more. */
export type Seen = {
  readonly id: string;
  readonly seq: number;
  readonly state: string;
  readonly parties: Readonly<Record<string, string>>;
  /** Main steps of the present state: who is waited for, and with what. */
  readonly waiting: readonly { readonly party: string; readonly event: string }[];
  /** Steps that people took, oldest first. */
  readonly taken: readonly string[];
  /** World time of the last of them, ms. */
  readonly at: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly place: string;
  readonly title: string;
  /** Material of the checklist that is not handed in yet. */
  readonly missing: readonly string[];
  readonly measures: readonly Measure[];
  readonly machinePasses: boolean;
  readonly signed: readonly string[];
  readonly frozen?: string;
  readonly notice?: { readonly to: number; readonly objections: readonly { readonly id: string; readonly answer?: string }[] };
};

/** What the machine does by itself, and what changes nothing about whose turn it is. */
const besides = new Set(['attach', 'attach-outlet', 'escalate', 'supervise', 'advise', 'urge']);
const worksOnly = ['works-approval', 'works-acceptance'];

/** The page as one person reads it. The case inside the reply is src/model/case.ts as the viewer may see it. */
export function seenOf(view: Static<typeof CaseView>): Seen {
  const of = view.case as Case;
  const taken = view.events.filter(({ event }) => !besides.has(event));
  const standing = of.signatures.filter((signature) => signature.voided === undefined);
  const needed = Object.keys(material).filter((item) => of.fields['works'] === 'yes' || !worksOnly.includes(item));
  return {
    id: of.id, seq: of.seq, state: of.state, parties: of.parties, waiting: view.waiting.map(({ party, event }) => ({ party, event })),
    taken: taken.map(({ event }) => event), at: taken.at(-1)?.at ?? of.openedAt, fields: of.fields, place: view.row.region.name.zh, title: of.title.zh,
    missing: needed.filter((item) => of.checklist[item]?.state !== 'have'), measures: of.measures,
    machinePasses: view.checks.every(({ result }) => result === 'pass'),
    signed: standing.map(({ office }) => office),
    ...(of.frozen === undefined ? {} : { frozen: of.frozen.hash }), ...(of.notice === undefined ? {} : { notice: of.notice }),
  };
}
