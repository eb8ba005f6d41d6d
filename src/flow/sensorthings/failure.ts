import { fail, type Failure, type Result } from '../../basis/result.ts';
import type { Flaw, Parsed } from '../../codecs/odata/ast.ts';

/** A fault that names the option and the character of it at which a question is wrong. */
export type QueryFailure = Failure & { readonly at: { readonly option: string; readonly position: number } };

export const failureOf = ({ option, position, says, unsupported }: Flaw): QueryFailure => ({
  ...fail(unsupported === true ? 'query.unsupported' : 'query.malformed', `${option} at ${position}: ${says}`), at: { option, position },
});

export const flawed = (option: string, position: number, says: string): QueryFailure => failureOf({ option, position, says });

export const resultOf = <T>(parsed: Parsed<T>): Result<T> => (parsed.ok ? parsed : failureOf(parsed.flaw));

/** How much one answer may take. Nothing is left out beyond it: the question is refused, or the page ends early with its next link. */
export const usualBounds = { page: 100, pageMax: 1_000, entities: 20_000, seriesReads: 1_000, rowsScanned: 50_000 };
export type Bounds = Readonly<typeof usualBounds>;

export const tooWide = (says: string): Failure => fail('query.too-wide', says);
