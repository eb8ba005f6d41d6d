import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import qrcode from 'qrcode-generator';
import type { TestKey } from '../codecs/proof/passkey.fixture.ts';

/** A sheet with its QR code as a scanner gives it: grey, a margin around (PNG). */
export function scannedSheet(text: string, module = 6, margin = 40): Uint8Array {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount() * module + 2 * margin;
  const rows = Buffer.alloc(size * (size + 1), 238);
  for (let y = 0; y < size; y += 1) {
    rows[y * (size + 1)] = 0;
    for (let x = 0; x < size; x += 1) {
      const [row, column] = [Math.floor((y - margin) / module), Math.floor((x - margin) / module)];
      const inside = row >= 0 && column >= 0 && row < code.getModuleCount() && column < code.getModuleCount();
      if (inside && code.isDark(row, column)) rows[y * (size + 1) + 1 + x] = 30;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0))]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(8);
  framed.writeUInt32BE(data.length, 0);
  framed.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([framed.subarray(0, 4), named, framed.subarray(4)]);
}

export const multipart = (fields: Readonly<Record<string, string>>, name: string,
  bytes: Uint8Array): { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer } => ({
  headers: { 'content-type': 'multipart/form-data; boundary=sheet' },
  body: Buffer.concat([
    ...Object.entries(fields).map(([field,
      value]) => Buffer.from(`--sheet\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`)),
    Buffer.from(`--sheet\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`), bytes,
      Buffer.from('\r\n--sheet--\r\n'),
  ]),
});

/** What a browser answers when it has made a passkey without attestation: CBOR by hand (RFC 8949), as WebAuthn level 3 has it. */
export function registrationOf(key: TestKey,
  said: { readonly challenge: string; readonly origin: string; readonly site: string; readonly id: Buffer; readonly flags?: number }): object {
  const client = Buffer.from(JSON.stringify({ type: 'webauthn.create', challenge: said.challenge, origin: said.origin,
    crossOrigin: false }), 'utf8');
  const raw = Buffer.from(key.publicKey.split(':')[1] ?? '', 'hex');
  const bytes = (data: Buffer): Buffer => Buffer.concat([data.length < 24 ? Buffer.from([0x40 + data.length]) : data.length < 256 ? Buffer.from([0x58, data.length]) : Buffer.from([0x59, data.length >> 8, data.length & 255]), data]);
  // kty EC2, alg ES256, crv P-256, x, y
  const cose = Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]), bytes(raw.subarray(1, 33)),
    Buffer.from([0x22]), bytes(raw.subarray(33))]);
  const data = Buffer.concat([
    createHash('sha256').update(said.site).digest(), Buffer.from([said.flags ?? 0x45, 0, 0, 0, 0]), Buffer.alloc(16),
      Buffer.from([said.id.length >> 8, said.id.length & 255]), said.id, cose,
  ]);
  const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
  const attestation = Buffer.concat([Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]),
    text('authData'), bytes(data)]);
  const id = said.id.toString('base64url');
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {},
    response: { clientDataJSON: client.toString('base64url'), attestationObject: attestation.toString('base64url') } };
}
