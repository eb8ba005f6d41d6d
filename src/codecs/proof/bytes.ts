export function fromBase64(text: string, alphabet: 'base64' | 'base64url' = 'base64'): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text, { alphabet });
  } catch {
    return undefined;
  }
}

export const toBase64Url = (bytes: Uint8Array): string => bytes.toBase64({ alphabet: 'base64url', omitPadding: true });
export const toHex = (bytes: Uint8Array): string => bytes.toHex();

export function fromHex(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromHex(text);
  } catch {
    return undefined;
  }
}
