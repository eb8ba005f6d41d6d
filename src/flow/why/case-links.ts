import { civil, instant } from '../../basis/time.ts';
import type { Case } from '../../model/case.ts';
import { declaredType } from '../cases/case-types.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import { step, type ChainLink } from './chain.ts';
import { findingLinks } from './determination-links.ts';

const findingsShown = 5;

/** A lead or an item: its history in a word each, its signatures, then the newest findings it rests on, down to their frames. */
export async function caseLinks(house: House, viewer: Viewer, id: string, visible: (point: number) => boolean): Promise<ChainLink[]> {
  const records = house.records.read(viewer);
  const of = await records.case(id);
  if (of === undefined) return [];
  const type = declaredType(house.programmes, of.type);
  const events = await records.caseEvents(id);
  const head: ChainLink = {
    kind: type.publication === undefined ? 'lead' : 'item', id: of.id, at: of.openedAt, title: { zh: `${type.noun.zh} ${of.number} ${of.title.zh}`, en: `${type.noun.en} ${of.number} ${of.title.en}` },
    steps: events.map((event) => step('event', `${civil(instant(event.at))} ${titleOf(type.steps, event.event, 'zh')} ${event.actor.says}`, `${civil(instant(event.at))} ${titleOf(type.steps, event.event, 'en')} ${event.actor.says}`, event.hash.slice(0, 16))),
    versions: { chain: of.head, code: house.version },
  };
  const findings = await records.findings({ ids: [...of.findings], limit: 1000 });
  const newest = [...findings].filter((finding) => visible(finding.point)).sort((a, b) => b.at - a.at).slice(0, findingsShown);
  const below = await Promise.all(newest.map((finding) => findingLinks(house, finding)));
  return [head, ...signatureLinks(house, of), ...below.flat()];
}

const titleOf = (steps: readonly { readonly event: string; readonly title: { readonly zh: string; readonly en: string } }[], event: string, language: 'zh' | 'en'): string =>
  steps.find((rule) => rule.event === event)?.title[language] ?? { zh: '登记', en: 'registered' }[language];

const signatureLinks = (house: House, of: Case): ChainLink[] => of.signatures.map((signature) => ({
  kind: 'signature', id: `${of.id} ${signature.office} ${signature.at}`, at: signature.at, title: { zh: `签字 ${signature.actor.says}`, en: `signature of ${signature.actor.says}` },
  steps: [
    step('hash', '所签内容摘要', 'hash of what was signed', signature.hash), step('method', '签字方式', 'way of signing', signature.method),
    ...(signature.voided === undefined ? [] : [step('voided', '已失效', 'void', civil(instant(signature.voided.at)))]),
  ],
  versions: { algorithm: signature.algorithm, code: house.version },
}));
