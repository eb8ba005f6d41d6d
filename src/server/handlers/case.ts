import type { Static } from 'typebox';
import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { addEvidence, alikeCases, listCases, openCase, readCase, readFile, stepCase } from '../../contract/case.ts';
import { alikeCases as findAlike } from '../../flow/cases/alike-cases.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import { registerItem } from '../../flow/cases/register-item.ts';
import { takeStep } from '../../flow/cases/take-step.ts';
import type { House } from '../../flow/house.ts';
import { keepHandedIn, servable } from '../../flow/scans.ts';
import type { Case, FieldCapture } from '../../model/case.ts';
import type { PaperFile } from '../../model/signing.ts';
import type { Caller, SignedIn } from '../caller.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import { pictureReply } from '../picture-reply.ts';
import { broughtProof } from '../signing.ts';
import { caseRow, caseRows } from '../views/case-row.ts';
import { caseView } from '../views/case-view.ts';

export function caseHandlers(house: House): readonly Handler[] {
  const view = async (caller: SignedIn, of: Result<Case>) => (of.ok ? ok(await caseView(house, caller.viewer, caller.actor, of.value)) : of);
  return [
    handle(listCases, async ({ query }, { caller }) => {
      const limit = query.limit ?? 100;
      const { type, state, region, point, unit, open, text, after } = query;
      const rows = await house.records.read(caller.viewer).caseHeads({
        limit, ...(type === undefined ? {} : { types: [type] }), ...(state === undefined ? {} : { states: state.split(',') }), ...(region === undefined ? {} : { region }),
        ...(point === undefined ? {} : { point }), ...(unit === undefined ? {} : { unit }), ...(open === undefined ? {} : { open }), ...(text === undefined ? {} : { text }), ...(after === undefined ? {} : { after }),
      });
      const last = rows.at(-1);
      return ok({ rows: await caseRows(house, rows), ...(rows.length === limit && last !== undefined ? { next: last.id } : {}) });
    }),
    handle(readCase, async ({ params }, { caller }) => {
      const found = await visible(house, caller, params.id);
      return found.ok ? view(found.value.caller, ok(found.value.of)) : found;
    }),
    handle(alikeCases, async ({ params }, { caller }) => {
      const found = await findAlike(house, caller.viewer, params.id);
      if (!found.ok) return found;
      const { compared, least, rows } = found.value;
      return ok({
        rows: rows.map(({ of, share, words, passages, traits }) => ({ case: caseRow(house, of, undefined), share, words: [...words], passages: [...passages], traits: [...traits] })),
        basis: {
          zh: `与本职务可见的${compared}个同级问题比较(原文、地区、行业、排放口)|文字相近程度不低于${least}的列出,至多10个|只排序,是否同类由人判断`,
          en: `compared with ${compared} items of the level that this office may see (text, region, industry, outlets) | shown from a likeness of ${least}, 10 at most | it orders, a person decides`,
        },
      });
    }),
    handle(openCase, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      return view(caller, await registerItem(house, { ...body, fields: body.fields as Readonly<Record<string, Json>>, actor: caller.actor }));
    }),
    handle(stepCase, async ({ params, body }, { caller }) => {
      const found = await visible(house, caller, params.id);
      if (!found.ok) return found;
      const brought = await broughtProof(house, found.value.caller, found.value.of, params.event, body);
      if (!brought.ok) return brought;
      const proof = brought.value === undefined ? {} : { proof: brought.value };
      const asked = { case: params.id, event: params.event, actor: found.value.caller.actor, seenSeq: body.seenSeq, data: body.data as Readonly<Record<string, Json>>, ...proof };
      return view(found.value.caller, await takeStep(house, found.value.caller.viewer, asked));
    }),
    handle(addEvidence, async ({ params, body }, { caller, upload }) => {
      const found = await visible(house, caller, params.id);
      if (!found.ok) return found;
      if (upload === undefined) return fail('file.empty');
      const step = uploadStep(house, found.value.of);
      if (step === undefined) return fail('case.step-refused', found.value.of.state);
      const kept = await keepHandedIn(house, upload.bytes);
      if (!kept.ok) return kept;
      const file = { hash: kept.value, name: upload.name, type: upload.type, size: upload.bytes.length, item: body.item, ...capturedIn(body) };
      const asked = { case: params.id, event: step.event, actor: found.value.caller.actor, seenSeq: Number(body.seenSeq), data: { [step.field]: [file] } };
      return view(found.value.caller, await takeStep(house, found.value.caller.viewer, asked));
    }),
    handleFile(readFile, async ({ params, query: { size } }, { caller }) => {
      const found = await visible(house, caller, params.id);
      if (!found.ok) return found;
      const file = [...found.value.of.evidence, ...scansOf(found.value.of)].find((held) => held.hash === params.hash);
      const may = await servable(house, params.hash);
      if (file !== undefined && !may.ok) return may;
      if (file !== undefined && size !== undefined) return pictureReply(house, params.hash, size, 'private, max-age=31536000, immutable');
      const bytes = file === undefined ? undefined : await house.files.get(params.hash);
      return file === undefined || bytes === undefined ? fail('file.missing', params.hash) : ok({ bytes, type: file.type, name: file.name });
    }),
  ];
}

/** The case, if the store's row rules let this session see it; it does not exist for anybody else. */
export async function visible(house: House, caller: Caller, id: string): Promise<Result<{ readonly caller: SignedIn; readonly of: Case }>> {
  if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
  const of = await house.records.read(caller.viewer).case(id);
  return of === undefined ? fail('request.not-found', id) : ok({ caller, of });
}

/** Scans of signed sheets, waiting and confirmed. */
const scansOf = (of: Case): readonly PaperFile[] => [
  ...(of.papers ?? []).map(({ scan }) => scan),
  ...of.signatures.flatMap(({ proof, office }) => (proof?.way === 'paper' ? [{ ...proof.scan, name: `${of.number} ${office}.${proof.scan.type.split('/')[1] ?? 'bin'}` }] : [])),
];

/** What was said of a file in the field, out of the texts of a form; nothing for one without `capturedAt`. */
function capturedIn({ capturedAt, note, lon, lat, within }: Static<NonNullable<typeof addEvidence.body>>): { readonly captured?: FieldCapture } {
  if (capturedAt === undefined) return {};
  const place = lon === undefined || lat === undefined || within === undefined ? {} : { lon: Number(lon), lat: Number(lat), within: Number(within) };
  return { captured: { at: Number(capturedAt), ...(note === undefined ? {} : { note }), ...place } };
}

/** The step of the present state that takes nothing but files by need: where material is handed in. */
function uploadStep(house: House, of: Case): { readonly event: string; readonly field: string } | undefined {
  for (const rule of declaredType(house.programmes, of.type).steps) {
    const files = rule.input.find((field) => field.kind === 'files');
    const otherwiseFree = rule.input.every((field) => field === files || !field.required);
    if (files !== undefined && otherwiseFree && rule.from.includes(of.state)) return { event: rule.event, field: files.id };
  }
  return undefined;
}
