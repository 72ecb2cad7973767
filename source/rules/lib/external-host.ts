/** The host in what was given for one: scheme, path and port are taken away. What is a host already comes back as it is. */
export const hostIn = (given: string): string => {
	const [authority = ''] = given.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').split('/');
	const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(authority)?.[1];
	if (bracketed !== undefined) {
		return bracketed;
	}

	// More than one colon is an IPv6 address, not a port.
	return /^[^:]*:\d+$/.test(authority) ? authority.slice(0, authority.indexOf(':')) : authority;
};

const isIPv4 = (host: string) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?=\d)|$)){4}$/.test(host);

const isIPv6 = (host: string) => /^[\da-f:]+(?::(?:\d{1,3}\.){3}\d{1,3})?$/i.test(host) && host.split(':').length > 2;

/** An IP address with its family; undefined for a name. A final dot, as names may have one, is not part of it. */
export const addressIn = (host: string): {readonly value: string; readonly family: 'IPv4' | 'IPv6'} | undefined => {
	const value = host.replace(/\.$/, '');
	if (isIPv4(value)) {
		return {value, family: 'IPv4'};
	}

	return isIPv6(value) ? {value, family: 'IPv6'} : undefined;
};
