import ipaddr from 'ipaddr.js';

/** All its digits: what is left out in the short text of an address is zeros. */
const sortable = ({parts}: ipaddr.IPv6) => parts.map(part => part.toString(16).padStart(4, '0')).join('');

/**
 * A text that sorts as its address does by value: IPv4 before IPv6, whatever way either is written, then what is no
 * address; '' stays first.
 */
export const addressRank = (address: string): string => {
	if (address.includes(':')) {
		return ipaddr.IPv6.isValid(address) ? `6${sortable(ipaddr.IPv6.parse(address))}` : `x${address}`;
	}

	const groups = address.split('.');
	return groups.length === 4 && groups.every(group => /^\d{1,3}$/.test(group))
		? `4${groups.map(group => group.padStart(3, '0')).join('')}`
		: address && `x${address}`;
};

/** Those that have an address, lowest first; what has the same address stays in its order. */
export const byAddress = <T extends {readonly address: string}>(items: readonly T[]): readonly T[] =>
	items
		.map(item => ({item, rank: addressRank(item.address)}))
		.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
		.map(({item}) => item);
