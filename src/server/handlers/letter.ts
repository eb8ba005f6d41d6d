import { fail, ok } from '../../basis/result.ts';
import { letterFile, readLetter } from '../../contract/letter.ts';
import type { House } from '../../flow/house.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import { letterOf, letterView } from '../views/letter.ts';
import { visible } from './case.ts';

/** 公文 (screen 9): what a letter says, to whoever may see its case. */
export function letterHandlers(house: House): readonly Handler[] {
  return [
    handle(readLetter, async ({ params }, { caller }) => {
      const found = await visible(house, caller, params.id);
      if (!found.ok) return found;
      const { of } = found.value;
      const parent = of.parent === undefined ? undefined : await house.records.read(found.value.caller.viewer).case(of.parent);
      const view = letterView(house, of, parent);
      return view === undefined ? fail('request.not-found', params.id) : ok(view);
    }),
    handleFile(letterFile, async ({ params }, { caller }) => {
      const found = await visible(house, caller, params.id);
      if (!found.ok) return found;
      const content = letterOf(house, found.value.of);
      if (content === undefined) return fail('request.not-found', params.id);
      if (content.date === undefined) return fail('letter.not-issued', found.value.of.number);
      const made = params.form === 'ofd' ? ok(house.papers.ofd(content)) : await house.papers.pdf(content);
      const name = `${content.number ?? found.value.of.number}.${params.form}`;
      return made.ok ? ok({ bytes: made.value, type: `application/${params.form}`, name }) : made;
    }),
  ];
}
