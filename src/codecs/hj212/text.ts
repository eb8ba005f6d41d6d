/** Text of a segment and how it was written; HJ 212-2017 says UTF-8, device software in the field writes GBK as well. */
export type SegmentText = { readonly text: string; readonly encoding: 'utf-8' | 'gbk' };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const gb18030 = new TextDecoder('gb18030');
const encoder = new TextEncoder();

/** UTF-8 strictly, else GB18030 (which covers GBK). Never fails: bytes that fit neither become U+FFFD. */
export function readText(bytes: Uint8Array): SegmentText {
  try {
    return { text: utf8.decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: gb18030.decode(bytes), encoding: 'gbk' };
  }
}

/** The bytes that a JSON string stands for: UTF-8 when any character is above U+00FF, else one byte a character. */
export function bytesOf(text: string): { readonly bytes: Uint8Array; readonly latin1: boolean } {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0xff) return { bytes: encoder.encode(text), latin1: false };
  return { bytes: Uint8Array.from(text, (character) => character.charCodeAt(0)), latin1: true };
}

/** The way back of `bytesOf`. */
export function printBytes(bytes: Uint8Array, latin1: boolean): string {
  if (!latin1) return readText(bytes).text;
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export const utf8Bytes = (text: string): Uint8Array => encoder.encode(text);
