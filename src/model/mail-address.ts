/** RFC 5321, 4.5.3.1: what a server must take at the least. */
const lengthMost = 254;
const localMost = 64;
const word = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/u;

/** A plain address in ASCII at a named domain: no quotes, comments, literals, nothing that could begin another header. */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  const labels = domain.split('.');
  return at > 0 && text.length <= lengthMost && local.length <= localMost && word.test(local)
    && labels.length > 1 && labels.every((part) => label.test(part)) && !/^\d+$/u.test(labels.at(-1) ?? '');
}

export const mailDomain = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
