/** The bits of an IPv6 address in text, IPv4 at its end included; undefined for what is none. */
export const bitsOfIPv6 = (address: string): bigint | undefined => {
	const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
	if (dotted !== null) {
		const low = bitsOfIPv4(dotted[2]!);
		return low === undefined
			? undefined
			: bitsOfIPv6(`${dotted[1]}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`);
	}

	const [head = '', tail, ...more] = address.split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === undefined || tail === '' ? [] : tail.split(':');
	const missing = 8 - left.length - right.length;
	const isWhole = tail === undefined ? missing === 0 : missing > 0;
	const words = [...left, ...Array<string>(Math.max(missing, 0)).fill('0'), ...right];
	return isWhole && more.length === 0 && words.every(word => /^[\da-f]{1,4}$/i.test(word))
		? words.reduce((bits, word) => (bits << 16n) | BigInt(`0x${word}`), 0n)
		: undefined;
};

const bitsOfIPv4 = (address: string): bigint | undefined => {
	const parts = address.split('.');
	return parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) < 256)
		? parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)
		: undefined;
};

/** Whether an address lies in a block like 10.0.0.0/8 or fd00::/8. False across families, and for what is neither. */
export const isInBlock = (address: string, cidr: string): boolean => {
	const [network = '', length = ''] = cidr.split('/');
	const isIPv6 = network.includes(':');
	if (isIPv6 !== address.includes(':') || !/^\d+$/.test(length)) {
		return false;
	}

	const bitsOf = isIPv6 ? bitsOfIPv6 : bitsOfIPv4;
	const [inside, base] = [bitsOf(address), bitsOf(network)];
	const free = BigInt((isIPv6 ? 128 : 32) - Number(length));
	return inside !== undefined && base !== undefined && free >= 0n && inside >> free === base >> free;
};
