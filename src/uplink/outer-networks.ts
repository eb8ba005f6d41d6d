import { BlockList, isIP, isIPv6 } from 'node:net';
import { fail, ok, type Result } from '../basis/result.ts';

/**
 * Addresses that are nobody's on the open internet (IANA special-purpose registries): a request there reaches this machine or its
 * neighbours.
 */
const inner = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4',
  '240.0.0.0/4', '::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', 'fc00::/7', 'fe80::/10', 'ff00::/8',
];

/** Which addresses requests may go to: all of the open internet, and the networks that this installation allows. */
export type OuterNetworks = { permits(address: string): boolean };

/** `allowed`: networks as `10.1.0.0/16, fd00::/8`, or empty. Fault: system.bad-option. */
export function outerNetworks(allowed: string): Result<OuterNetworks> {
  const own = listOf(allowed.split(',').map((part) => part.trim()).filter((part) => part !== ''));
  const refused = listOf(inner);
  if (own === undefined || refused === undefined) return fail('system.bad-option', `networks: ${allowed}`);
  return ok({
    permits: (address) => {
      const family = isIPv6(address) ? 'ipv6' : 'ipv4';
      return isIP(address) !== 0 && (own.check(address, family) || !refused.check(address, family));
    },
  });
}

function listOf(networks: readonly string[]): BlockList | undefined {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', length = ''] = network.split('/');
    const family = isIP(address);
    if (family === 0 || !/^\d{1,3}$/u.test(length) || Number(length) > (family === 4 ? 32 : 128)) return undefined;
    list.addSubnet(address, Number(length), family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}
