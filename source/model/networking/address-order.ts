import ipaddr from 'ipaddr.js';

/** All its digits: what is left out in the short text of an address is zeros. */
const sortable = ({parts}: ipaddr.IPv6) => parts.map(part => part.toString(16).padStart(4, '0')).join('');

const ipv4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/**
 * A text that sorts as its address does by value: IPv4 before IPv6, whatever way either is written, then what is no
 * address; '' stays first.
 */
export const addressRank = (address: string): string => {
	if (address.includes(':')) {
		return ipaddr.IPv6.isValid(address) ? `6${sortable(ipaddr.IPv6.parse(address))}` : `x${address}`;
	}

	const groups = ipv4.exec(address);
	return groups === null
		? address && `x${address}`
		: `4${groups[1]!.padStart(3, '0')}${groups[2]!.padStart(3, '0')}${groups[3]!.padStart(3, '0')}${groups[4]!.padStart(3, '0')}`;
};

/** Those that have an address, lowest first; what has the same address stays in its order. */
export const byAddress = <T extends {readonly address: string}>(items: readonly T[]): readonly T[] =>
	items.length < 2
		? items
		: items
				.map(item => ({item, rank: addressRank(item.address)}))
				.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
				.map(({item}) => item);
