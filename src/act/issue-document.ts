import { canonical } from '../basis/canonical.ts';
import { hashAlgorithm, sha256Text } from '../basis/hash.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { IssuedDocument, LetterContent } from '../model/letter-content.ts';
import { clocksStartedBy } from './case-clocks.ts';
import { letterContent } from './letter-content.ts';
import type { Consequences, Trial } from './trial.ts';

/**
 * 签发: the letter bears its number from here on, and its text stands as it is, whatever the registers say later. The number was drawn in
 * the transaction that stores the step, so that a step which fails leaves no hole. Fault: case.no-code-word.
 */
export function issueDocument({ type, of, actor, rule, context }: Trial): Result<Consequences> {
  const { letter: facts } = context.facts;
  if (type.letter === undefined) throw new TypeError(`${type.id} declares no letter`);
  if (facts?.number === undefined) return fail('case.no-code-word', facts?.issuer.zh);
  const due = clocksStartedBy(type, rule.event, of.fields, context).find(({ id }) => id === type.letter?.clock)?.due;
  const issued = { signer: actor.says, at: context.now, ...(due !== undefined && { due }) };
  const content = letterContent({ type, rule: type.letter, of, facts, issued, parameters: context.parameters });
  const document: IssuedDocument = {
    ...facts.number, signedBy: actor.says, at: context.now, ...(due !== undefined && { due }),
    hash: letterHash(content), algorithm: hashAlgorithm, content,
  };
  return ok({ $document: document });
}

const letterHash = (content: LetterContent): string => sha256Text(`qingshan letter 1\n${canonical(content)}`);
