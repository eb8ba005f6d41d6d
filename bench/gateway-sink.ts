import { createServer } from 'node:net';
import { crcHj212, printCrc } from '../src/codecs/hj212/crc.ts';

/** A bare sink: it finds the end of a frame, echoes its QN in a 9014, and looks at nothing else. The ceiling of sender and machine. */
const server = createServer({ noDelay: true }, (socket) => {
  let got = '';
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (text) => {
    got += String(text);
    for (let end = got.indexOf('\r\n'); end >= 0; end = got.indexOf('\r\n')) {
      const at = got.indexOf('QN=');
      const segment = `QN=${got.slice(at + 3, at + 20)};ST=91;CN=9014;PW=123456;MN=SIM00000;Flag=4;CP=&&&&`;
      got = got.slice(end + 2);
      socket.write(`##${String(segment.length).padStart(4, '0')}${segment}${printCrc('hj212', crcHj212(Buffer.from(segment)))}\r\n`);
    }
  });
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  const address = server.address();
  process.stdout.write(`${JSON.stringify({ gatewayPort: address !== null && typeof address === 'object' ? address.port : 0 })}\n`);
});
