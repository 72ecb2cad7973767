import {isInBlock} from '../../model/networking/address-block.ts';

/** Whether no_proxy keeps a host from the proxy: for every client, for none, or only for some, as they read it differently. */
export type Coverage = 'covered' | 'uncovered' | 'mixed';

const isIPv4 = (word: string) => /^\d{1,3}(\.\d{1,3}){3}$/.test(word);

/** How one entry bears on a host: curl, Go's httpproxy, Python and GNU wget agree on suffixes, and not on the rest. */
const byEntry = (host: string, written: string): Coverage => {
	const [entry = '', port] = /^[^:]*:\d+$/.test(written) ? written.split(':') : [written];
	if (host === entry) {
		return port === undefined ? 'covered' : 'mixed';
	}

	if (entry.includes('/')) {
		return isInBlock(host, entry) ? 'covered' : 'uncovered';
	}

	// Go takes *.svc for .svc, curl takes it as it is.
	const pattern = entry.replace(/^\*\./, '.');
	const suffix = pattern.startsWith('.') ? pattern : `.${pattern}`;
	if (pattern === '' || isIPv4(host)) {
		return 'uncovered';
	}

	if (host.endsWith(suffix)) {
		return pattern === entry && port === undefined ? 'covered' : 'mixed';
	}

	// curl and Python leave the dot of `.tax` out, Go does not.
	return suffix.slice(1) === host ? 'mixed' : 'uncovered';
};

/** Whether a value of no_proxy covers a host, a name or an address. Case and a final dot do not count. */
export const coverage = (host: string, noProxy: string): Coverage => {
	const plain = (word: string) => word.toLowerCase().replace(/\.$/, '');
	const entries = noProxy.split(/[\s,]+/).filter(Boolean);
	// curl knows the star only by itself, Go among others as well.
	if (entries.includes('*')) {
		return entries.length === 1 ? 'covered' : 'mixed';
	}

	const found = entries.map(entry => byEntry(plain(host), plain(entry)));
	return found.includes('covered') ? 'covered' : found.includes('mixed') ? 'mixed' : 'uncovered';
};
