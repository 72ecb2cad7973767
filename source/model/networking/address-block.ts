import ipaddr from 'ipaddr.js';

/** Whether an address lies in a block like 10.0.0.0/8 or fd00::/8. False across families, and for what is neither. */
export const isInBlock = (address: string, cidr: string): boolean => {
	const {IPv4, IPv6} = ipaddr;
	if (IPv4.isValidCIDRFourPartDecimal(cidr)) {
		return IPv4.isValidFourPartDecimal(address) && IPv4.parse(address).match(IPv4.parseCIDR(cidr));
	}

	return IPv6.isValidCIDR(cidr) && IPv6.isValid(address) && IPv6.parse(address).match(IPv6.parseCIDR(cidr));
};
