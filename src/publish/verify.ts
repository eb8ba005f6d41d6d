import { canonical, type Json } from '../basis/canonical.ts';
import type { Words } from '../model/words.ts';
import { flaw, type Flaw } from './flaw.ts';
import { parseKey, type VerificationKey } from './key.ts';
import { sealedContent, type PublicFile } from './public-file.ts';
import { isPublicFile } from './public-file-shape.ts';
import { signatureHolds } from './signature.ts';
import { signaturesFlaw, signatureTally, type SignatureTally } from './verify-signatures.ts';
import { caseFlaw, checkpointFlaw, eventFlaw } from './verify-history.ts';

export type Verification =
  | { readonly ok: true; readonly says: Words; readonly events: number; readonly covered: number; readonly newest: string; readonly signatures: SignatureTally }
  | ({ readonly ok: false } & Flaw);

/**
 * Checks an exported public file offline against the installation's public key (src/publish/key.ts): canonical bytes, seal, every
 * disclosed value against its commitment, the chain of events, each checkpoint's signature, link and inclusion proof, and that
 * every earlier checkpoint's head is a prefix of this history; then the proof of every signature shown. Checkpoints noted in the key file must stand in it unchanged.
 */
export function verifyPublicFile(text: string, keyText: string): Verification {
  const key = parseKey(keyText);
  if (!key.ok) return refuse(flaw(key.fault, 'key', '公钥格式不正确', 'the key is not in a known form'));
  const file = parseFile(text);
  if (file === undefined) return refuse(flaw('history.not-canonical', 'file', '不是规范形式的公开文件', 'not a public file in canonical form'));
  const found = sealFlaw(file, key.value) ?? eventFlaw(file) ?? caseFlaw(file) ?? checkpointFlaw(file, key.value) ?? signaturesFlaw(file, key.value);
  return found === undefined ? confirm(file) : refuse(found);
}

const refuse = (found: Flaw): Verification => ({ ok: false, ...found });

function parseFile(text: string): PublicFile | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isPublicFile(parsed) && canonical(parsed satisfies Json) === text ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function sealFlaw({ seal, ...unsealed }: PublicFile, key: VerificationKey): Flaw | undefined {
  if (unsealed.key !== key.id) return flaw('history.unsigned', 'key', '文件由另一把密钥签署', 'the file names another key');
  if (signatureHolds(seal.signature, sealedContent(unsealed), key)) return undefined;
  return flaw('history.unsigned', 'seal', '文件签章不符', 'the seal of the file does not hold');
}

function confirm(file: PublicFile): Verification {
  const last = file.checkpoints.at(-1);
  const [events, covered, newest] = [file.events.length, last?.seq ?? 0, last?.checkpoint.day ?? ''];
  const tail = events - covered;
  const signatures = signatureTally(file);
  const signed = signatureWords(signatures);
  return {
    ok: true, events, covered, newest, signatures,
    says: {
      zh: `${file.case.number}:${events}条记录相连无改动,其中${covered}条已由截至${newest}的${file.checkpoints.length}个检查点证明${tail > 0 ? `,最新${tail}条待下一检查点` : ''}。${signed.zh}`,
      en: `${file.case.number}: ${events} linked events unchanged, ${covered} of them proved by ${file.checkpoints.length} checkpoints up to ${newest}${tail > 0 ? `; the newest ${tail} await the next checkpoint` : ''}.${signed.en}`,
    },
  };
}

/** Which signatures were verified; what brings no proof is said, too. */
function signatureWords({ seal, passkey, paper, unproved }: SignatureTally): Words {
  if (seal + passkey + paper + unproved === 0) return { zh: '', en: '' };
  return {
    zh: `签字:电子签章${seal}处、通行密钥${passkey}处验证一致;纸质签字${paper}处有扫描件摘要和两名经办人${unproved > 0 ? `;${unproved}处没有可离线验证的凭据` : ''}。`,
    en: ` Signatures: ${seal} by seal and ${passkey} by passkey hold; ${paper} on paper with the hash of the scan and two clerks${unproved > 0 ? `; ${unproved} bring no proof that can be verified offline` : ''}.`,
  };
}
